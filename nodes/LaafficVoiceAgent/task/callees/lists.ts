import { createHash } from 'node:crypto';
import { entryWriter, type CalleeForm, type EntryWriter } from './entries';

/** The callees of one task, ready to be sent. */
export interface CalleeList {
	/** The entries of `numberInfoList` as JSON: pieces of many entries, all with commas between. */
	readonly entries: readonly string[];
	/** The first few of them, to show what is sent. */
	readonly firstEntries: readonly string[];
	/** For each callee the index of its input item. */
	readonly items: readonly number[];
	/** The time zone that all of them are in, where that counts. */
	readonly zone?: string;
	/** Tells these people from others, without keeping their numbers. */
	readonly fingerprint: string;
}

/** Callees that are shown. */
const SHOWN = 3;

/** Entries, and numbers of the fingerprint, that are put together at a time. */
const PIECE = 500;

/** Gathers callees for one task after the other, each of the same size. */
export class CalleeLists {
	private readonly full: CalleeList[] = [];
	private readonly write: EntryWriter;
	private open: OpenList;

	constructor(
		form: CalleeForm,
		private readonly size: number,
		private readonly zone?: string,
	) {
		this.write = entryWriter(form);
		this.open = new OpenList(zone);
	}

	add(number: string, texts: readonly string[], item: number): void {
		this.open.add(number, this.write(number, texts), item);
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

	constructor(
		private readonly form: CalleeForm,
		private readonly size: number,
	) {}

	add(number: string, texts: readonly string[], item: number, zone?: string): void {
		let lists = this.zones.get(zone);
		if (lists === undefined) {
			lists = new CalleeLists(this.form, this.size, zone);
			this.zones.set(zone, lists);
		}
		lists.add(number, texts, item);
	}

	all(): readonly CalleeList[] {
		return [...this.zones.values()].flatMap((lists) => lists.all());
	}
}

class OpenList {
	private readonly items: number[] = [];
	private readonly firstEntries: string[] = [];
	private readonly pieces: string[] = [];
	private readonly hash = createHash('sha256');
	/** Entries and numbers that are not put together yet. */
	private entries: string[] = [];
	private numbers = '';

	constructor(private readonly zone?: string) {}

	get count(): number {
		return this.items.length;
	}

	add(number: string, entry: string, item: number): void {
		this.items.push(item);
		this.entries.push(entry);
		this.numbers += `${number},`;
		if (this.firstEntries.length < SHOWN) this.firstEntries.push(entry);
		if (this.entries.length === PIECE) this.putTogether();
	}

	closed(): CalleeList {
		if (this.entries.length > 0) this.putTogether();
		const { items, pieces, firstEntries, zone, hash } = this;
		const fingerprint = `${items.length}:${hash.digest('base64')}`;
		return { entries: pieces, firstEntries, items, zone, fingerprint };
	}

	private putTogether(): void {
		this.pieces.push(this.entries.join());
		this.hash.update(this.numbers);
		this.entries = [];
		this.numbers = '';
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
