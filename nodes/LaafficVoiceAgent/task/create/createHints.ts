import type { NodeExecutionHint, NodeHint } from 'n8n-workflow';
import type { SortedRows } from '../callees/rows';

/** Notes that stand on the panel before the node runs. */
export const createHints: NodeHint[] = [
	{
		type: 'info',
		location: 'inputPane',
		whenToDisplay: 'beforeExecution',
		message:
			"'Task Name', 'Agent ID' and the options are read from the first item, because all items become one task.",
		displayCondition:
			'={{ $parameter.resource === "task" && $parameter.operation === "create" && $parameter.taskScope === "allItems" && $rawParameter.taskName?.includes("$json") }}',
	},
];

function rowsText(count: number): string {
	return count === 1 ? '1 row was' : `${count} rows were`;
}

/** Rows from which a slow parameter is felt. */
const MANY_ROWS = 1_000;

/** What the user should know after a run that went well. */
export function creationNotes(
	{ rejected, duplicates, truncatedTexts, calleeCount }: SortedRows,
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
	if (truncatedTexts > 0)
		notes.push(
			`${truncatedTexts === 1 ? '1 text was' : `${truncatedTexts} texts were`} truncated.`,
		);
	if (slowParameters.length > 0 && calleeCount >= MANY_ROWS) {
		notes.push(
			`n8n works out an expression for every row in: ${slowParameters.join(', ')}. It takes about a second for each 1,000 rows; a plain column such as {{ $json.phone }} takes none.`,
		);
	}
	return notes.map((message) => ({ message, location: 'outputPane' }));
}
