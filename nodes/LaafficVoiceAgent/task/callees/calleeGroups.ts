import { LIMITS } from '../../api/facts';
import type { Callee, CalleeCollector } from './callees';

/** Callees that go into one task, with the input items that they come from. */
export interface CalleeGroup {
	readonly callees: readonly Callee[];
	readonly items: readonly number[];
	/** The input items that this task answers for, rejected ones among them: from … up to before. */
	readonly from: number;
	readonly before: number;
}

/** All callees as one task, or as several of the size that the platform takes [agentSend]. */
export function partsOf(
	{ callees, items }: Pick<CalleeCollector, 'callees' | 'items'>,
	itemCount: number,
	size: number = LIMITS.callees.max,
): CalleeGroup[] {
	const parts: CalleeGroup[] = [];
	for (let start = 0; start < callees.length; start += size) {
		parts.push({
			callees: callees.slice(start, start + size),
			items: items.slice(start, start + size),
			from: start === 0 ? 0 : items[start],
			before: items[start + size] ?? itemCount,
		});
	}
	return parts;
}

/** Each callee as a task of its own. */
export function singles({
	callees,
	items,
}: Pick<CalleeCollector, 'callees' | 'items'>): CalleeGroup[] {
	return callees.map((callee, index) => ({
		callees: [callee],
		items: [items[index]],
		from: items[index],
		before: items[index] + 1,
	}));
}
