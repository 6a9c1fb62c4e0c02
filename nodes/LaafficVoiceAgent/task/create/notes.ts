import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { SortedRows } from '../callees/rows';
import { LISTED_ROWS } from './output';
import { isTaskPerItem } from './plan';
import { createChoice } from './fields';
import { isValidateOnly } from './run';

/** Rows from which a slow parameter is felt. */
const MANY_ROWS = 1_000;

/** What the user should know after a run that went well. */
export function creationNotes(
	context: IExecuteFunctions,
	rows: SortedRows,
	slowParameters: readonly string[],
	output: readonly INodeExecutionData[],
): NodeExecutionHint[] {
	const { rejected, duplicates, suppressed, unusual, truncatedTexts, calleeCount } = rows;
	const notes = nobodyCalled(context, rows, output);
	if (rejected.length > 0) {
		const bad = counted(rejected.length, 'row');
		notes.push(`${bad} cannot be called. ${whereRejected(context, rejected.length)}`);
	}
	if (duplicates.length > 0) {
		const left = counted(duplicates.length, 'row', 'was', 'were');
		const where = whereListed(context, 'duplicateRows', duplicates.length);
		notes.push(`${left} left out, because an earlier row has the same number. ${where}`);
	}
	if (suppressed.length > 0) {
		const left = counted(suppressed.length, 'row', 'was', 'were');
		const where = whereListed(context, 'suppressedRows', suppressed.length);
		notes.push(`${left} left out, because these people must not be called. ${where}`);
	}
	if (unusual.length > 0) {
		const breaks =
			unusual.length === 1
				? '1 number breaks the numbering rules of its country'
				: `${unusual.length} numbers break the numbering rules of their country`;
		notes.push(
			`${breaks}, so a digit may be wrong. ${whereListed(context, 'unusualRows', unusual.length)} To leave such numbers out, set 'Unusual Numbers' to 'Reject'.`,
		);
	}
	if (truncatedTexts > 0)
		notes.push(`${counted(truncatedTexts, 'text', 'was', 'were')} truncated.`);
	if (slowParameters.length > 0 && calleeCount >= MANY_ROWS) {
		notes.push(
			`n8n evaluates an expression for every row in: ${slowParameters.join(', ')}. It takes about a second for each 1,000 rows; a plain column such as {{ $json.phone }} takes none.`,
		);
	}
	return notes.map((message) => ({ message, location: 'outputPane' }));
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
		return whereListed(context, 'rejectedRows', count);
	}
	const are = count === 1 ? 'It is' : 'They are';
	return context.getNode().onError === 'continueErrorOutput'
		? `${are} on the error branch, with the reason beside each row.`
		: `${are} among the items of the output, with the reason in 'error'.`;
}

/** Where the user finds rows that were left out on purpose. */
function whereListed(context: IExecuteFunctions, list: string, count: number): string {
	const are = count === 1 ? 'It is' : 'They are';
	if (isTaskPerItem(context)) return `${are} in the output with the outcome 'skipped'.`;
	const which = count > LISTED_ROWS ? `The first ${LISTED_ROWS} of a task are` : are;
	return `${which} listed in '${list}' of the output.`;
}

function counted(count: number, what: string, is = '', are = ''): string {
	const [noun, verb] = count === 1 ? [what, is] : [`${what}s`, are];
	return `${count} ${noun} ${verb}`.trim();
}
