/** Rows as callees, and callees as they are sent. */
import type { Row } from '../../nodes/LaafficVoiceAgent/shared/rowReader';
import {
	CalleeLists,
	type Callee,
	type CalleeList,
} from '../../nodes/LaafficVoiceAgent/task/callees/lists';
import {
	CalleeReader,
	sortedRows,
	type SortedRows,
} from '../../nodes/LaafficVoiceAgent/task/callees/rows';
import type { CalleeRules } from '../../nodes/LaafficVoiceAgent/task/callees/rules';

/** Sorts rows; the callees stay as they are. */
export function sortRows(
	rows: readonly Row[],
	rules: CalleeRules,
): SortedRows & { readonly callees: Callee[]; readonly items: number[] } {
	const callees: Callee[] = [];
	const items: number[] = [];
	const reader = new CalleeReader(rules, (callee, item) => {
		callees.push(callee);
		items.push(item);
	});
	rows.forEach((row, item) => reader.add(row, item));
	return { ...sortedRows(reader), callees, items };
}

/** Callees in lists of a size, each by default with its place as the index of its item. */
export function listsOf(
	callees: readonly Callee[],
	size: number,
	items: readonly number[] = [...callees.keys()],
): readonly CalleeList[] {
	const lists = new CalleeLists(size);
	callees.forEach((callee, index) => lists.add(callee, items[index]));
	return lists.all();
}

/** What stands in `numberInfoList`. */
export function calleesIn({ encoded }: Pick<CalleeList, 'encoded'>): Callee[] {
	return JSON.parse(`[${Buffer.concat(encoded).toString()}]`) as Callee[];
}
