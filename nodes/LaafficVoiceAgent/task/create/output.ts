import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	NodeExecutionHint,
} from 'n8n-workflow';
import { errorItem } from '../../shared/errors';
import type { Callee, CalleeGroup } from '../callees/lists';
import type { SortedRows } from '../callees/rows';
import type { PlannedTask, TaskResult } from './plan';
import { calledRows, isByRow } from './rowItems';
import type { TaskSettings } from './settings';
import { maskNumber, type RejectedRow } from '../callees/rejections';

/** Rows that are listed one by one; more would make the item too big to look at. */
const LISTED_ROWS = 100;

/**
 * Rows that a task's item is paired with. n8n stores each pair with the execution: 10,000 take
 * 0.2 MB and 10 ms, 200,000 would take 5 MB, 0.2 s to write and 0.5 s whenever they are read.
 */
const PAIRED_ROWS = 10_000;

/** What a task comes out as: one item, or one for each row that it calls. */
export function itemsOf(
	context: IExecuteFunctions,
	result: TaskResult,
	task: PlannedTask,
	sorted: SortedRows,
): INodeExecutionData[] {
	if (isByRow(context)) return calledRows(context, result, task, sorted);
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
			...leftOut(sorted, (row) => isWithin(row, group)),
			...(result.outcome === 'validated'
				? { request: preview(result.taskName, settings, group.first) }
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

/** How many rows were left out, and the first of them. */
function leftOut(
	sorted: SortedRows,
	isAnsweredFor: (row: RejectedRow) => boolean = () => true,
): IDataObject {
	const [rejected, duplicates, suppressed] = [
		sorted.rejected,
		sorted.duplicates,
		sorted.suppressed,
	].map((rows) => rows.filter(isAnsweredFor));
	return {
		rejectedCount: rejected.length,
		duplicateCount: duplicates.length,
		suppressedCount: suppressed.length,
		truncatedTextCount: sorted.truncatedTexts,
		...(rejected.length > 0 ? { rejectedRows: listed(rejected) } : {}),
		...(duplicates.length > 0 ? { duplicateRows: listed(duplicates) } : {}),
		...(suppressed.length > 0 ? { suppressedRows: listed(suppressed) } : {}),
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

function isWithin({ item }: RejectedRow, { from, before }: CalleeGroup): boolean {
	return item >= from && item < before;
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
	if (isByRow(context) || context.getNodeParameter('taskScope', 0) === 'perItem') return [];
	const skips = context.getNodeParameter('options.invalidCallees', 0, 'stop') === 'skip';
	const rows = [...(skips ? rejected : []), ...duplicates, ...suppressed];
	return rows.filter((row) => isWithin(row, group));
}

function listed(rows: readonly RejectedRow[]): IDataObject[] {
	return rows.slice(0, LISTED_ROWS).map((row) => ({ ...row }));
}

/** The request as it would be sent, with its first callees. */
function preview(taskName: string, { head }: TaskSettings, first: readonly Callee[]): IDataObject {
	const masked = first.map((callee) => ({
		...callee,
		calleeNumber: maskNumber(callee.calleeNumber),
	}));
	return { ...(head as unknown as IDataObject), taskName, numberInfoList: masked };
}

/**
 * A rejected row for the error branch: the reason in words, then what tells the row apart, such as
 * `The phone number is empty. Fill it in. [item 3, empty]`.
 */
export function rejectedItem(row: RejectedRow): INodeExecutionData {
	const { item, message, maskedNumber, variable, reason } = row;
	const marks = [`item ${item}`, maskedNumber, variable, reason].filter(Boolean).join(', ');
	return errorItem(item, `${message} [${marks}]`);
}

/** A row that was left out on purpose, in a run in which each row has an item of its own. */
export function skippedItem({ item, ...row }: RejectedRow): INodeExecutionData {
	return { json: { outcome: 'skipped', ...row }, pairedItem: { item } };
}

const NAMED_ROWS = 5;

/** The first rejected rows in words, for the message that stops the node. */
export function rejectedRowsText(rows: readonly RejectedRow[]): string {
	const named = rows.slice(0, NAMED_ROWS).map(({ item, maskedNumber, message, variable }) => {
		const what = [maskedNumber, variable].filter(Boolean).join(', ');
		return `Item ${item}${what === '' ? '' : ` (${what})`}: ${message}`;
	});
	const more = rows.length - named.length;
	return [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function rowsText(count: number): string {
	return count === 1 ? '1 row was' : `${count} rows were`;
}

/** Rows from which a slow parameter is felt. */
const MANY_ROWS = 1_000;

/** What the user should know after a run that went well. */
export function creationNotes(
	{ rejected, duplicates, suppressed, truncatedTexts, calleeCount }: SortedRows,
	slowParameters: readonly string[],
): NodeExecutionHint[] {
	const notes: string[] = [];
	if (rejected.length > 0) {
		notes.push(`${rowsText(rejected.length)} not called, with the reason beside each row.`);
	}
	if (duplicates.length > 0) {
		notes.push(
			`${rowsText(duplicates.length)} left out, because an earlier row has the same number.`,
		);
	}
	if (suppressed.length > 0) {
		notes.push(`${rowsText(suppressed.length)} left out, because these people must not be called.`);
	}
	if (truncatedTexts > 0)
		notes.push(
			`${truncatedTexts === 1 ? '1 text was' : `${truncatedTexts} texts were`} truncated.`,
		);
	if (slowParameters.length > 0 && calleeCount >= MANY_ROWS) {
		notes.push(
			`n8n evaluates an expression for every row in: ${slowParameters.join(', ')}. It takes about a second for each 1,000 rows; a plain column such as {{ $json.phone }} takes none.`,
		);
	}
	return notes.map((message) => ({ message, location: 'outputPane' }));
}
