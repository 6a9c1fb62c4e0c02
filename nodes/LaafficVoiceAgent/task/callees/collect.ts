import { sleep, type INodeExecutionData } from 'n8n-workflow';
import { CalleeLists, type CalleeList } from './calleeLists';
import { RowSorter, type CalleeRules, type SortedRows } from './callees';

/** How long the rows may keep n8n from everything else, in milliseconds. */
const BREATH_AFTER = 40;

/** Rows between looks at the clock: few enough for rows that need an expression worked out. */
const ROWS_BETWEEN_LOOKS = 32;

/** The rows of a run: those that are called, by task, and those that are not. */
export interface CollectedRows extends SortedRows {
	readonly lists: readonly CalleeList[];
}

/**
 * Sorts all rows, and lets n8n answer its users and webhooks in between.
 *
 * @param perTask callees that go into one task
 */
export async function collectCallees(
	items: readonly INodeExecutionData[],
	rules: CalleeRules,
	perTask: number,
): Promise<CollectedRows> {
	const lists = new CalleeLists(perTask);
	const sorter = new RowSorter(rules, (callee, item) => lists.add(callee, item));
	let lastBreath = Date.now();
	for (const [item, { json }] of items.entries()) {
		sorter.add(json, item);
		if (item % ROWS_BETWEEN_LOOKS !== 0 || Date.now() - lastBreath < BREATH_AFTER) continue;
		await sleep(0);
		lastBreath = Date.now();
	}
	const { calleeCount, rejected, duplicates, truncatedTexts } = sorter;
	return { lists: lists.all(), calleeCount, rejected, duplicates, truncatedTexts };
}
