import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { errorItem } from '../../shared/errors';
import type { Output } from '../../shared/operation';
import type { Callee } from '../callees/entries';
import type { CalleeGroup } from '../callees/lists';
import { maskNumber, rejectionText, type RejectedRow } from '../callees/rejections';
import type { SortedRows, UnusualRow } from '../callees/rows';
import { isTaskPerItem, type PlannedTask, type TaskResult } from './plan';
import { calledRows, isByRow } from './rowItems';
import type { TaskSettings } from './settings';

/** Rows that are listed one by one; more would make the item too big to look at. */
export const LISTED_ROWS = 100;

/**
 * Rows that a task's item is paired with. n8n stores each pair with the execution: 10,000 take
 * 0.2 MB and 10 ms, 200,000 would take 5 MB, 0.2 s to write and 0.5 s whenever they are read.
 */
const PAIRED_ROWS = 10_000;

/** What always comes out of a task; the rows that were left out come beside it where there are any. */
export const taskOutput: Output = {
	outcome: 'string',
	taskId: 'integer',
	taskName: 'string',
	agentId: 'integer',
	calleeCount: 'integer',
	sendTime: 'string',
	part: 'integer',
	parts: 'integer',
	rejectedCount: 'integer',
	duplicateCount: 'integer',
	suppressedCount: 'integer',
	unusualCount: 'integer',
	truncatedTextCount: 'integer',
};

/** What a task comes out as: one item, or one for each row that it calls. */
export async function itemsOf(
	context: IExecuteFunctions,
	result: TaskResult,
	task: PlannedTask,
	sorted: SortedRows,
): Promise<INodeExecutionData[]> {
	if (isByRow(context)) return await calledRows(context, result, task, sorted);
	return [taskItem(result, task, sorted)];
}

/** The item that a task comes out as, paired with its rows. */
function taskItem(
	result: TaskResult,
	{ group, settings, calleeCount, part, parts }: PlannedTask,
	sorted: SortedRows,
): INodeExecutionData {
	return {
		json: {
			outcome: result.outcome,
			taskId: result.taskId ?? null,
			taskName: result.taskName,
			...agentAndStart(result, settings),
			...(group.zone === undefined ? {} : { calleeTimeZone: group.zone }),
			calleeCount,
			part,
			parts,
			...leftOut(sorted, group),
			...(result.outcome === 'validated'
				? { request: preview(result.taskName, settings, group) }
				: {}),
		},
		pairedItem: group.items.slice(0, PAIRED_ROWS).map((item) => ({ item })),
	};
}

/** A task that another run has sent may have another agent and start than the panel says now. */
function agentAndStart({ found }: TaskResult, { head, start }: TaskSettings): IDataObject {
	if (found !== undefined) return { agentId: found.agentId ?? null, sendTime: null };
	return { agentId: head.agentId, sendTime: start?.toISO() ?? null };
}

/** How many rows were left out or are unusual, and the first of them; of all rows, or of a task. */
function leftOut(sorted: SortedRows, group?: CalleeGroup): IDataObject {
	const of = <Row extends { readonly item: number }>(rows: readonly Row[]) =>
		group === undefined ? rows : within(rows, group);
	const rejected = of(sorted.rejected);
	const duplicates = of(sorted.duplicates);
	const suppressed = of(sorted.suppressed);
	const unusual = of(sorted.unusual);
	return {
		rejectedCount: rejected.length,
		duplicateCount: duplicates.length,
		suppressedCount: suppressed.length,
		unusualCount: unusual.length,
		truncatedTextCount: sorted.truncatedTexts,
		...(rejected.length > 0 ? { rejectedRows: listed(rejected) } : {}),
		...(duplicates.length > 0 ? { duplicateRows: listed(duplicates) } : {}),
		...(suppressed.length > 0 ? { suppressedRows: listed(suppressed) } : {}),
		...(unusual.length > 0
			? { unusualRows: listed(unusual.slice(0, LISTED_ROWS).map(shown)) }
			: {}),
	};
}

/** Where nobody is left to be called there is no task, but the rows that were left out are told. */
export function nobodyItem(taskName: string, sorted: SortedRows): INodeExecutionData {
	const { suppressed } = sorted;
	return {
		json: {
			outcome: 'nobodyCalled',
			taskId: null,
			taskName,
			agentId: null,
			sendTime: null,
			calleeCount: 0,
			part: 0,
			parts: 0,
			...leftOut(sorted),
		},
		pairedItem: suppressed.slice(0, PAIRED_ROWS).map(({ item }) => ({ item })),
	};
}

/** The rows of a group, found by halves: with a task for each row this is asked for each row. */
function within<Row extends { readonly item: number }>(
	rows: readonly Row[],
	{ from, before }: CalleeGroup,
): Row[] {
	return rows.slice(firstFrom(rows, from), firstFrom(rows, before));
}

/** Where the rows from an input item on begin; they stand in the order of the input. */
function firstFrom(rows: ReadonlyArray<{ readonly item: number }>, from: number): number {
	let [low, high] = [0, rows.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (rows[middle].item < from) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * The rows that a task would have listed as left out. Where each row is a task of its own, or where
 * the node continues on bad rows, they have items of their own.
 */
export function rowsLeftOut(
	context: IExecuteFunctions,
	{ rejected, duplicates, suppressed }: SortedRows,
	group: CalleeGroup,
): RejectedRow[] {
	if (isByRow(context) || isTaskPerItem(context)) return [];
	const skips = context.getNodeParameter('options.invalidCallees', 0, 'stop') === 'skip';
	return [
		...(skips ? within(rejected, group) : []),
		...within(duplicates, group),
		...within(suppressed, group),
	];
}

function listed(rows: readonly RejectedRow[]): IDataObject[] {
	return rows.slice(0, LISTED_ROWS).map((row) => ({ ...row }));
}

/** A row that is called all the same, as the output lists it. */
function shown({ item, number }: UnusualRow): RejectedRow {
	const message = rejectionText('unusual');
	return { item, reason: 'unusual', message, maskedNumber: maskNumber(number) };
}

/** The request as it would be sent, with its first callees. */
function preview(
	taskName: string,
	{ head }: TaskSettings,
	{ firstEntries }: CalleeGroup,
): IDataObject {
	const callees = firstEntries.map((entry) => JSON.parse(entry) as Callee);
	const masked = callees.map((callee) => ({
		...callee,
		calleeNumber: maskNumber(callee.calleeNumber),
	}));
	return { ...(head as unknown as IDataObject), taskName, numberInfoList: masked };
}

/** A rejected row for the error branch, where it stands beside the reason. */
export function rejectedItem({ item, message }: RejectedRow): INodeExecutionData {
	return errorItem(item, message);
}

/** A row that was left out on purpose, in a run in which each row has an item of its own. */
export function skippedItem({ item, ...row }: RejectedRow): INodeExecutionData {
	return { json: { outcome: 'skipped', ...row }, pairedItem: { item } };
}
