import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { Pauses } from '../../shared/pauses';
import type { RejectedRow } from '../callees/rejections';
import type { SortedRows } from '../callees/rows';
import { createChoice } from './fields';
import type { PlannedTask, TaskResult } from './plan';

/** Whether each row comes out as an item of its own, and not each task. */
export function isByRow(context: IExecuteFunctions): boolean {
	return createChoice(context, 'output') === 'rows';
}

/** The rows that a task calls, each with its own fields, its number as dialled, and its task. */
export async function calledRows(
	context: IExecuteFunctions,
	{ outcome, taskId, taskName }: TaskResult,
	{ group }: PlannedTask,
	{ numbers }: SortedRows,
): Promise<INodeExecutionData[]> {
	const rows = context.getInputData();
	const task = { calleeNumber: '', taskId: taskId ?? null, taskName, outcome };
	const made: INodeExecutionData[] = [];
	const pauses = new Pauses();
	for (const item of group.items) {
		// Copied into the new item at once, so that all of them can share it.
		task.calleeNumber = numbers?.[item] ?? '';
		made.push(rowItem(rows[item], item, task));
		if (pauses.isDue(made.length)) await pauses.take();
	}
	return made;
}

/**
 * A row that nobody is called for. It has no task, so that a report that is matched by number and
 * task finds the row that was called, and never this one.
 */
export function rowLeftOut(
	context: IExecuteFunctions,
	{ numbers }: SortedRows,
	{ item, reason, message, variable, sameAsItem }: RejectedRow,
	isRejected: boolean,
): INodeExecutionData {
	return rowItem(context.getInputData()[item], item, {
		calleeNumber: numbers?.[item] ?? null,
		taskId: null,
		taskName: null,
		outcome: isRejected ? 'rejected' : reason,
		...(isRejected ? { reason: message } : {}),
		...(variable === undefined ? {} : { variable }),
		...(sameAsItem === undefined ? {} : { sameAsItem }),
	});
}

/** A new item, because the rows belong to the nodes before; where both name a field, ours counts. */
function rowItem(
	{ json, binary }: INodeExecutionData,
	item: number,
	ours: INodeExecutionData['json'],
): INodeExecutionData {
	// Not spread, which takes ten times as long: two seconds for 200,000 rows.
	const made: INodeExecutionData = { json: Object.assign({}, json, ours), pairedItem: { item } };
	return binary === undefined ? made : { ...made, binary };
}

/** The items of a run in the order of their rows. */
export function inRowOrder(items: INodeExecutionData[]): INodeExecutionData[] {
	return items.sort((a, b) => itemOf(a) - itemOf(b));
}

function itemOf({ pairedItem }: INodeExecutionData): number {
	return typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;
}
