import type { IExecuteFunctions, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { plainText, type Zones } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { LIMITS, LONGEST_SHOWN_QUERY_DAYS, type ReadEndpoint } from '../api/facts';
import { allRecords, readPage } from '../api/paging';
import { DEFAULT_DAYS } from './fields';
import { momentOf, PLATFORM_TIME } from './times';
import { read, type RequestContext } from './transport';

type ListRecord = Record<string, unknown>;

export interface ListSource {
	readonly endpoint: ReadEndpoint;
	/** The `params` of the request. */
	readonly params: ListRecord;
	readonly keyOf: (record: ListRecord) => unknown;
	/** A condition that the platform cannot be asked for. */
	readonly matches?: (record: ListRecord) => boolean;
}

/** The records of a list up to `limit`, reading no page more than that needs. */
export async function* listed(
	context: RequestContext,
	{ endpoint, params, keyOf, matches }: ListSource,
	limit: number = Infinity,
): AsyncGenerator<ListRecord> {
	const size = matches === undefined ? Math.min(limit, LIMITS.pageSize.max) : LIMITS.pageSize.max;
	const fetchPage = async (current: number) =>
		readPage((await read(context, endpoint, { body: { current, size, params } })).data);
	let count = 0;
	for await (const record of allRecords(fetchPage, keyOf, size)) {
		if (matches?.(record) === false) continue;
		yield record;
		count++;
		if (count === limit) return;
	}
}

/** How many records the user wants. */
export function limitOf(context: IExecuteFunctions, item: number): number {
	if (context.getNodeParameter('returnAll', item) === true) return Infinity;
	const limit = Number(context.getNodeParameter('limit', item));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputProblem(
		`'Limit' is "${plainText(context.getNodeParameter('limit', item))}", but has to be a whole number from 1 on`,
		"Set 'Limit' to a whole number, or turn on 'Return All'.",
	);
}

export type Choice = INodeListSearchResult['results'][number];

interface Search {
	readonly endpoint: ReadEndpoint;
	/** The `params` of the request. */
	readonly params: Record<string, unknown>;
	/** The page to show, as n8n hands it back. */
	readonly token: string | undefined;
	/** A record as a choice; nothing for records that cannot be chosen. */
	readonly toChoice: (record: Record<string, unknown>) => Choice | undefined;
}

/** One page of a list to choose from. */
export async function searchPage(
	context: ILoadOptionsFunctions,
	{ endpoint, params, token, toChoice }: Search,
): Promise<INodeListSearchResult> {
	const current = Number(token ?? 1);
	const size = LIMITS.pageSize.max;
	const body = { current, size, params };
	const page = readPage((await read(context, endpoint, { body })).data);
	const isLast = page.pages === undefined ? page.records.length < size : current >= page.pages;
	return {
		results: page.records.map(toChoice).filter((choice) => choice !== undefined),
		paginationToken: isLast ? undefined : String(current + 1),
	};
}

/** A range of times as both lists want it, `{"strTime":"2024-01-01 00:00:00","endTime":"…"}`. */
interface Period {
	readonly strTime: string;
	readonly endTime: string;
}

/** An open end reaches this far beyond now, in case the clock of the platform is ahead of ours. */
const MARGIN_MINUTES = 5;

/**
 * The range that the user gave, in the zone of the platform. Times without an offset are meant in
 * the zone of the workflow; an empty end is now, an empty start a week before the end.
 */
export function periodOf(
	typed: { readonly startTime: unknown; readonly endTime: unknown },
	zones: Zones,
	now: DateTime<true>,
): Period {
	const end = isEmpty(typed.endTime)
		? now.plus({ minutes: MARGIN_MINUTES })
		: momentOf(wholeDay(typed.endTime, END_OF_DAY), zones.workflow, 'End Time');
	const start = isEmpty(typed.startTime)
		? DateTime.min(now, end).minus({ days: DEFAULT_DAYS })
		: momentOf(wholeDay(typed.startTime, START_OF_DAY), zones.workflow, 'Start Time');
	if (start > end) {
		throw new InputProblem(
			`'Start Time' (${start.toISO()}) is after 'End Time' (${end.toISO()})`,
			"Set 'Start Time' to an earlier time, or leave 'End Time' empty for now.",
		);
	}
	return {
		strTime: start.setZone(zones.platform).toFormat(PLATFORM_TIME),
		endTime: end.setZone(zones.platform).toFormat(PLATFORM_TIME),
	};
}

function isEmpty(value: unknown): boolean {
	return plainText(value) === '';
}

const START_OF_DAY = '00:00:00';
const END_OF_DAY = '23:59:59';

/** A date alone stands for the whole day. */
function wholeDay(value: unknown, timeOfDay: string): unknown {
	const isDate = typeof value === 'string' && /^\s*\d{4}-\d{2}-\d{2}\s*$/.test(value);
	return isDate ? `${value.trim()}T${timeOfDay}` : value;
}

/** Days beyond the latest moment, so that no reading of the zone leaves a task of today out. */
const MARGIN_DAYS = 2;

/** The widest range that an example of the vendor shows, up to today with a margin. */
export function searchRange(zone: string): Period {
	return searchRanges(zone, DateTime.now())[0];
}

/**
 * Ranges that cover today, when a task is created, and the latest moment; none is wider than an
 * example of the vendor shows. It is one where that suffices; else the first is the one of today.
 */
export function searchRanges(zone: string, latest: DateTime): Period[] {
	const now = DateTime.now().setZone(zone);
	const last = DateTime.max(latest.setZone(zone), now).plus({ days: MARGIN_DAYS });
	const width = { days: LONGEST_SHOWN_QUERY_DAYS };
	if (last.minus(width) <= now.minus({ days: MARGIN_DAYS })) {
		return [periodBetween(last.minus(width), last)];
	}
	const ranges: Period[] = [];
	let start = now.plus({ days: MARGIN_DAYS }).minus(width);
	while (start < last) {
		const end = DateTime.min(start.plus(width), last);
		ranges.push(periodBetween(start, end));
		start = end;
	}
	return ranges;
}

function periodBetween(start: DateTime, end: DateTime): Period {
	return { strTime: start.toFormat(PLATFORM_TIME), endTime: end.toFormat(PLATFORM_TIME) };
}
