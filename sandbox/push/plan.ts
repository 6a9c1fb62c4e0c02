import { fraction } from '../calls/random';

export interface Order {
	/** Reports in one push: always as many, or from a list in turn. */
	readonly batchSize: number | readonly number[];
	/** The share of reports that come a second time, in a later push. */
	readonly repeats: number;
	/** How far a report may move from its place, in reports; 0 keeps the order. */
	readonly shuffle: number;
	readonly seed: number;
}

const [MOVE, REPEAT, REPEAT_MOVE] = [1, 2, 3] as const;

/** Which reports go into which push: indexes into the list of calls. */
export function planPushes(count: number, order: Order): number[][] {
	const { repeats, seed } = order;
	const reach = Math.max(order.shuffle, 1);
	const places: Array<readonly [place: number, index: number]> = [];
	for (let index = 0; index < count; index++) {
		const chance = (purpose: number) => fraction(seed, index, purpose);
		places.push([index + chance(MOVE) * order.shuffle, index]);
		if (chance(REPEAT) < repeats) {
			places.push([index + (1 + chance(REPEAT_MOVE)) * reach + largest(order), index]);
		}
	}
	places.sort(([one], [other]) => one - other);
	return batches(
		places.map(([, index]) => index),
		order,
	);
}

const sizesOf = ({ batchSize }: Pick<Order, 'batchSize'>) => [batchSize].flat();
const largest = (order: Order) => Math.max(...sizesOf(order));

function batches(indexes: readonly number[], order: Order): number[][] {
	const sizes = sizesOf(order);
	const pushes: number[][] = [];
	for (let from = 0; from < indexes.length;) {
		const size = sizes[pushes.length % sizes.length];
		pushes.push(indexes.slice(from, from + size));
		from += size;
	}
	return pushes;
}
