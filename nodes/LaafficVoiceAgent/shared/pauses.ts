import { sleep } from 'n8n-workflow';

/** How long work may keep n8n from everything else, in milliseconds. */
const PAUSE_AFTER = 40;

/** Lets n8n answer its users and webhooks in the middle of long work. */
export class Pauses {
	private last = Date.now();

	/** Pauses if it is time to. */
	async offer(): Promise<void> {
		if (Date.now() - this.last < PAUSE_AFTER) return;
		await sleep(0);
		this.last = Date.now();
	}
}
