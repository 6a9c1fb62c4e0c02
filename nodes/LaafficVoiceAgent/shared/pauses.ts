import { sleep } from 'n8n-workflow';

/**
 * How long a loop may keep n8n from everything else, in milliseconds. A webhook takes a dozen turns
 * of n8n until it is answered, and waits as long at each of them; a pause itself takes one.
 */
const PAUSE_AFTER = 3;

/** Rounds between looks at the clock: few enough for rows whose expressions n8n evaluates. */
const ROUNDS_BETWEEN_LOOKS = 8;

/** Lets n8n answer its users and webhooks in the middle of a long loop. */
export class Pauses {
	private last = Date.now();

	/** Whether it is time for one. Asked in each round, because even to await nothing takes long. */
	isDue(round: number): boolean {
		return round % ROUNDS_BETWEEN_LOOKS === 0 && Date.now() - this.last >= PAUSE_AFTER;
	}

	async take(): Promise<void> {
		await sleep(0);
		this.last = Date.now();
	}
}
