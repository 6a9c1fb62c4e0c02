import { isRecord, numberOf } from './coerce';
import { RequestProblem } from './errors';
import { LIMITS } from './facts';

/** Pages in a row that may bring nothing new before the list counts as at its end. */
const REPEATED_PAGES_ALLOWED = 3;

/** Steps back in a row, after which a total that jumps about is no reason for another. */
const STEPS_BACK_ALLOWED = 3;

/**
 * All records of a list, page after page, each record once.
 *
 * The list may change while it is read. New records push others onto the next page, where they come
 * again and are dropped here. Where records leave (a filter by state while tasks move on), others
 * move up onto a page that was read already: a total that shrank says so, and the reader steps back
 * as far. A platform that ignores the page number would repeat itself for ever, so a few pages in a
 * row without news end the list.
 *
 * @param fetchPage asks for a page, counted from 1
 * @param keyOf what tells records apart; records without a key are all passed on
 * @param size how many records a page holds
 */
export async function* allRecords(
	fetchPage: (current: number) => Promise<RecordPage>,
	keyOf: (record: Record<string, unknown>) => unknown,
	size: number = LIMITS.pageSize.max,
): AsyncGenerator<Record<string, unknown>> {
	const seen = new Set<unknown>();
	const place: Place = {
		current: 1,
		furthest: 0,
		repeated: 0,
		stepsBack: 0,
		passedOn: 0,
		total: undefined,
		withoutKeys: '',
	};
	while (place.repeated < REPEATED_PAGES_ALLOWED) {
		const page = await fetchPage(place.current);
		if (page.isUnreadable && place.passedOn === 0) throw unreadable();
		const fresh = page.records.filter((record) => isFresh(keyOf(record), seen));
		yield* fresh;
		place.passedOn += fresh.length;
		const growth = growthSince(place, page);
		const isCopy = isCopyOfLast(
			place,
			fresh.filter((record) => keyOf(record) === undefined),
		);
		noteProgress(place, (fresh.length > 0 && !isCopy) || growth > 0);
		const back = stepBack(place, growth, size);
		if (back === 0 && isLast(page, place, size)) return;
		place.current = back > 0 ? Math.max(1, place.current - back) : place.current + 1;
	}
}

/** How far the reader of a list has come. */
interface Place {
	current: number;
	/** The last page read so far. */
	furthest: number;
	/** New pages in a row that brought nothing new. */
	repeated: number;
	stepsBack: number;
	/** How many records were passed on. */
	passedOn: number;
	/** How many records the list had at the page before. */
	total: number | undefined;
	/** The records of the page before that have no key, as text. */
	withoutKeys: string;
}

/** Records without a key always count as fresh, so it takes their whole text to see a repeat. */
function isCopyOfLast(place: Place, records: ReadonlyArray<Record<string, unknown>>): boolean {
	const before = place.withoutKeys;
	place.withoutKeys = records.length === 0 ? '' : JSON.stringify(records);
	return place.withoutKeys !== '' && place.withoutKeys === before;
}

function growthSince(place: Place, { total }: RecordPage): number {
	const before = place.total ?? total;
	place.total = total ?? place.total;
	return before === undefined || total === undefined ? 0 : total - before;
}

function noteProgress(place: Place, isNews: boolean): void {
	if (isNews) place.repeated = 0;
	if (place.current <= place.furthest) return;
	place.furthest = place.current;
	place.stepsBack = 0;
	if (!isNews) place.repeated++;
}

/** By how many pages to go back, because records have moved up since the page before. */
function stepBack(place: Place, growth: number, size: number): number {
	if (growth >= 0 || place.current === 1 || place.stepsBack === STEPS_BACK_ALLOWED) return 0;
	place.stepsBack++;
	return Math.ceil(-growth / size);
}

function isFresh(key: unknown, seen: Set<unknown>): boolean {
	if (key === undefined) return true;
	if (seen.has(key)) return false;
	seen.add(key);
	return true;
}

function isLast({ records, pages, total }: RecordPage, place: Place, size: number): boolean {
	if (records.length === 0) return true;
	if (pages !== undefined) return place.current >= pages;
	// A platform may give smaller pages than were asked for.
	return records.length < size && place.passedOn >= (total ?? 0);
}

/** One page of a list: `{"records":[…],"total":574,"size":10,"current":1,"pages":58}` [agentQuery]. */
export interface RecordPage {
	readonly records: ReadonlyArray<Record<string, unknown>>;
	readonly total?: number;
	readonly pages?: number;
	/** Whether it says that there are records, but not where pages have them. */
	readonly isUnreadable?: boolean;
}

/** A list in another form must not pass for an empty one. */
function unreadable(): RequestProblem {
	return new RequestProblem(
		'The platform gave a list in a form that its documents do not show, so it could not be read',
		'Try again. If it stays, ask the support of the platform what has changed in its lists.',
		'nothing',
	);
}

/** Reads a list answer; the paging fields may be missing, and a bare list is a page too. */
export function readPage(data: unknown): RecordPage {
	if (Array.isArray(data)) return { records: data.filter(isRecord) };
	if (!isRecord(data)) return { records: [] };
	const total = countOf(data.total);
	const pages = countOf(data.pages);
	if (Array.isArray(data.records)) return { records: data.records.filter(isRecord), total, pages };
	const isUnreadable = total !== undefined || Object.values(data).some(Array.isArray);
	return { records: [], total, pages, isUnreadable };
}

function countOf(value: unknown): number | undefined {
	const count = numberOf(value);
	return count !== undefined && count > 0 ? count : undefined;
}
