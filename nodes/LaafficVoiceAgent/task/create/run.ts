import { NodeError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { RequestProblem } from '../../api/errors';
import type { LaafficCredentials } from '../../api/address';
import { errorItem, errorText, nodeError } from '../../shared/errors';
import { inTurn } from '../../shared/inTurn';
import type { SortedRows } from '../callees/rows';
import type { BalanceCheck } from './balance';
import { notBegun, stillUnknown, withTasksUnderWay } from './messages';
import { itemsOf, rowsLeftOut } from './output';
import {
	isTaskPerItem,
	type Campaign,
	type PlannedTask,
	type TaskResult,
	type UnplannedRow,
} from './plan';
import { accountOf, taskPlatform, type Run } from './platform';
import { send } from './send';
import { SendLog, type Send } from './sendLog';
import { REPEAT_WITHIN, sendStore } from './sendStore';
import { settle, type Settled } from './settle';

/** What the tasks of a campaign are sent with. */
interface CampaignRun extends Run {
	readonly checkBalance: BalanceCheck;
}

/** The log of a run; each of its tries gets the same. */
export function sendLogOf(context: IExecuteFunctions, credentials: LaafficCredentials): SendLog {
	return new SendLog(context.getExecuteData(), accountOf(credentials), sendStore(context));
}

/**
 * Runs one campaign and gives an item for each of its tasks. If a task does not come about, the
 * node stops, or the rows that were not called leave by the error branch.
 */
export async function runCampaign(
	context: IExecuteFunctions,
	campaign: Campaign | UnplannedRow,
	rows: SortedRows,
	credentials: LaafficCredentials,
	{ log, checkBalance }: Pick<CampaignRun, 'log' | 'checkBalance'>,
): Promise<INodeExecutionData[]> {
	if ('error' in campaign) return [errorItem(campaign.item, errorText(campaign.error))];
	const tasks = campaign.tasks.map((task) => log.asSent(task));
	if (isValidateOnly(context)) {
		const validated = tasks.map(
			({ wantedName }) => ({ outcome: 'validated', taskName: wantedName }) as const,
		);
		return await items(context, validated, tasks, rows);
	}
	const platform = taskPlatform(context, credentials, latestStart(tasks));
	const results: TaskResult[] = [];
	try {
		// A campaign that is sent twice at once: the second comes to know what the first has made.
		await inTurn(JSON.stringify([accountOf(credentials), campaign.name]), async () => {
			await createTasks(tasks, { platform, log, checkBalance }, results);
		});
		return await items(context, results, tasks, rows);
	} catch (error) {
		const isAlone = context.continueOnFail() && tasks.length === 1;
		const told = isAlone ? error : withTasksOfRun(error, log, tasks.length > 1);
		// A task of all items is the matter of none of them.
		const item = isTaskPerItem(context) ? tasks[0].group.items[0] : undefined;
		const shown = nodeError(context, told, item);
		if (!context.continueOnFail()) throw shown;
		const [failed, ...rest] = tasks.slice(results.length);
		return [
			...(await items(context, results, tasks, rows)),
			...rowsOf(context, failed, rows, errorText(shown)),
			...rest.flatMap((task) =>
				rowsOf(context, task, rows, notBegun(task.wantedName, failed.wantedName)),
			),
		];
	}
}

/** The last of the starts: the look-up of names has to reach as far. */
function latestStart(tasks: readonly PlannedTask[]): DateTime | undefined {
	const starts = tasks.flatMap(({ settings: { start } }) => (start === undefined ? [] : [start]));
	return starts.length === 0 ? undefined : DateTime.max(...starts);
}

/** Whatever an expression made of it: only a plain "off" lets people be called. */
export function isValidateOnly(context: IExecuteFunctions): boolean {
	return context.getNodeParameter('options.validateOnly', 0, false) !== false;
}

async function items(
	context: IExecuteFunctions,
	results: readonly TaskResult[],
	tasks: readonly PlannedTask[],
	rows: SortedRows,
): Promise<INodeExecutionData[]> {
	const made: INodeExecutionData[] = [];
	for (const [index, result] of results.entries()) {
		// Not flat(), which takes five times as long.
		for (const item of await itemsOf(context, result, tasks[index], rows)) made.push(item);
	}
	return made;
}

/** The rows of a task that did not come about, also those that it would have left out. */
function rowsOf(
	context: IExecuteFunctions,
	{ group }: PlannedTask,
	rows: SortedRows,
	text: string,
): INodeExecutionData[] {
	const called = group.items.map((item) => errorItem(item, text));
	const leftOut = rowsLeftOut(context, rows, group);
	return called.concat(leftOut.map(({ item, message }) => errorItem(item, message)));
}

/** @param results gets what became of each task, one after the other */
async function createTasks(
	tasks: readonly PlannedTask[],
	run: CampaignRun,
	results: TaskResult[],
): Promise<void> {
	const made = tasks.map((task) => run.log.madeInRun(task));
	const first = made.indexOf(undefined);
	const missing = first < 0 ? [] : tasks.slice(first);
	for (const result of made.slice(0, tasks.length - missing.length)) {
		if (result !== undefined) results.push(result);
	}
	// All names first: if one is taken, no part of the campaign may start.
	const settled: Settled[] = [];
	for (const task of missing) settled.push(await orTruth(settle(task, run), missing, run));
	if (settled.some(({ kind }) => kind === 'send')) await orTruth(run.checkBalance(), missing, run);
	for (const [index, task] of missing.entries()) {
		results.push(await send(settled[index], task, run));
	}
}

/** That nothing was sent now is not all: an earlier try or run may have sent a part of the campaign. */
async function orTruth<T>(work: Promise<T>, tasks: readonly PlannedTask[], run: Run): Promise<T> {
	return await work.catch((error: unknown) => {
		if (!(error instanceof RequestProblem) || error.state === 'unknown') throw error;
		const open = tasks.map((one) => run.log.earlier(one)).find(isOpen);
		throw open === undefined ? error : stillUnknown(named(open), error);
	});
}

function isOpen(sent: Send | undefined): sent is Send {
	return sent !== undefined && sent.state !== 'made';
}

const named = ({ sentName, calleeCount }: Send) => ({ taskName: sentName, calleeCount });

/** What a run has brought about must not be forgotten over what it has not. */
function withTasksOfRun(error: unknown, log: SendLog, isCampaign: boolean): unknown {
	if (!(error instanceof Error)) return error;
	const made = log.allOfRun().filter(({ state }) => state === 'made');
	if (made.length === 0) return error;
	const isRenamed = made.some(({ wantedName, sentName }) => wantedName !== sentName);
	const minutes = isRenamed ? REPEAT_WITHIN / 60_000 : undefined;
	const tasks = made.map(({ sentName, made: result }) => ({
		taskName: sentName,
		taskId: result?.taskId,
	}));
	return withTasksUnderWay(error, tasks, { isCampaign, minutes });
}

/** The truth about a try that fails before it comes to the tasks of an earlier try of the same run. */
export function withEarlierTries(error: unknown, log: SendLog): unknown {
	// An error of n8n's has been through here, or through the campaign that it comes from.
	if (!(error instanceof Error) || error instanceof NodeError) return error;
	const open = log.allOfRun().find(isOpen);
	return withTasksOfRun(open === undefined ? error : stillUnknown(named(open), error), log, false);
}
