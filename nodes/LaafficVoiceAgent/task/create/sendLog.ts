import { forgetTurns } from '../../shared/inTurn';
import type { PlannedTask, TaskResult } from './plan';
import { REPEAT_WITHIN, type NotedState, type SendStore } from './sendStore';

/**
 * The log of sends: what this process has sent, by account and callees, and what became of it.
 *
 * n8n's Retry On Fail runs the node anew, users press Execute again, and executions run side by
 * side. What one of them has sent must neither be sent again nor pass for somebody else's task.
 */
export interface Send {
	readonly wantedName: string;
	readonly sentName: string;
	readonly calleeCount: number;
	/** The input item that the task begins with. */
	readonly item: number;
	/**
	 * - `open`: nobody knows whether it arrived;
	 * - `nameTaken`: the platform said that the name exists, though it was free a moment before;
	 * - `made`: the task is there.
	 */
	readonly state: 'open' | 'nameTaken' | 'made';
	/** What was made, where that is known. */
	readonly made?: TaskResult;
	/** The run that sent it; another process has none. */
	readonly run?: object;
	readonly at: number;
}

/** No list lags for a day: what does not show until then did not arrive. In milliseconds. */
const OPEN_FOR = 24 * 60 * 60_000;

/** How often sends that are too old to matter are dropped, in milliseconds. */
const SWEEP_EVERY = 60_000;

/** Sends of all runs, by account, callees and wanted name. */
const sends = new Map<string, Send[]>();

/** Who has which name, for lists that do not show a new task yet: by account and name. */
const namesTaken = new Map<string, Send>();

/**
 * Sends of a run that is under way, by task. All tries of a run get the same object from n8n, so
 * nothing of it is forgotten before n8n forgets the run.
 */
let runs = new WeakMap<object, Map<string, Send>>();

let sweptAt = 0;

/** Forgets everything, as a restart of n8n does. */
export function forgetSends(): void {
	sends.clear();
	namesTaken.clear();
	runs = new WeakMap();
	forgetTurns();
}

/** The log as one run reads and writes it. */
export class SendLog {
	constructor(
		private readonly run: object,
		private readonly account: string,
		private readonly store: SendStore,
	) {}

	/** What an earlier try of this run has made of the task. */
	madeInRun(task: PlannedTask): TaskResult | undefined {
		return this.ofRun().get(taskKey(task))?.made;
	}

	/**
	 * The task under the name that an earlier try of this run has sent it with. A name that holds the
	 * time is another one in each try, and under another name its people would be called again.
	 */
	asSent(task: PlannedTask): PlannedTask {
		const own = this.ofRun().get(taskKey(task));
		return own === undefined ? task : { ...task, wantedName: own.wantedName };
	}

	/** All sends of this run, for what is said when a later try fails. */
	allOfRun(): Send[] {
		return [...this.ofRun().values()];
	}

	/**
	 * A send of the same callees under the same wanted name that this process knows of. Another
	 * item of this run is no repeat: whoever calls a number for each of its rows wants that.
	 */
	earlier(task: PlannedTask): Send | undefined {
		const candidates = (sends.get(this.keyOf(task)) ?? []).filter(
			(send) => isCurrent(send) && (send.run !== this.run || send.item === task.group.from),
		);
		return candidates.find(({ state }) => state !== 'made') ?? candidates.at(-1);
	}

	/** The same from what other processes have noted, for the first of the names that one of them has. */
	async earlierElsewhere(task: PlannedTask, names: readonly string[]): Promise<Send | undefined> {
		const known = await this.store.look(this.subjectOf(task), names);
		for (const sentName of names) {
			const state = known.get(sentName);
			if (state !== undefined) return { ...this.sendOf(task, sentName, state), run: undefined };
		}
		return undefined;
	}

	/** Whether other processes can be known of at all. */
	hasStore(): boolean {
		return this.store.isThere();
	}

	/** What other processes have noted of the send by now; one that is alive closes its note in the end. */
	async stateElsewhere(task: PlannedTask, sentName: string): Promise<NotedState | undefined> {
		return (await this.store.look(this.subjectOf(task), [sentName])).get(sentName);
	}

	/** A task that this process has made under the name, for whatever callees. */
	ownerOf(name: string): Send | undefined {
		const send = namesTaken.get(nameKey(this.account, name));
		return send !== undefined && isCurrent(send) ? send : undefined;
	}

