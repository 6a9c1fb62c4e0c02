import { statusFact } from '../../api/facts';
import { RequestProblem } from '../../api/errors';
import type { PartOfCampaign } from './campaignPlan';
import { createOnce, findOut, type CreatedTask } from './createOnce';
import { notLookedUp, stopped } from './createProblems';
import { encodeCreateRequest } from './createRequest';
import { openName } from './earlierTries';
import { closeSend, isOpenSend, noteOpenSend } from './openSends';
import { settleName, type SettledName } from './taskName';
import { taskKey, wantedTask, type TaskRun } from './taskRun';

/** Finds out whether the task has its name to itself. Nothing is sent. */
export async function settledName(task: PartOfCampaign, run: TaskRun): Promise<SettledName> {
	const { settings } = task;
	const wanted = wantedTask(task, settings.head.taskName);
	const { platform } = run;
	const open = openName(task, run);
	if (platform.isStopped?.()) throw stopped(wanted, open !== undefined);
	const find = async (taskName: string) =>
		await platform.find(taskName).catch((error: unknown) => {
			throw error instanceof RequestProblem ? notLookedUp(error, wanted) : error;
		});
	const isOurs = (taskName: string) => taskName === open;
	const { taskName, calleeCount } = wanted;
	const rule = settings.onExistingName;
	return await settleName(taskName, calleeCount, rule, find, isOurs, platform.sleep);
}

/** Brings the task about under the name that was settled. */
export async function taskResult(
	name: SettledName,
	task: PartOfCampaign,
	run: TaskRun,
): Promise<CreatedTask> {
	const wantedName = task.settings.head.taskName;
	const created = { ...(await resultOf(name, task, run)), wantedName };
	run.memory.keep(taskKey(task), created);
	return created;
}

/** Names that a task is sent under until one is free; each time somebody else must be faster. */
const MOST_NAMES = 3;

async function resultOf(
	name: SettledName,
	task: PartOfCampaign,
	run: TaskRun,
	names = MOST_NAMES,
): Promise<CreatedTask> {
	const { taskName } = name;
	if (name.kind === 'existing') {
		return { outcome: 'existing', taskName, taskId: name.task.taskId };
	}
	if (name.kind === 'ours') {
		const found = await findOut(wantedTask(task, taskName), run.platform);
		closeSend({ account: run.account, taskName, people: task.group.people });
		return found;
	}
	const result = await sent(taskName, task, run).catch(async (error: unknown) => {
		if (names > 1 && (await mayTakeNextName(error, taskName, task, run))) return undefined;
		throw error;
	});
	return result ?? (await resultOf(await settledName(task, run), task, run, names - 1));
}

async function sent(taskName: string, task: PartOfCampaign, run: TaskRun): Promise<CreatedTask> {
	const { group, settings } = task;
	const key = { account: run.account, taskName, people: group.people };
	const body = encodeCreateRequest({ ...settings.head, taskName }, group);
	const mayBeThere = isOpenSend(key);
	const takeOverExisting = settings.onExistingName === 'return';
	const wanted = wantedTask(task, taskName);
	// Noted before the send, so that even an end in the middle of it leaves its trace.
	noteOpenSend(key);
	run.memory.keepOpen(taskKey(task), wanted);
	const created = await createOnce(
		{ ...wanted, body, takeOverExisting, mayBeThere },
		run.platform,
	).catch((error: unknown) => {
		// That this run sent nothing leaves the send of an earlier run as open as it was.
		if (!mayBeThere && isNothing(error)) {
			closeSend(key);
			run.memory.drop(taskKey(task));
		}
		throw error;
	});
	closeSend(key);
	return created;
}

/**
 * Whether a name that was taken between look-up and send may be given up for the next one. Only if
 * the list shows a task of another size: one of the same size could be this very task, sent twice
 * by something on the way.
 */
async function mayTakeNextName(
	error: unknown,
	taskName: string,
	{ settings, group }: PartOfCampaign,
	{ platform }: TaskRun,
): Promise<boolean> {
	if (settings.onExistingName !== 'addSuffix' || !isNothing(error)) return false;
	if (statusFact(error.details.code ?? '')?.retry !== 'lookup') return false;
	const there = await platform.find(taskName).catch(() => undefined);
	if (there?.calleeCount === undefined) return false;
	const { length } = group.items;
	// The count of a task that is being submitted still grows.
	return there.calleeCount > length || (there.calleeCount < length && !there.isBeingSubmitted);
}

function isNothing(error: unknown): error is RequestProblem {
	return error instanceof RequestProblem && error.state === 'nothing';
}
