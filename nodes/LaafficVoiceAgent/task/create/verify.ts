import { TASK_STATE } from '../../api/facts';
import type { FoundTask } from '../find';
import { anotherCampaign, callsNobody, sentAlready } from './messages';
import type { PlannedTask, TaskResult } from './plan';
import type { Run, TaskPlatform } from './platform';

/**
 * Pauses between the look-ups after a lost answer, in milliseconds. No page says how soon a new
 * task shows in the list; half a minute is longer than a list usually lags.
 */
const PATIENCE = [0, 1_000, 3_000, 8_000, 18_000];

/** A task as the list is expected to show it. */
export interface Expected {
	readonly taskName: string;
	readonly calleeCount: number;
}

/**
 * The task under its name, once it shows in the list with all its callees. Fails for one in a state
 * in which nobody is called.
 *
 * @param giveUpAt from here on the list is read once only, in milliseconds since 1970
 */
async function verified(
	expected: Expected,
	platform: TaskPlatform,
	giveUpAt: number = Infinity,
): Promise<FoundTask | undefined> {
	const found = await listed(expected, platform, giveUpAt);
	if (found?.calleeCount !== expected.calleeCount) return undefined;
	return calling(found, expected.taskName);
}

/**
 * The task that the list shows under the name, with patience for a list that lags and for a count
 * that still grows; the last state of it, if it does not become what is expected.
 *
 * @param giveUpAt from here on the list is read once only, in milliseconds since 1970
 * @param isSettled whether to look no more; by default once all callees are counted
 */
export async function listed(
	{ taskName, calleeCount }: Expected,
	platform: TaskPlatform,
	giveUpAt: number = Infinity,
	isSettled: (task: FoundTask) => boolean = (task) => task.calleeCount === calleeCount,
): Promise<FoundTask | undefined> {
	let latest: FoundTask | undefined;
	for (const pause of PATIENCE) {
		if (pause > 0 && (Date.now() >= giveUpAt || platform.isStopped())) break;
		await platform.sleep(pause);
		latest = (await foundOrNothing(taskName, platform)) ?? latest;
		if (latest !== undefined && isSettled(latest)) break;
	}
	return latest;
}

/** A list that cannot be read tells nothing; the next look may. */
export async function foundOrNothing(
	taskName: string,
	platform: TaskPlatform,
): Promise<FoundTask | undefined> {
	try {
		return (await platform.find([taskName])).get(taskName);
	} catch {
		return undefined;
	}
}

/** States in which nobody is called by a task, though it is there [agentQuery]. */
const CALLS_NOBODY: ReadonlyMap<number | undefined, string> = new Map([
	[TASK_STATE.submissionFailed, 'its submission failed'],
	[TASK_STATE.cancelled, 'it was cancelled'],
]);

/** The task, if it calls people or has called them: one that failed or was cancelled is no success. */
function calling(found: FoundTask, taskName: string): FoundTask {
	const why = CALLS_NOBODY.get(found.stateCode);
	if (why === undefined) return found;
	throw callsNobody(taskName, found.taskId, why);
}

/** States in which the platform may still count the callees of a task [agentQuery]. */
const STILL_COUNTING: ReadonlyArray<number | undefined> = [
	TASK_STATE.waiting,
	TASK_STATE.submitting,
	undefined,
];

/** Whether the list shows a task that is certainly not the expected one. */
export function isAnother(
	{ calleeCount, stateCode }: FoundTask,
	expected: Pick<Expected, 'calleeCount'>,
): boolean {
	if (calleeCount === undefined || calleeCount === expected.calleeCount) return false;
	return calleeCount > expected.calleeCount || !STILL_COUNTING.includes(stateCode);
}

/**
 * Takes over a task that is there already, if it has as many callees.
 *
 * @param found what the list shows of it, if it does
 * @param known what this process knows of it, in case that the list lags
 */
export async function takenOver(
	{ calleeCount }: PlannedTask,
	taskName: string,
	platform: TaskPlatform,
	found: FoundTask | undefined,
	known?: FoundTask,
): Promise<TaskResult> {
	const isCounted = (task: FoundTask) =>
		task.calleeCount === calleeCount || task.stateCode !== TASK_STATE.submitting;
	const isGrowing = found !== undefined && !isCounted(found);
	const expected = { taskName, calleeCount };
	const latest = isGrowing ? await listed(expected, platform, Infinity, isCounted) : undefined;
	const task = latest ?? found ?? known;
	if (task?.calleeCount !== calleeCount) throw anotherCampaign(taskName, calleeCount, task);
	const { taskId } = calling(task, taskName);
	return { outcome: 'existing', taskName, taskId, found: task };
}

/** How long another process may take from the moment its task shows until it knows, in milliseconds. */
const ANOTHER_NEEDS = [1_000, 3_000, 8_000];

/**
 * A task whose answer was lost, once the list shows it. Where another process has noted the send,
 * one that is alive closes its note soon: then the task is that one's, and the user's rule decides.
 */
export async function confirmed(
	task: PlannedTask,
	taskName: string,
	{ platform, log }: Run,
	{ giveUpAt, isElsewhere }: { readonly giveUpAt?: number; readonly isElsewhere: boolean },
): Promise<TaskResult | undefined> {
	const found = await verified({ taskName, calleeCount: task.calleeCount }, platform, giveUpAt);
	if (found === undefined) return undefined;
	const { taskId } = found;
	for (const pause of isElsewhere ? ANOTHER_NEEDS : []) {
		await platform.sleep(pause);
		if ((await log.stateElsewhere(task, taskName)) === 'open') continue;
		if (task.settings.onExistingName === 'fail') throw sentAlready(taskName, taskId);
		return { outcome: 'existing', taskName, taskId, found };
	}
	return { outcome: 'confirmed', taskName, taskId, found };
}

/** Whether another process says, soon, that it has made the task. */
export async function isMadeElsewhere(
	task: PlannedTask,
	taskName: string,
	{ platform, log }: Run,
): Promise<boolean> {
	for (const pause of [0, ...ANOTHER_NEEDS]) {
		if (!log.hasStore()) return false;
		await platform.sleep(pause);
		if ((await log.stateElsewhere(task, taskName)) === 'made') return true;
	}
	return false;
}
