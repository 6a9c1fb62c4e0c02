/** Rows as callees, and callees as they are sent. */
import type { Row } from '../../nodes/LaafficVoiceAgent/shared/rowReader';
import {
	entryWriter,
	inJson,
	type Callee,
} from '../../nodes/LaafficVoiceAgent/task/callees/entries';
import { CalleeLists, type CalleeList } from '../../nodes/LaafficVoiceAgent/task/callees/lists';
import {
	CalleeReader,
	sortedRows,
	type SortedRows,
} from '../../nodes/LaafficVoiceAgent/task/callees/rows';
import type { CalleeRules } from '../../nodes/LaafficVoiceAgent/task/callees/rules';

type Written = Pick<CalleeList, 'entries'>;

/** Sorts rows; the callees are as they are sent. */
export function sortRows(
	rows: readonly Row[],
	rules: CalleeRules,
): SortedRows & Written & { readonly callees: Callee[]; readonly items: number[] } {
	const write = entryWriter(rules);
	const entries: string[] = [];
	const items: number[] = [];
	const reader = new CalleeReader(rules, {
		add: (number, texts, item) => {
			entries.push(write(number, texts));
			items.push(item);
		},
	});
	rows.forEach((row, item) => reader.add(row, item));
	return { ...sortedRows(reader), entries, callees: calleesIn({ entries }), items };
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
		const texts = variables.map(({ sentAs }) => inJson(callee[sentAs] ?? ''));
		lists.add(callee.calleeNumber, texts, items[index]);
	});
	return lists.all();
}

/** What stands in `numberInfoList`. */
export function calleesIn({ entries }: Written): Callee[] {
	return JSON.parse(`[${entries.join()}]`) as Callee[];
}
