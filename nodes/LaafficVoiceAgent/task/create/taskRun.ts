import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { baseAddress } from '../../api/address';
import { statusFact } from '../../api/facts';
import { RequestProblem } from '../../api/problem';
import { readPage } from '../../api/records';
import { credentialsOf, read, send } from '../../shared/transport';
import type { PartOfCampaign } from './campaignPlan';
import { createOnce, findOut, type CreatedTask, type TaskPlatform } from './createOnce';
import { notLookedUp, stillUnknown, stopped } from './createProblems';
import { encodeCreateRequest } from './createRequest';
import { closeSend, isOpenSend, noteOpenSend } from './openSends';
import { peopleOf } from '../callees/people';
import { memoryOf, type RunMemory, type TaskKey } from './runMemory';
import { findTaskByName } from '../taskLookup';
import { namesFor, settleName, type SettledName } from './taskName';

/** What the tasks of a campaign are sent with. */
export interface TaskRun {
	readonly account: string;
	readonly platform: TaskPlatform;
	readonly memory: RunMemory;
}

/** A task of a campaign, with what tells its people from others. */
export interface PlannedTask extends PartOfCampaign {
	readonly people: string;
}

export function plannedTask(part: PartOfCampaign): PlannedTask {
	return { ...part, people: peopleOf(part.group.callees) };
}

export async function taskRun(
	context: IExecuteFunctions,
	{ settings: { start } }: PartOfCampaign,
): Promise<TaskRun> {
	const credentials = await credentialsOf(context);
	const find = async (taskName: string) =>
		await findTaskByName(
			taskName,
			async (body) => readPage((await read(context, 'queryTasks', { body })).data),
			credentials.timeZone,
			start ?? DateTime.now(),
		);
	const platform: TaskPlatform = {
		create: async (body) => await send(context, 'createTask', { body }),
		find,
		sleep,
		isStopped: () => context.getExecutionCancelSignal?.()?.aborted === true,
	};
	const account = `${credentials.apiKey} ${baseAddress(credentials)}`;
	return { account, platform, memory: memoryOf(context) };
}

/** The task, if an earlier try of the same run has made it. */
export function recalledTask(task: PlannedTask, { memory }: TaskRun): CreatedTask | undefined {
	return memory.recall(keyOf(task));
}

function keyOf({ settings, people, group }: PlannedTask): TaskKey {
	return { wantedName: settings.head.taskName, people, item: group.from };
}

/** Finds out whether the task has its name to itself. Nothing is sent. */
export async function settledName(task: PlannedTask, run: TaskRun): Promise<SettledName> {
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

/**
 * The truth about a run that ends before a task could be looked up, though an earlier try or run
 * may have sent it.
 */
export function openOutcome(
	task: PlannedTask,
	run: TaskRun,
	problem: RequestProblem,
): RequestProblem | undefined {
	const open = openName(task, run);
	return open === undefined ? undefined : stillUnknown(wantedTask(task, open), problem);
}

/** Brings the task about under the name that was settled. */
export async function taskResult(
	name: SettledName,
	task: PlannedTask,
	run: TaskRun,
): Promise<CreatedTask> {
	const wantedName = task.settings.head.taskName;
	const created = { ...(await resultOf(name, task, run)), wantedName };
	run.memory.keep(keyOf(task), created);
	return created;
}

/** Names that a task is sent under until one is free; each time somebody else must be faster. */
const MOST_NAMES = 3;

async function resultOf(
	name: SettledName,
	task: PlannedTask,
	run: TaskRun,
	names = MOST_NAMES,
): Promise<CreatedTask> {
	const { taskName } = name;
	if (name.kind === 'existing') {
		return { outcome: 'existing', taskName, taskId: name.task.taskId };
	}
	if (name.kind === 'ours') {
		const found = await findOut(wantedTask(task, taskName), run.platform);
		closeSend({ account: run.account, taskName, people: task.people });
		return found;
	}
	const result = await sent(taskName, task, run).catch(async (error: unknown) => {
		if (names > 1 && (await mayTakeNextName(error, taskName, task, run))) return undefined;
		throw error;
	});
	return result ?? (await resultOf(await settledName(task, run), task, run, names - 1));
}

async function sent(taskName: string, task: PlannedTask, run: TaskRun): Promise<CreatedTask> {
	const { people, group, settings } = task;
	const key = { account: run.account, taskName, people };
	const body = encodeCreateRequest({ ...settings.head, taskName }, group.callees);
	const mayBeThere = isOpenSend(key);
	const takeOverExisting = settings.onExistingName === 'return';
	const wanted = wantedTask(task, taskName);
	// Noted before the send, so that even an end in the middle of it leaves its trace.
	noteOpenSend(key);
	run.memory.keepOpen(keyOf(task), wanted);
	const created = await createOnce(
		{ ...wanted, body, takeOverExisting, mayBeThere },
		run.platform,
	).catch((error: unknown) => {
		// That this run sent nothing leaves the send of an earlier run as open as it was.
		if (!mayBeThere && isNothing(error)) {
			closeSend(key);
			run.memory.drop(keyOf(task));
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
	{ settings, group }: PlannedTask,
	{ platform }: TaskRun,
): Promise<boolean> {
	if (settings.onExistingName !== 'addSuffix' || !isNothing(error)) return false;
	if (statusFact(error.details.code ?? '')?.retry !== 'lookup') return false;
	const there = await platform.find(taskName).catch(() => undefined);
	if (there?.calleeCount === undefined) return false;
	const { length } = group.callees;
	// The count of a task that is being submitted still grows.
	return there.calleeCount > length || (there.calleeCount < length && !there.isBeingSubmitted);
}

function isNothing(error: unknown): error is RequestProblem {
	return error instanceof RequestProblem && error.state === 'nothing';
}

function wantedTask({ settings, group }: PlannedTask, taskName: string) {
	return { taskName, wantedName: settings.head.taskName, calleeCount: group.callees.length };
}

/** The name under which these people may have been sent already, with an unknown end. */
function openName({ settings, people }: PlannedTask, { account }: TaskRun): string | undefined {
	return namesFor(settings.head.taskName).find((taskName) =>
		isOpenSend({ account, taskName, people }),
	);
}
