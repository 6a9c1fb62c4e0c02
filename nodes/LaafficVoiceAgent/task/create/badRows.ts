import type { IExecuteFunctions } from 'n8n-workflow';
import { InputProblem } from '../../api/errors';
import type { RejectedRow } from '../callees/rejections';
import type { SortedRows } from '../callees/rows';

/** Reasons that are told in one message. */
const TOLD_REASONS = 5;

/** Rows of a reason that are named. */
const NAMED_ITEMS = 5;

/** The problem that stops a run with rows that cannot be called. */
export function badRows({ rejected, calleeCount }: SortedRows, rowCount: number): InputProblem {
	const goOn =
		calleeCount === 0
			? ''
			: " To call the others, set 'On Error' in the settings of the node to 'Continue (using error output)', or add the option 'Invalid Callees' with 'Skip'.";
	return new InputProblem(
		`${rejected.length} of ${rowCount} input rows cannot be called, so nobody was called`,
		`${byReason(rejected)}${goOn}`,
	);
}

/** The rows by their reasons, the most frequent first. */
function byReason(rows: readonly RejectedRow[]): string {
	const groups = new Map<string, RejectedRow[]>();
	for (const row of rows) {
		const group = groups.get(row.message);
		if (group === undefined) groups.set(row.message, [row]);
		else group.push(row);
	}
	const sorted = [...groups.values()].sort((one, other) => other.length - one.length);
	const told = sorted.slice(0, TOLD_REASONS);
	const untold = sorted.slice(TOLD_REASONS).reduce((sum, group) => sum + group.length, 0);
	const texts = told.map(groupText);
	return [...texts, ...(untold > 0 ? [`${rowsText(untold)} for other reasons.`] : [])].join(' ');
}

/** Such as `20 rows (items 1, 3, 5, 7, 9 …, such as 091*****21): The phone number starts with 0.` */
function groupText(group: readonly RejectedRow[]): string {
	const items = group.slice(0, NAMED_ITEMS).map(({ item }) => item);
	const more = group.length > items.length ? ' …' : '';
	const { maskedNumber, message } = group[0];
	const such = group.length === 1 ? '' : 'such as ';
	const example = maskedNumber === '' ? '' : `, ${such}${maskedNumber}`;
	const which = `${group.length === 1 ? 'item' : 'items'} ${items.join(', ')}${more}`;
	return `${rowsText(group.length)} (${which}${example}): ${message}`;
}

function rowsText(count: number): string {
	return count === 1 ? '1 row' : `${count} rows`;
}

/** Longest expression that is shown. */
const SHOWN_EXPRESSION = 80;

/** No row has a number: it is not the rows that have to be mended, but the panel. */
export function noNumbers(context: IExecuteFunctions): InputProblem {
	const raw: unknown = context.getNodeParameter('calleeNumber', 0, '', { rawExpressions: true });
	const expression = typeof raw === 'string' ? raw.slice(1, SHOWN_EXPRESSION) : '';
	const found =
		expression === '' ? '' : ` What stands there now, ${expression}, is empty for all rows.`;
	return new InputProblem(
		"No row has a phone number in 'Callee Number', so nobody was called",
		`Drag the column with the phone numbers from the input of the node into 'Callee Number'.${found}`,
	);
}

/** Whether not one row has anything in the cell of its number. */
export function haveNoNumbers({ rejected }: SortedRows, rowCount: number): boolean {
	return (
		rowCount > 0 &&
		rejected.length === rowCount &&
		rejected.every(({ reason }) => reason === 'empty')
	);
}
