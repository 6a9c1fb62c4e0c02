import { jsonAnswer } from '../http/answer';
import type { Answer } from '../http/answer';

/** More than a demonstration makes; a sandbox that runs for days forgets the oldest. */
const MOST_ENTRIES = 10_000;

interface Entry {
	readonly id: number;
	readonly received: unknown;
}

/** Takes what a workflow sends on: stands in for an SMS provider or a help desk. */
export class Desk {
	private entries: Entry[] = [];
	private count = 0;

	take(body: unknown): Answer {
		const id = ++this.count;
		this.entries.push({ id, received: body });
		if (this.entries.length > MOST_ENTRIES) this.entries.shift();
		return jsonAnswer({ id, received: body });
	}

	/** The latest first. */
	latest(count: number): readonly Entry[] {
		return this.entries.slice(-count).reverse();
	}

	get total(): number {
		return this.count;
	}

	list(): Answer {
		return jsonAnswer({ count: this.count, entries: this.entries });
	}

	clear(): void {
		this.entries = [];
		this.count = 0;
	}
}
