import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SortedRows } from '../callees/rows';
import { LISTED_ROWS } from './output';
import { isTaskPerItem } from './plan';
import { createChoice } from './fields';
import { isByRow } from './rowItems';
import { isValidateOnly } from './run';

/** Rows from which a slow parameter is felt. */
const MANY_ROWS = 1_000;

/** What the user should know after a run that went well. */
export function creationNotes(
	context: IExecuteFunctions,
	rows: SortedRows,
	slowParameters: readonly string[],
	output: readonly INodeExecutionData[],
): string[] {
	const { rejected, duplicates, suppressed, unusual, truncatedTexts, calleeCount } = rows;
	const notes = nobodyCalled(context, rows, output);
	if (rejected.length > 0) {
		const bad = counted(rejected.length, 'row');
		notes.push(`${bad} cannot be called. ${whereRejected(context, rejected.length)}`);
	}
	if (duplicates.length > 0) {
		const left = counted(duplicates.length, 'row', 'was', 'were');
		const where = whereLeftOut(context, 'duplicate', duplicates.length);
		notes.push(`${left} left out, because an earlier row has the same number. ${where}`);
	}
	if (suppressed.length > 0) {
		const left = counted(suppressed.length, 'row', 'was', 'were');
		const where = whereLeftOut(context, 'suppressed', suppressed.length);
		notes.push(`${left} left out, because these people must not be called. ${where}`);
	}
	if (unusual.length > 0) {
		const breaks =
			unusual.length === 1
				? '1 number breaks the numbering rules of its country'
				: `${unusual.length} numbers break the numbering rules of their country`;
		notes.push(
			`${breaks}, so a digit may be wrong. ${whereUnusual(context, unusual.length)} To leave such numbers out, set 'Unusual Numbers' to 'Reject'.`,
		);
	}
	if (truncatedTexts > 0)
		notes.push(`${counted(truncatedTexts, 'text', 'was', 'were')} truncated.`);
	if (slowParameters.length > 0 && calleeCount >= MANY_ROWS) {
		notes.push(
			`n8n evaluates an expression for every row in: ${slowParameters.join(', ')}. It takes about a second for each 1,000 rows; a plain column such as {{ $json.phone }} takes none.`,
		);
	}
	return notes;
}

function nobodyCalled(
	context: IExecuteFunctions,
	{ calleeCount }: SortedRows,
	output: readonly INodeExecutionData[],
): string[] {
	if (calleeCount === 0) return ['Nobody was called.'];
	if (isValidateOnly(context)) {
		return [
			"Nobody was called, because 'Validate Only' is on. Remove the option when people are to be called.",
		];
	}
	const isNothingNew = output.length > 0 && output.every(({ json }) => json.outcome === 'existing');
	return isNothingNew
		? ['This run called nobody: what it was to send is at the platform already, and goes on there.']
		: [];
}

/** Where the user finds the rows that cannot be called. */
function whereRejected(context: IExecuteFunctions, count: number): string {
	if (createChoice(context, 'options.invalidCallees') === 'skip') {
		return whereLeftOut(context, 'rejected', count);
	}
	return context.getNode().onError === 'continueErrorOutput'
		? `${are(count)} on the error branch, with the reason beside each row.`
		: `${are(count)} among the items of the output, with the reason in 'error'.`;
}

/** Where the user finds rows that were left out on purpose. */
function whereLeftOut(
	context: IExecuteFunctions,
	why: 'rejected' | 'duplicate' | 'suppressed',
	count: number,
): string {
	if (isByRow(context)) return `${are(count)} in the output with the outcome '${why}'.`;
	if (isTaskPerItem(context)) return `${are(count)} in the output with the outcome 'skipped'.`;
	return whereListed(`${why}Rows`, count);
}

/** Where the user finds the numbers that may be wrong, whose rows say nothing of it. */
function whereUnusual(context: IExecuteFunctions, count: number): string {
	if (isByRow(context)) {
		return "To have such numbers listed, set 'Output' to 'One Item per Task'.";
	}
	return whereListed('unusualRows', count);
}

function whereListed(list: string, count: number): string {
	const which = count > LISTED_ROWS ? `The first ${LISTED_ROWS} of a task are` : are(count);
	return `${which} listed in '${list}' of the output.`;
}

const are = (count: number) => (count === 1 ? 'It is' : 'They are');

function counted(count: number, what: string, is = '', are = ''): string {
	const [noun, verb] = count === 1 ? [what, is] : [`${what}s`, are];
	return `${count} ${noun} ${verb}`.trim();
}
