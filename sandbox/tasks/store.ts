import { hashText } from '../calls/random';
import type { Account } from '../options';
import { isOver, planTimeline } from './progress';
import type { NewTask, Task } from './task';

/** The example of the vendor's list page has number 5000602; ours go on from there. */
const FIRST_TASK_ID = 5_000_603;

interface Moment {
	/** The sandbox's clock: when it really happened. */
	readonly now: number;
	/** What the server's own clock showed. */
	readonly shown: number;
}

const nameKey = (account: Account, name: string) => `${account.apiKey}\n${name}`;

/** Every task of every account, in the order of acceptance. */
export class TaskStore {
	private readonly byId = new Map<number, Task>();
	private readonly byName = new Map<string, Task>();
	/** By time of acceptance, the oldest first. */
	private readonly byAccount = new Map<Account, Task[]>();
	private nextId = FIRST_TASK_ID;

	constructor(
		private readonly speed: number,
		private readonly seed: number,
	) {}

	add(task: NewTask, { now, shown }: Moment): Task {
		const added: Task = {
			...task,
			id: this.nextId++,
			createdAt: shown,
			acceptedAt: now,
			timeline: planTimeline(now, task.sendAt, task.callees.length, this.speed),
			callSeed: {
				seed: this.seed,
				taskHash: hashText(task.name),
				industry: task.agent.industry,
			},
			tally: { called: 0, connected: 0, lineSeconds: 0, agentSeconds: 0 },
		};
		this.byId.set(added.id, added);
		// A recall is named by the platform and takes nobody's name away.
		const key = nameKey(task.account, task.name);
		if (!this.byName.has(key)) this.byName.set(key, added);
		this.insertInOrder(added);
		return added;
	}

	/** From the end, where nearly every task belongs: only late recalls go further back. */
	private insertInOrder(task: Task): void {
		const ordered = this.byAccount.get(task.account) ?? [];
		this.byAccount.set(task.account, ordered);
		let place = ordered.length;
		while (place > 0 && ordered[place - 1].createdAt > task.createdAt) place--;
		ordered.splice(place, 0, task);
	}

	all(): Task[] {
		return [...this.byId.values()];
	}

	named(account: Account, name: string): Task | undefined {
		return this.byName.get(nameKey(account, name));
	}

	get(account: Account, id: number): Task | undefined {
		const task = this.byId.get(id);
		return task?.account === account ? task : undefined;
	}

	newestFirst(account: Account): Task[] {
		return (this.byAccount.get(account) ?? []).toReversed();
	}

	/** How many tasks of an account have not ended: "complete the task before submitting again". */
	underWay(account: Account, now: number): number {
		return this.newestFirst(account).filter((task) => !isOver(task, now)).length;
	}

	clear(): void {
		this.byId.clear();
		this.byName.clear();
		this.byAccount.clear();
		this.nextId = FIRST_TASK_ID;
	}
}
