import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { RequestProblem } from '../../api/errors';
import { errorItem, errorText, nodeError } from '../../shared/errors';
import type { SortedRows } from '../callees/rows';
import type { Campaign, PartOfCampaign } from './campaignPlan';
import { notBegun, withTasksUnderWay } from './campaignProblems';
import { rowsLeftOut, taskItem, type TaskResult } from './createOutput';
import { openOutcome, recalledTask } from './earlierTries';
import type { SettledName } from './taskName';
import { settledName, taskResult } from './taskResult';
import { taskRun, type TaskRun } from './taskRun';

/**
 * Runs one campaign and passes on an item for each of its tasks. If a task does not come about, the
 * node stops, or the rows that were not called leave by the error branch.
 *
 * @param before the tasks of this run so far, to which those of the campaign are added
 */
export async function* runCampaign(
	context: IExecuteFunctions,
	campaign: Campaign,
	sorted: SortedRows,
	before: TaskResult[],
): AsyncGenerator<INodeExecutionData> {
	if ('error' in campaign) {
		yield errorItem(campaign.item, errorText(campaign.error));
		return;
	}
	let done = 0;
	try {
		for await (const result of results(context, campaign)) {
			yield taskItem(result, campaign[done], sorted);
			before.push(result);
			done++;
		}
	} catch (error) {
		const continues = context.continueOnFail();
		// Where the node continues, the tasks from before have items of their own.
		const told = continues && campaign.length === 1 ? [] : before;
		const shown = nodeError(
			context,
			withTasksUnderWay(error, told, campaign.length),
			campaign[0].group.items[0],
		);
		if (!continues) throw shown;
		const [failed, ...rest] = campaign.slice(done);
		yield* rowsOf(context, failed, sorted, errorText(shown));
		for (const part of rest) yield* rowsOf(context, part, sorted, notBegun(part, failed));
	}
}

/** The rows of a task that did not come about, also those that it would have left out. */
function* rowsOf(
	context: IExecuteFunctions,
	{ group }: PartOfCampaign,
	sorted: SortedRows,
	text: string,
): Generator<INodeExecutionData> {
	for (const item of group.items) yield errorItem(item, text);
	for (const { item, message } of rowsLeftOut(context, sorted, group)) {
		yield errorItem(item, message);
	}
}

async function* results(
	context: IExecuteFunctions,
	campaign: readonly PartOfCampaign[],
): AsyncGenerator<TaskResult> {
	// Whatever an expression made of it: only a plain "off" lets people be called.
	if (context.getNodeParameter('options.validateOnly', 0, false) !== false) {
		for (const { settings } of campaign) {
			yield { outcome: 'validated', taskName: settings.head.taskName };
		}
		return;
	}
	const run = await taskRun(context, campaign[0]);
	const missing = [...campaign];
	for (;;) {
		const recalled = missing.length > 0 ? recalledTask(missing[0], run) : undefined;
		if (recalled === undefined) break;
		yield recalled;
		missing.shift();
	}
	// All names first: if one is taken, no part of the campaign may start.
	const names = await settledNames(missing, run);
	for (const [index, name] of names.entries()) yield await taskResult(name, missing[index], run);
}

async function settledNames(
	tasks: readonly PartOfCampaign[],
	run: TaskRun,
): Promise<SettledName[]> {
	const names: SettledName[] = [];
	for (const task of tasks) {
		const name = await settledName(task, run).catch((error: unknown) => {
			throw withOpenSends(error, tasks, run);
		});
		names.push(name);
	}
	return names;
}

/** That nothing was sent now is not all: an earlier try may have sent a part of the campaign. */
function withOpenSends(error: unknown, tasks: readonly PartOfCampaign[], run: TaskRun): unknown {
	if (!(error instanceof RequestProblem)) return error;
	return tasks.map((task) => openOutcome(task, run, error)).find(Boolean) ?? error;
}
