import { jsonAnswer } from '../http/answer';
import type { Answer } from '../http/answer';

/** More than a demonstration makes; a sandbox that runs for days forgets the oldest. */
const MOST_ENTRIES = 10_000;

/** Takes what a workflow sends on: stands in for an SMS provider or a help desk. */
export class Desk {
	private entries: unknown[] = [];
	private count = 0;

	take(body: unknown): Answer {
		const id = ++this.count;
		this.entries.push({ id, received: body });
		if (this.entries.length > MOST_ENTRIES) this.entries.shift();
		return jsonAnswer({ id, received: body });
	}

	list(): Answer {
		return jsonAnswer({ count: this.count, entries: this.entries });
	}

	clear(): void {
		this.entries = [];
		this.count = 0;
	}
}
