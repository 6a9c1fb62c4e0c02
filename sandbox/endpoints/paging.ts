import { LIMITS } from '../../nodes/LaafficVoiceAgent/api/facts';
import { checkFields, fieldsIn, integerBetween, isFields, isText, unknownKeys } from '../fields';
import type { Fields, FieldTable } from '../fields';
import { Refusal } from '../refusal';
import type { Quirks } from '../options';
import { parseInZone } from '../zonedTime';
import type { Call } from './call';

const PAGE_SETTINGS = {
	current: { required: true, rule: integerBetween({ min: 1, max: Number.MAX_SAFE_INTEGER }) },
	size: { required: true, rule: integerBetween(LIMITS.pageSize) },
	params: { required: true, rule: isFields },
} as const satisfies FieldTable;

/** The range of dates that both lists require. */
export const RANGE_PARAMS = {
	strTime: { required: true, rule: isText },
	endTime: { required: true, rule: isText },
} as const satisfies FieldTable;

interface ListRequest {
	readonly current: number;
	readonly size: number;
	readonly params: Fields;
	/** Whether an instant lies in the range asked for, both ends included. */
	readonly inRange: (instant: number) => boolean;
}

function readInstant(params: Fields, name: string, timeZone: string): number {
	const instant = parseInZone(params[name] as string, timeZone);
	if (instant === undefined) throw new Refusal('-22', `${name} must be yyyy-MM-dd HH:mm:ss`);
	return instant;
}

/** Reads what the two lists have in common, and checks `params` against the list's own table. */
export function readListRequest({ body, account, warn }: Call, table: FieldTable): ListRequest {
	checkFields(body, PAGE_SETTINGS);
	const params = fieldsIn(body['params'], 'params');
	checkFields(params, table, 'params.');
	warn(...unknownKeys(body, PAGE_SETTINGS), ...unknownKeys(params, table, 'params.'));
	const from = readInstant(params, 'strTime', account.timeZone);
	const to = readInstant(params, 'endTime', account.timeZone);
	if (from > to) throw new Refusal('-22', 'strTime lies after endTime');
	return {
		current: body['current'] as number,
		size: body['size'] as number,
		params,
		inRange: (instant) => {
			const second = Math.floor(instant / 1000) * 1000;
			return second >= from && second <= to;
		},
	};
}

/** One page of a list in the vendor's paging fields; only its own records are written out. */
export function pageOf<Entry>(
	entries: readonly Entry[],
	{ current, size }: Pick<ListRequest, 'current' | 'size'>,
	quirks: Quirks,
	toRecord: (entry: Entry) => unknown,
) {
	const pages = Math.ceil(entries.length / size);
	const shown = quirks.pastLastPage === 'repeat' ? Math.min(current, Math.max(pages, 1)) : current;
	const records = entries.slice((shown - 1) * size, shown * size).map(toRecord);
	const totals = quirks.listTotals
		? { total: entries.length, size, current, searchCount: true, pages }
		: { size, current };
	return { records, ...totals };
}
