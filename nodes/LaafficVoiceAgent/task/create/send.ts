import {
	mayHaveArrived,
	problemOf,
	whatHappened,
	type Failed,
	RequestProblem,
} from '../../api/errors';
import { taskIdOf } from '../record';
import type { FoundTask } from '../find';
import {
	nameTakenMeanwhile,
	nameTakenWhileSending,
	sentAlready,
	stopped,
	unknownOutcome,
} from './messages';
import type { PlannedTask, TaskResult } from './plan';
import type { Run } from './platform';
import { encodeCreateRequest } from './request';
import type { Send } from './sendLog';
import { settle, type Settled } from './settle';
import { confirmed, foundOrNothing, isAnother, isMadeElsewhere, listed, takenOver } from './verify';

/** Sends of one task at most. Each repeat follows a look-up, so more would only take longer. */
const MAX_SENDS = 4;

/** Pauses before the second, third and fourth send, in milliseconds: long enough for a restart. */
const PAUSES = [1_000, 3_000, 9_000];

/**
 * From here on nothing is sent again, in milliseconds from the start. A platform that hangs lets
 * every request run into its timeout, and the pauses alone would not end before hours.
 */
const GIVE_UP_AFTER = 15 * 60_000;

/** Names that a task is sent under until one is free; each time somebody else must be faster. */
const MOST_NAMES = 3;

/** A task has its name taken by another campaign: it may be sent under the next one. */
const NEXT_NAME = Symbol('next name');

/** Brings a settled task about, without ever calling anybody twice. */
export async function send(
	settled: Settled,
	task: PlannedTask,
	run: Run,
	names: number = MOST_NAMES,
): Promise<TaskResult> {
	if (settled.kind === 'made') return settled.result;
	const result = await sendUnder(settled, task, run);
	if (result !== NEXT_NAME) return result;
	if (names === 1) throw nameTakenMeanwhile(settled.taskName);
	return await send(await settle(task, run, { listLags: true }), task, run, names - 1);
}

type ToSend = Extract<Settled, { kind: 'send' }>;

async function sendUnder(
	{ taskName, earlier }: ToSend,
	task: PlannedTask,
	run: Run,
): Promise<TaskResult | typeof NEXT_NAME> {
	const others = await run.log.open(task, taskName);
	const isElsewhere = others > 0;
	const sending: Sending = {
		task,
		taskName,
		run,
		earlier,
		others,
		isElsewhere,
		mayHaveArrived: isElsewhere || earlier?.state === 'open',
		last: undefined,
		giveUpAt: Date.now() + GIVE_UP_AFTER,
	};
	const result = await sendRepeatedly(sending).catch(async (error: unknown) => {
		// That nothing was sent now leaves the send of an earlier run as open as it was.
		if (isNothing(error) && earlier?.state !== 'open') await run.log.drop(task, taskName, others);
		throw error;
	});
	if (result === NEXT_NAME) await run.log.drop(task, taskName, others);
	else await run.log.settled(task, result, true);
	return result;
}

function isNothing(error: unknown): boolean {
	return error instanceof RequestProblem && error.state === 'nothing';
}

/** One task under one name, on its way. */
interface Sending {
	readonly task: PlannedTask;
	readonly taskName: string;
	readonly run: Run;
	readonly earlier?: Send;
	/** How many other processes had noted the same send. */
	readonly others: number;
	readonly isElsewhere: boolean;
	/** Whether a send so far can have reached the platform without its answer reaching us. */
	mayHaveArrived: boolean;
	last: Failed | undefined;
	readonly giveUpAt: number;
}

