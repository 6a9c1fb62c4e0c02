import { createHash } from 'node:crypto';

/** An entry of `numberInfoList`: `{"calleeNumber":"919777654321","text1":"David"}` [agentSend]. */
export type Callee = Texts & { readonly calleeNumber: string };

/** Texts by their names; those of a collection stand in a map of their own. */
export type Texts = Record<string, string | Record<string, string>>;

/** The callees of one task, ready to be sent. */
export interface CalleeList {
	/** The entries of `numberInfoList` as JSON, in pieces that follow each other. */
	readonly encoded: readonly Buffer[];
	/** A few callees, to show what is sent. */
	readonly first: readonly Callee[];
	/** For each callee the index of its input item. */
	readonly items: readonly number[];
	/** The time zone that all of them are in, where that counts. */
	readonly zone?: string;
	/** Tells these people from others, without keeping their numbers. */
	readonly fingerprint: string;
}

/**
 * Callees that become text at a time. Encoded while the rows are read, 200,000 callees take a
 * quarter of the memory that they take as objects, and n8n is never kept busy for long.
 */
const SLICE = 500;

/** Callees that are kept as they are, to show them. */
const SHOWN = 3;

/** Gathers callees for one task after the other, each of the same size. */
export class CalleeLists {
	private readonly full: CalleeList[] = [];
	private open: OpenList;

	constructor(
		private readonly size: number,
		private readonly zone?: string,
	) {
		this.open = new OpenList(zone);
	}

	add(callee: Callee, item: number): void {
		this.open.add(callee, item);
		if (this.open.count === this.size) this.close();
	}

	/** All lists so far; the last one may be shorter. */
	all(): readonly CalleeList[] {
		if (this.open.count > 0) this.close();
		return this.full;
	}

	private close(): void {
		this.full.push(this.open.closed());
		this.open = new OpenList(this.zone);
	}
}

/** The same for each zone that callees are in. */
export class ListsByZone {
	private readonly zones = new Map<string | undefined, CalleeLists>();

	constructor(private readonly size: number) {}

	add(callee: Callee, item: number, zone?: string): void {
		const lists = this.zones.get(zone) ?? new CalleeLists(this.size, zone);
		this.zones.set(zone, lists);
		lists.add(callee, item);
	}

	all(): readonly CalleeList[] {
		return [...this.zones.values()].flatMap((lists) => lists.all());
	}
}

class OpenList {
	private readonly encoded: Buffer[] = [];
	private readonly first: Callee[] = [];
	private readonly items: number[] = [];
	private readonly numbers = createHash('sha256');
	private waiting: Callee[] = [];

	constructor(private readonly zone?: string) {}

	get count(): number {
		return this.items.length;
	}

	add(callee: Callee, item: number): void {
		this.items.push(item);
		this.waiting.push(callee);
		if (this.first.length < SHOWN) this.first.push(callee);
		if (this.waiting.length === SLICE) this.encodeWaiting();
	}

	closed(): CalleeList {
		if (this.waiting.length > 0) this.encodeWaiting();
		const { encoded, first, items, zone } = this;
		return {
			encoded,
			first,
			items,
			zone,
			fingerprint: `${items.length}:${this.numbers.digest('base64')}`,
		};
	}

	private encodeWaiting(): void {
		const list = JSON.stringify(this.waiting).slice(1, -1);
		this.encoded.push(Buffer.from(this.encoded.length === 0 ? list : `,${list}`));
		this.numbers.update(`${this.waiting.map(({ calleeNumber }) => calleeNumber).join()},`);
		this.waiting = [];
	}
}

/** The callees of one task, with the input items that it answers for. */
export interface CalleeGroup extends CalleeList {
	/** From this item, rejected ones among them … */
	readonly from: number;
	/** … up to before this one. */
	readonly before: number;
}

/** The parts of a campaign. Together they answer for all items. */
export function partsOf(lists: readonly CalleeList[], itemCount: number): CalleeGroup[] {
	const inOrder = inItemOrder(lists);
	return inOrder.map((list, index) => ({
		...list,
		from: index === 0 ? 0 : list.items[0],
		before: inOrder[index + 1]?.items[0] ?? itemCount,
	}));
}

/** Each callee as a task of its own, which answers for its own item only. */
export function singles(lists: readonly CalleeList[]): CalleeGroup[] {
	return inItemOrder(lists).map((list) => ({
		...list,
		from: list.items[0],
		before: list.items[0] + 1,
	}));
}

/** By their first items: the lists of several zones were filled side by side. */
function inItemOrder(lists: readonly CalleeList[]): CalleeList[] {
	return [...lists].sort((a, b) => a.items[0] - b.items[0]);
}
