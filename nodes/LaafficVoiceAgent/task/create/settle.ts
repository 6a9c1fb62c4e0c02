import { RequestProblem } from '../../api/errors';
import { END_STATES } from '../../api/facts';
import type { FoundTask, TasksByName } from '../find';
import {
	anotherCampaign,
	nameExists,
	nameTakenWhileSending,
	notLookedUp,
	sentAlready,
	stopped,
	tooManyNames,
	unknownOutcome,
} from './messages';
import { LAST_NUMBER, namesFor } from './name';
import type { PlannedTask, TaskResult } from './plan';
import type { Run } from './platform';
import type { ExistingNameRule } from './settings';
import type { Send } from './sendLog';
import { confirmed, isAnother, takenOver } from './verify';

/**
 * What is to be done about a task:
 * - `made`: nothing, it is there;
 * - `send`: it is sent under this name; `earlier` is a send of the same that the list does not show.
 */
export type Settled =
	| { readonly kind: 'made'; readonly result: TaskResult }
	| { readonly kind: 'send'; readonly taskName: string; readonly earlier?: Send };

/**
 * Looks up whether a task is there already, or under which name it can be sent. Nothing is sent.
 *
 * The platform takes each task name once, so the name is the idempotency key: while it is free, a
 * task that is found under it later can only have come from the send that follows. What this
 * process remembers never stands against the platform: a task that the list does not show is sent
 * again under its own name, and the platform says whether it has it.
 *
 * @param listLags whether the list was found to lag, so that names of this process count as taken
 */
export async function settle(
	task: PlannedTask,
	run: Run,
	{ listLags = false }: { readonly listLags?: boolean } = {},
): Promise<Settled> {
	const { log, platform } = run;
	const result = log.madeInRun(task);
	if (result !== undefined) return { kind: 'made', result };
	const earlier = log.earlier(task);
	if (platform.isStopped()) throw stopped(expectedOf(task), earlier?.state === 'open');
	const tasks = await lookUp(task, run);
	const settled =
		(earlier && (await EARLIER[earlier.state](task, earlier, tasks, run))) ??
		(await settleName(task, tasks, run, listLags));
	if (settled.kind === 'made') await log.settled(task, settled.result);
	return settled;
}

const expectedOf = ({ wantedName, calleeCount }: PlannedTask, taskName: string = wantedName) => ({
	taskName,
	calleeCount,
});

/** All tasks with one of the names that this one can get. */
async function lookUp({ wantedName }: PlannedTask, { platform }: Run): Promise<TasksByName> {
	try {
		return await platform.find(namesFor(wantedName));
	} catch (error) {
		throw error instanceof RequestProblem ? notLookedUp(error, wantedName) : error;
	}
}

/** Nothing of the kind was sent by this process, as far as it remembers. */
async function settleName(
	task: PlannedTask,
	tasks: TasksByName,
	run: Run,
	listLags: boolean,
): Promise<Settled> {
	const { wantedName, settings } = task;
	const isTaken = (name: string) =>
		tasks.has(name) ||
		run.log.isOfThisRun(name) ||
		(listLags && run.log.ownerOf(name) !== undefined);
	if (!isTaken(wantedName)) return { kind: 'send', taskName: wantedName };
	const names = namesFor(wantedName);
	const free = names.find((name) => !isTaken(name));
	// Another process can have sent it under any name that is taken, or under the next one.
	const candidates = names.filter((name) => tasks.has(name) || name === free);
	const elsewhere = await sentElsewhere(task, candidates, tasks, run);
	return (
		(elsewhere && (await EARLIER[elsewhere.state](task, elsewhere, tasks, run))) ??
		(await RULES[settings.onExistingName](task, { tasks, free }, run))
	);
}

/** How long the store may show nothing of a send that another process has noted, in milliseconds. */
const STORE_SETTLES = 1_000;

/**
 * The send of another process. The store loses a note where two processes write at once; who makes a
 * task notes it again. So before a task gets another name beside one that still calls, and may be the
 * very same, there is a second look.
 */
