/** Rows as callees, and callees as they are sent. */
import type { Row } from '../../nodes/LaafficVoiceAgent/shared/rowReader';
import { Entries, type Callee } from '../../nodes/LaafficVoiceAgent/task/callees/entries';
import { CalleeLists, type CalleeList } from '../../nodes/LaafficVoiceAgent/task/callees/lists';
import {
	CalleeReader,
	sortedRows,
	type SortedRows,
} from '../../nodes/LaafficVoiceAgent/task/callees/rows';
import type { CalleeRules } from '../../nodes/LaafficVoiceAgent/task/callees/rules';

type Encoded = Pick<CalleeList, 'encoded'>;

/** Sorts rows; the callees are as they are sent. */
export function sortRows(
	rows: readonly Row[],
	rules: CalleeRules,
): SortedRows & Encoded & { readonly callees: Callee[]; readonly items: number[] } {
	const entries = new Entries(rules);
	const items: number[] = [];
	const reader = new CalleeReader(rules, {
		add: (number, texts, item) => {
			entries.add(number, texts);
			items.push(item);
		},
	});
	rows.forEach((row, item) => reader.add(row, item));
	const encoded = entries.taken();
	return { ...sortedRows(reader), encoded, callees: calleesIn({ encoded }), items };
}

/** A callee with texts by their names. */
export type PlainCallee = Readonly<Record<string, string>> & { readonly calleeNumber: string };

/** Callees in lists of a size, each by default with its place as the index of its item. */
export function listsOf(
	callees: readonly PlainCallee[],
	size: number,
	items: readonly number[] = [...callees.keys()],
): readonly CalleeList[] {
	const names = new Set(callees.flatMap((callee) => Object.keys(callee)));
	names.delete('calleeNumber');
	const variables = [...names].map((sentAs) => ({ sentAs }));
	const lists = new CalleeLists({ variables, inCallInformation: false }, size);
	callees.forEach((callee, index) => {
		const texts = variables.map(({ sentAs }) => callee[sentAs] ?? '');
		lists.add(callee.calleeNumber, texts, items[index]);
	});
	return lists.all();
}

/** What stands in `numberInfoList`. */
export function calleesIn({ encoded }: Encoded): Callee[] {
	return JSON.parse(`[${Buffer.concat(encoded).toString()}]`) as Callee[];
}
