import { LIMITS } from './facts';
import type { RecordPage } from './records';

/** Pages in a row that may bring nothing new before the list counts as at its end. */
const REPEATED_PAGES_ALLOWED = 3;

/**
 * All records of a list, page after page, each record once.
 *
 * The list may grow while it is read: new records push others onto the next page, where they come
 * again (and are dropped here), so a page without news is no end yet. A platform that ignores the
 * page number would repeat itself for ever, so a few such pages in a row are.
 *
 * @param fetchPage asks for a page, counted from 1
 * @param keyOf what tells records apart; records without a key are all passed on
 */
export async function* allRecords(
	fetchPage: (current: number) => Promise<RecordPage>,
	keyOf: (record: Record<string, unknown>) => unknown,
): AsyncGenerator<Record<string, unknown>> {
	const seen = new Set<unknown>();
	for (let current = 1, repeated = 0; repeated < REPEATED_PAGES_ALLOWED; current++) {
		const page = await fetchPage(current);
		const fresh = page.records.filter((record) => isFresh(keyOf(record), seen));
		yield* fresh;
		repeated = fresh.length === 0 ? repeated + 1 : 0;
		if (isLast(page, current)) return;
	}
}

function isFresh(key: unknown, seen: Set<unknown>): boolean {
	if (key === undefined) return true;
	if (seen.has(key)) return false;
	seen.add(key);
	return true;
}

function isLast({ records, pages }: RecordPage, current: number): boolean {
	if (records.length === 0) return true;
	if (pages !== undefined) return current >= pages;
	return records.length < LIMITS.pageSize.max;
}
