/**
 * How long a loop may keep n8n from everything else, in milliseconds. A webhook takes a dozen turns
 * of n8n until it is answered, and waits as long at each of them.
 */
const PAUSE_AFTER = 1;

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
		await turnOfOthers();
		this.last = Date.now();
	}
}

/**
 * Comes back when all that was ready has had its turn. A message to oneself takes a hundredth of a
 * millisecond; the shortest sleep takes a whole one, and so often would be felt.
 */
async function turnOfOthers(): Promise<void> {
	const { port1, port2 } = new MessageChannel();
	await new Promise((resolve) => {
		port1.once('message', resolve);
		port2.postMessage(undefined);
	});
	port1.close();
}
