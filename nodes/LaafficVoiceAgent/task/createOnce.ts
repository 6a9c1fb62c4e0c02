import type { Answer } from '../api/answer';
import { problemOf, whatHappened } from '../api/failure';
import { RequestProblem } from '../api/problem';
import { taskIdOf } from '../api/records';
import type { FoundTask } from './taskLookup';

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
}

export interface TaskToCreate {
	readonly taskName: string;
	readonly calleeCount: number;
	readonly body: Buffer;
	/** Whether a task from before may be taken over, if it has as many callees. */
	readonly takeOverExisting: boolean;
}

export interface CreatedTask {
	readonly taskName: string;
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

/** Sends a task whose name was free a moment ago, and finds out what became of it. */
export async function createOnce(task: TaskToCreate, platform: TaskPlatform): Promise<CreatedTask> {
	const state: SendState = { mayHaveArrived: false, last: undefined };
	for (let send = 0; send < MAX_SENDS; send++) {
		if (send > 0) await platform.sleep(PAUSES[send - 1]);
		const answer = await platform.create(task.body);
		if (answer.kind === 'success') return await createdTask(task, answer.data, platform);
		state.last = answer;
		const next = await NEXT[verdictOn(answer)](task, platform, state);
		if (next !== undefined) return next;
	}
	return await giveUp(task, platform, state);
}

type Failed = Exclude<Answer, { kind: 'success' }>;

interface SendState {
	/** Whether a send so far can have reached the platform without its answer reaching us. */
	mayHaveArrived: boolean;
	last: Failed | undefined;
}

type Verdict = 'again' | 'lost' | 'nameTaken' | 'refused';

/** What a failed answer means for a create. */
function verdictOn(answer: Failed): Verdict {
	if (answer.kind === 'lost') return 'lost';
	if (answer.kind === 'notSent') return 'again';
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
	lost: async (task, platform, state) => {
		state.mayHaveArrived = true;
		return await confirmed(task, platform);
	},
	nameTaken: async (task, platform, state) => {
		if (state.mayHaveArrived || !task.takeOverExisting) return await giveUp(task, platform, state);
		const found = await confirmed(task, platform);
		return found ? { ...found, outcome: 'existing' } : await giveUp(task, platform, state);
	},
	refused: giveUp,
};

/** No further send: either the task is there after all, or the truth about it is told. */
async function giveUp(
	task: TaskToCreate,
	platform: TaskPlatform,
	{ mayHaveArrived, last }: SendState,
): Promise<CreatedTask> {
	if (!mayHaveArrived && last !== undefined) throw problemOf(last);
	const found = await confirmed(task, platform);
	if (found !== undefined) return found;
	throw new RequestProblem(
		`It is unknown whether the platform accepted the task "${task.taskName}": ${last === undefined ? 'no answer came' : lowerFirst(whatHappened(last))}`,
		`Before you run this again, look for "${task.taskName}" in the task list of the platform's portal. If it is there with ${task.calleeCount} callees, these people are being called: set 'If Task Name Exists' to 'Return Existing Task' and run again to go on. If it is not there after some minutes, run again with the same task name.`,
		'unknown',
	);
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The task under its name, once it shows in the list with all its callees. */
async function confirmed(
	task: TaskToCreate,
	platform: TaskPlatform,
): Promise<CreatedTask | undefined> {
	for (const pause of PATIENCE) {
		await platform.sleep(pause);
		const found = await foundOrNothing(task.taskName, platform);
		if (found?.calleeCount === task.calleeCount) {
			return { taskName: task.taskName, taskId: found.taskId, outcome: 'confirmed' };
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