async function sentElsewhere(
	task: PlannedTask,
	candidates: readonly string[],
	tasks: TasksByName,
	{ log, platform }: Run,
): Promise<Send | undefined> {
	const seen = await log.earlierElsewhere(task, candidates);
	const mayBeSame = (found?: FoundTask) =>
		found !== undefined && !isAnother(found, task) && !hasEnded(found);
	const isDoubtful =
		log.hasStore() &&
		task.settings.onExistingName === 'addSuffix' &&
		candidates.some((name) => mayBeSame(tasks.get(name)));
	if (seen !== undefined || !isDoubtful) return seen;
	await platform.sleep(STORE_SETTLES);
	return await log.earlierElsewhere(task, candidates);
}

const hasEnded = ({ stateCode }: FoundTask): boolean =>
	stateCode !== undefined && END_STATES.includes(stateCode);

type SettleEarlier = (
	task: PlannedTask,
	earlier: Send,
	tasks: TasksByName,
	run: Run,
) => Promise<Settled | undefined>;

/** What an earlier send of the same callees under the same wanted name means; nothing if it is void. */
const EARLIER: Readonly<Record<Send['state'], SettleEarlier>> = {
	open: async (task, earlier, tasks, run) => {
		const { sentName } = earlier;
		if (!tasks.has(sentName)) return { kind: 'send', taskName: sentName, earlier };
		const isElsewhere = earlier.run === undefined;
		const result = await confirmed(task, sentName, run, { isElsewhere });
		if (result === undefined) throw unknownOutcome(expectedOf(task, sentName));
		return {
			kind: 'made',
			result: run.log.isOwn(earlier) ? { ...result, found: undefined } : result,
		};
	},
	nameTaken: async (task, earlier, tasks, run) => {
		const { sentName } = earlier;
		const { log, platform } = run;
		const found = tasks.get(sentName);
		if (found === undefined) return { kind: 'send', taskName: sentName, earlier };
		if (isAnother(found, task)) return undefined;
		if ((await log.stateElsewhere(task, sentName)) === 'made') {
			return await EARLIER.made(task, { ...earlier, made: undefined }, tasks, run);
		}
		if (task.settings.onExistingName !== 'return') {
			throw nameTakenWhileSending(expectedOf(task, sentName));
		}
		return { kind: 'made', result: await takenOver(task, sentName, platform, found) };
	},
	made: async (task, earlier, tasks, { platform }) => {
		const { sentName, made } = earlier;
		const found = tasks.get(sentName);
		if (found === undefined) return { kind: 'send', taskName: sentName, earlier };
		if (!isSame(found, made)) return undefined;
		if (task.settings.onExistingName === 'fail') throw sentAlready(sentName, found.taskId);
		return { kind: 'made', result: await takenOver(task, sentName, platform, found) };
	},
};

/** Whether the list shows the very task that was made, as far as both have an id. */
function isSame(found: FoundTask, made?: TaskResult): boolean {
	return made?.taskId === undefined || String(made.taskId) === String(found.taskId);
}

interface Names {
	readonly tasks: TasksByName;
	/** The first name that nobody has. */
	readonly free?: string;
}

type SettleTaken = (task: PlannedTask, names: Names, run: Run) => Promise<Settled>;

const RULES: Readonly<Record<ExistingNameRule, SettleTaken>> = {
	fail: async ({ wantedName }, { tasks }) => {
		throw nameExists(wantedName, tasks.get(wantedName)?.taskId);
	},
	return: async (task, { tasks }, { platform, log }) => {
		const { wantedName, calleeCount } = task;
		const found = tasks.get(wantedName);
		const owner = log.ownerOf(wantedName);
		// Of the same callees, it would have been found among the earlier sends.
		if (found !== undefined && owner !== undefined && isSame(found, owner.made)) {
			throw anotherCampaign(wantedName, calleeCount, 'others');
		}
		return { kind: 'made', result: await takenOver(task, wantedName, platform, found) };
	},
	addSuffix: async ({ wantedName }, { free }) => {
		if (free === undefined) throw tooManyNames(wantedName, LAST_NUMBER);
		return { kind: 'send', taskName: free };
	},
};