async function sendRepeatedly(sending: Sending): Promise<TaskResult | typeof NEXT_NAME> {
	const { task, taskName, run } = sending;
	const { platform } = run;
	const body = encodeCreateRequest({ ...task.settings.head, taskName }, task.group);
	for (let sends = 0; sends < MAX_SENDS && Date.now() < sending.giveUpAt; sends++) {
		if (sends > 0) await platform.sleep(PAUSES[sends - 1]);
		if (platform.isStopped()) throw stopped({ ...task, taskName }, sending.mayHaveArrived);
		const answer = await platform.create(body);
		if (answer.kind === 'success') return await created(sending, answer.data);
		sending.last = answer;
		sending.mayHaveArrived ||= mayHaveArrived(answer);
		const next = await NEXT[verdictOn(answer)](sending, answer);
		if (next !== undefined) return next;
	}
	return await giveUp(sending);
}

async function created(
	{ taskName, run }: Pick<Sending, 'taskName' | 'run'>,
	data: unknown,
): Promise<TaskResult> {
	const taskId = taskIdOf(data) ?? (await foundOrNothing(taskName, run.platform))?.taskId;
	return { taskName, taskId, outcome: 'created' };
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
	sending: Sending,
	answer: Failed,
) => Promise<TaskResult | typeof NEXT_NAME | undefined>;

/** What to do on each verdict: a result ends the sends, nothing goes on to the next. */
const NEXT: Readonly<Record<Verdict, Step>> = {
	again: async () => undefined,
	lost: confirm,
	nameTaken: async (sending, answer) =>
		sending.mayHaveArrived ? await giveUp(sending) : await nameTaken(sending, answer),
	refused: giveUp,
};

/** The send is this run's own, so the panel tells what it is; the list need not. */
async function confirm(sending: Sending): Promise<TaskResult | undefined> {
	const result = await confirmed(sending.task, sending.taskName, sending.run, sending);
	return result?.outcome === 'confirmed' ? { ...result, found: undefined } : result;
}

/** No further send: either the task is there after all, or the truth about it is told. */
async function giveUp(sending: Sending): Promise<TaskResult> {
	const { task, taskName, last } = sending;
	if (!sending.mayHaveArrived && last !== undefined) throw problemOf(last);
	const found = await confirm(sending);
	if (found !== undefined) return found;
	throw unknownOutcome({ ...task, taskName }, last && whatHappened(last));
}

/**
 * The name was free a moment ago. Somebody else can have taken it, and so can this very request, if
 * something on the way delivered it twice: only a task of another size is certainly another one.
 */
async function nameTaken(sending: Sending, answer: Failed): Promise<TaskResult | typeof NEXT_NAME> {
	const { task, taskName, giveUpAt, earlier } = sending;
	const { log, platform } = sending.run;
	const rule = task.settings.onExistingName;
	const expected = { ...task, taskName };
	const refusal = problemOf(answer);
	const found = await listed(
		expected,
		platform,
		giveUpAt,
		(one) => one.calleeCount === task.calleeCount || isAnother(one, task),
	);
	const made = earlier?.state === 'made' ? earlier.made : undefined;
	const isOthers = made === undefined && log.ownerOf(taskName) !== undefined;
	if (isOthers || (found !== undefined && isAnother(found, task))) {
		if (rule === 'addSuffix') return NEXT_NAME;
		throw nameTakenMeanwhile(taskName, refusal);
	}
	if (made !== undefined) return await repeated(sending, made, found);
	if (found?.calleeCount === task.calleeCount) {
		if (rule === 'return') return await takenOver(task, taskName, platform, found);
		if (await isMadeElsewhere(task, taskName, sending.run)) {
			return await repeated(sending, found, found);
		}
	}
	await log.nameTaken(task, taskName, sending.others);
	throw nameTakenWhileSending(expected, refusal);
}

/** The platform has what was made a moment ago, though its list did not show it. */
async function repeated(
	{ task, taskName, run }: Sending,
	{ taskId }: Pick<TaskResult, 'taskId'>,
	found: FoundTask | undefined,
): Promise<TaskResult> {
	if (task.settings.onExistingName === 'fail') throw sentAlready(taskName, found?.taskId ?? taskId);
	const known = taskId === undefined ? undefined : { taskId, calleeCount: task.calleeCount };
	return await takenOver(task, taskName, run.platform, found, known);
}
