import type { CalleeList } from './calleeLists';

/** The callees of one task, with the input items that it answers for. */
export interface CalleeGroup extends CalleeList {
	/** From this item, rejected ones among them … */
	readonly from: number;
	/** … up to before this one. */
	readonly before: number;
}

/** The parts of a campaign. Together they answer for all items. */
export function partsOf(lists: readonly CalleeList[], itemCount: number): CalleeGroup[] {
	return lists.map((list, index) => ({
		...list,
		from: index === 0 ? 0 : list.items[0],
		before: lists[index + 1]?.items[0] ?? itemCount,
	}));
}

/** Each callee as a task of its own, which answers for its own item only. */
export function singles(lists: readonly CalleeList[]): CalleeGroup[] {
	return lists.map((list) => ({ ...list, from: list.items[0], before: list.items[0] + 1 }));
}
