import type { Answer } from '../../api/answer';
import { mayHaveArrived, problemOf, whatHappened, type Failed } from '../../api/errors';
import { taskIdOf } from '../record';
import { nameTakenMeanwhile, stopped, unknownOutcome } from './createProblems';
import type { FoundTask } from '../taskLookup';
import type { WantedTask } from './wantedTask';

/**
 * Creates a task without ever calling anybody twice.
 *
 * The platform takes each task name once, so the name is the key that makes a repeat safe: it is
 * looked up before anything is sent, and a task found under it after a lost answer is ours.
 */
export interface TaskPlatform {
	/** Sends the create request, freshly signed. */
	readonly create: (body: Buffer) => Promise<Answer>;
	/** The task that has exactly this name; fails if the list cannot be read. */
	readonly find: (taskName: string) => Promise<FoundTask | undefined>;
	readonly sleep: (milliseconds: number) => Promise<void>;
	/** Whether the user has stopped the workflow meanwhile; n8n does not stop a node by itself. */
	readonly isStopped?: () => boolean;
}

export interface TaskToCreate extends WantedTask {
	readonly body: Buffer;
	/** Whether a task from before may be taken over, if it has as many callees. */
	readonly takeOverExisting: boolean;
	/** Whether an earlier run has sent this very task, and nobody knows what became of it. */
	readonly mayBeThere?: boolean;
}

export interface CreatedTask {
	readonly taskName: string;
	/** What stands in 'Task Name', where that is known. */
	readonly wantedName?: string;
	/** Nothing where the platform accepted the task but named no id, not even in its list. */
	readonly taskId?: number | string;
	/**
	 * - `created`: the platform said so;
	 * - `confirmed`: the answer was lost, and the task was then found under its name;
	 * - `existing`: a task from before was taken over, nothing was sent.
	 */
	readonly outcome: 'created' | 'confirmed' | 'existing';
}

/** Sends of one task at most. Each repeat follows a look-up, so more would only take longer. */
const MAX_SENDS = 4;

/** Pauses before the second, third and fourth send, in milliseconds: long enough for a restart. */
const PAUSES = [1_000, 3_000, 9_000];

/**
 * Pauses between the look-ups after a lost answer, in milliseconds. No page says how soon a new
 * task shows in the list; half a minute is longer than a list usually lags.
 */
const PATIENCE = [0, 1_000, 3_000, 8_000, 18_000];

/**
 * From here on nothing is sent again, in milliseconds from the start. A platform that hangs lets
 * every request run into its timeout, and the pauses alone would not end before hours.
 */
const GIVE_UP_AFTER = 15 * 60_000;

/** Sends a task whose name was free a moment ago, and finds out what became of it. */
export async function createOnce(task: TaskToCreate, platform: TaskPlatform): Promise<CreatedTask> {
	const state: SendState = {
		mayHaveArrived: task.mayBeThere === true,
		last: undefined,
		giveUpAt: Date.now() + GIVE_UP_AFTER,
	};
	for (let send = 0; send < MAX_SENDS && Date.now() < state.giveUpAt; send++) {
		if (send > 0) await platform.sleep(PAUSES[send - 1]);
		if (platform.isStopped?.()) throw stopped(task, state.mayHaveArrived);
		const answer = await platform.create(task.body);
		if (answer.kind === 'success') return await createdTask(task, answer.data, platform);
		state.last = answer;
		state.mayHaveArrived ||= mayHaveArrived(answer);
		const next = await NEXT[verdictOn(answer)](task, platform, state);
		if (next !== undefined) return next;
	}
	return await giveUp(task, platform, state);
}

/** Finds out what became of a task that an earlier run has sent. Sends nothing. */
export async function findOut(task: WantedTask, platform: TaskPlatform): Promise<CreatedTask> {
	const giveUpAt = Date.now() + GIVE_UP_AFTER;
	return await giveUp(task, platform, { mayHaveArrived: true, last: undefined, giveUpAt });
}

interface SendState {
	/** Whether a send so far can have reached the platform without its answer reaching us. */
	mayHaveArrived: boolean;
	last: Failed | undefined;
	readonly giveUpAt: number;
}

type Verdict = 'again' | 'lost' | 'nameTaken' | 'refused';

/** What a failed answer means for a create. */
function verdictOn(answer: Failed): Verdict {
	if (answer.kind === 'notSent') return 'again';
	// The words of the platform on a fault inside it count as little as no words.
	if (answer.kind === 'lost' || answer.httpStatus >= 500) return 'lost';
	return VERDICTS[answer.retry];
}

const VERDICTS = {
	resign: 'again',
	pause: 'again',
	lookup: 'nameTaken',
	// A fault inside the platform can have come after it had accepted the task.
	read: 'lost',
	never: 'refused',
} as const satisfies Record<string, Verdict>;

type Step = (
	task: TaskToCreate,
	platform: TaskPlatform,
	state: SendState,
) => Promise<CreatedTask | undefined>;

/** What to do on each verdict: a result ends the sends, nothing goes on to the next. */
const NEXT: Readonly<Record<Verdict, Step>> = {
	again: async () => undefined,
	lost: async (task, platform, state) => await confirmed(task, platform, state),
	nameTaken: async (task, platform, state) => {
		if (state.mayHaveArrived || !task.takeOverExisting) return await giveUp(task, platform, state);
		const found = await confirmed(task, platform, state);
		if (found === undefined) throw nameTakenMeanwhile(task);
		return { ...found, outcome: 'existing' };
	},
	refused: giveUp,
};

/** No further send: either the task is there after all, or the truth about it is told. */
async function giveUp(
	task: WantedTask,
	platform: TaskPlatform,
	state: SendState,
): Promise<CreatedTask> {
	const { last } = state;
	if (!state.mayHaveArrived && last !== undefined) throw problemOf(last);
	const found = await confirmed(task, platform, state);
	if (found !== undefined) return found;
	throw unknownOutcome(task, last && whatHappened(last));
}

/** The task under its name, once it shows in the list with all its callees. */
async function confirmed(
	{ taskName, calleeCount }: WantedTask,
	platform: TaskPlatform,
	{ giveUpAt }: SendState,
): Promise<CreatedTask | undefined> {
	for (const pause of PATIENCE) {
		if (pause > 0 && (Date.now() >= giveUpAt || platform.isStopped?.())) return undefined;
		await platform.sleep(pause);
		const found = await foundOrNothing(taskName, platform);
		if (found?.calleeCount === calleeCount) {
			return { taskName, taskId: found.taskId, outcome: 'confirmed' };
		}
	}
	return undefined;
}

/** A list that cannot be read tells nothing; the next look may. */
async function foundOrNothing(
	taskName: string,
	platform: TaskPlatform,
): Promise<FoundTask | undefined> {
	try {
		return await platform.find(taskName);
	} catch {
		return undefined;
	}
}

async function createdTask(
	{ taskName }: TaskToCreate,
	data: unknown,
	platform: TaskPlatform,
): Promise<CreatedTask> {
	const taskId = taskIdOf(data) ?? (await foundOrNothing(taskName, platform))?.taskId;
	return { taskName, taskId, outcome: 'created' };
}