	/** Whether this run has made a task under the name, whether or not the list shows it. */
	isOfThisRun(name: string): boolean {
		return namesTaken.get(nameKey(this.account, name))?.run === this.run;
	}

	/**
	 * Notes a send before it leaves, so that even an end in the middle of it leaves its trace.
	 *
	 * @returns how many others have noted the same send before
	 */
	async open(task: PlannedTask, sentName: string): Promise<number> {
		this.write(task, sentName, 'open');
		return await this.store.note(this.subjectOf(task), sentName);
	}

	/** The platform said that the name exists, but may have taken this very task. */
	async nameTaken(task: PlannedTask, sentName: string, others: number): Promise<void> {
		this.write(task, sentName, 'nameTaken');
		await this.store.close(this.subjectOf(task), sentName, 'nameTaken', others);
	}

	/**
	 * The task is there. One that was taken over without a send is none of this process, so that its
	 * repeats do not go on for ever.
	 *
	 * @param wasSent whether the task was sent, even if another one with its name was found then:
	 * that can be this very one, delivered twice
	 */
	async settled(task: PlannedTask, made: TaskResult, wasSent = false): Promise<void> {
		const own = this.ofRun().get(taskKey(task));
		if (wasSent || made.outcome !== 'existing') {
			this.write(task, made.taskName, 'made', made);
			await this.store.close(this.subjectOf(task), made.taskName, 'made');
			return;
		}
		this.erase(task);
		this.ofRun().set(taskKey(task), this.sendOf(task, made.taskName, 'made', made));
		if (own !== undefined) await this.store.close(this.subjectOf(task), own.sentName);
	}

	/** Whether this run has sent it, and not another one. */
	isOwn({ run }: Send): boolean {
		return run === this.run;
	}

	/** Nothing was sent, or the platform has certainly not taken it. The notes of others stand. */
	async drop(task: PlannedTask, sentName: string, others: number): Promise<void> {
		this.erase(task);
		await this.store.close(this.subjectOf(task), sentName, undefined, others);
	}

	private write(
		task: PlannedTask,
		sentName: string,
		state: Send['state'],
		made?: TaskResult,
	): void {
		sweep();
		this.erase(task);
		const send = this.sendOf(task, sentName, state, made);
		this.ofRun().set(taskKey(task), send);
		const key = this.keyOf(task);
		const others = (sends.get(key) ?? []).filter((one) => state !== 'made' || one.state === 'made');
		sends.set(key, [...others, send]);
		if (state === 'made') namesTaken.set(nameKey(this.account, sentName), send);
	}

	private sendOf(
		{ wantedName, calleeCount, group }: PlannedTask,
		sentName: string,
		state: Send['state'],
		made?: TaskResult,
	): Send {
		const { run } = this;
		return {
			wantedName,
			sentName,
			calleeCount,
			item: group.from,
			state,
			made,
			run,
			at: Date.now(),
		};
	}

	/** Takes back what this run has written about the task. */
	private erase(task: PlannedTask): void {
		const own = this.ofRun().get(taskKey(task));
		if (own === undefined) return;
		this.ofRun().delete(taskKey(task));
		const key = this.keyOf(task);
		sends.set(
			key,
			(sends.get(key) ?? []).filter((send) => send !== own),
		);
	}

	private ofRun(): Map<string, Send> {
		const known = runs.get(this.run) ?? new Map<string, Send>();
		runs.set(this.run, known);
		return known;
	}

	private keyOf({ wantedName, group }: PlannedTask): string {
		return JSON.stringify([this.account, group.fingerprint, wantedName]);
	}

	private subjectOf({ wantedName, group }: PlannedTask) {
		return { account: this.account, callees: group.fingerprint, wantedName };
	}
}

/** Within a run, an item begins one task only. */
const taskKey = ({ group }: PlannedTask): string => JSON.stringify([group.fingerprint, group.from]);

const nameKey = (account: string, name: string): string => JSON.stringify([account, name]);

function isCurrent({ state, at }: Send): boolean {
	return Date.now() - at < (state === 'made' ? REPEAT_WITHIN : OPEN_FOR);
}

/** Drops what is too old to matter. What a run knows of itself stays with the run. */
function sweep(): void {
	if (Date.now() - sweptAt < SWEEP_EVERY) return;
	sweptAt = Date.now();
	for (const [key, list] of sends) {
		const current = list.filter(isCurrent);
		if (current.length === 0) sends.delete(key);
		else sends.set(key, current);
	}
	for (const [key, send] of namesTaken) if (!isCurrent(send)) namesTaken.delete(key);
}
