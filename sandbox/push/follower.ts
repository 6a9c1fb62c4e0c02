import type { Context } from '../context';
import { endedCalls } from './calls';
import { deliver } from './deliver';
import type { Delivery } from './deliver';
import type { PushSettings } from './settings';

const LOOK_EVERY_MS = 1_000;

/** Pushes the report of each call soon after it has ended, as the platform does. */
export class Follower {
	private readonly reported = new Map<number, number>();
	private readonly timer: NodeJS.Timeout;
	private busy: Promise<void> = Promise.resolve();
	readonly deliveries: Delivery[] = [];

	constructor(
		private readonly context: Context,
		readonly settings: PushSettings,
	) {
		// Calls that ended before anybody listened are past.
		this.takeNew();
		this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
		this.timer.unref();
	}

	stop(): void {
		clearInterval(this.timer);
	}

	private look(): void {
		this.busy = this.busy.then(async () => {
			const calls = this.takeNew();
			if (calls.length > 0) this.deliveries.push(await deliver(calls, this.settings));
		});
	}

	private takeNew() {
		const { context, reported } = this;
		const now = context.now();
		context.flows.advance(now);
		return context.tasks.all().flatMap((task) => {
			const calls = endedCalls(task, now, reported.get(task.id));
			reported.set(task.id, (reported.get(task.id) ?? 0) + calls.length);
			return calls;
		});
	}
}
