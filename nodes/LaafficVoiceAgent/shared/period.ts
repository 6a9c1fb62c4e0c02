import { DateTime } from 'luxon';
import { InputProblem } from '../api/errors';
import { plainText } from '../api/coerce';
import { momentOf, PLATFORM_TIME, type Zones } from './times';

/** A range of times as both lists want it, `{"strTime":"2024-01-01 00:00:00","endTime":"…"}`. */
export interface Period {
	readonly strTime: string;
	readonly endTime: string;
}

/** How far back a list goes when no start is given. */
export const DEFAULT_DAYS = 7;

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
