import type { DateTime } from 'luxon';
import { LIMITS } from '../../api/facts';
import { InputProblem } from '../../api/errors';
import { plainText, type Zones } from '../../api/coerce';
import { momentOf } from '../../shared/times';

/** A daily window in which calls may be placed, `{"strTime":"09:00","endTime":"18:00"}`. */
export interface CallingWindow {
	readonly strTime: string;
	readonly endTime: string;
}

/** The start of a campaign, in the zone of the workflow; a start in the past is a problem. */
export function sendTime(value: unknown, zones: Zones, now: number): DateTime<true> {
	const start = momentOf(value, zones.workflow, 'Start Time');
	if (start.toMillis() < now) {
		throw new InputProblem(
			`'Start Time' is in the past: ${start.toISO()}`,
			"Set 'Start Time' to a later time, or set 'Start' to 'Immediately'.",
		);
	}
	return start.setZone(zones.workflow) as DateTime<true>;
}

/**
 * The daily windows, as the platform reads them. They are typed in the zone of the workflow and
 * moved into the zone of the platform on the day of the start; a window that crosses midnight there
 * becomes two, because no page says that the platform understands one across midnight.
 */
export function callingWindows(
	typed: readonly TypedWindow[],
	zones: Zones,
	day: DateTime,
): CallingWindow[] {
	const windows = typedWindows(typed).flatMap((window) => moved(window, zones, day));
	if (windows.length <= LIMITS.windows.max) return windows;
	const sameCount = typed.length === windows.length;
	throw new InputProblem(
		sameCount
			? `'Calling Windows' has ${windows.length} windows, but at most ${LIMITS.windows.max} are allowed`
			: `'Calling Windows' becomes ${windows.length} windows in the zone of the platform (${zones.platform}), because some cross midnight there; at most ${LIMITS.windows.max} are allowed`,
		`Remove windows until ${LIMITS.windows.max} are left.`,
	);
}

/** The daily windows as they were typed, by the clock of whoever typed them. */
export function typedWindows(typed: readonly TypedWindow[]): CallingWindow[] {
	return typed.map(windowOf);
}

export interface TypedWindow {
	readonly strTime?: unknown;
	readonly endTime?: unknown;
}

const LAST_MINUTE = '23:59';
const MIDNIGHT = '00:00';

function windowOf(typed: TypedWindow): CallingWindow {
	const window = {
		strTime: timeOfDay(typed.strTime, 'From'),
		endTime: timeOfDay(typed.endTime, 'To'),
	};
	if (window.strTime < window.endTime) return window;
	throw new InputProblem(
		`'Calling Windows' has a window from ${window.strTime} to ${window.endTime}, which ends before it starts`,
		'Let each window end later on the same day. For calls across midnight use two windows.',
	);
}

function timeOfDay(value: unknown, label: string): string {
	const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(plainText(value));
	if (match !== null) {
		const [, hours, minutes] = match;
		if (Number(hours) <= 23 && Number(minutes) <= 59) return `${hours.padStart(2, '0')}:${minutes}`;
	}
	throw new InputProblem(
		`'${label}' of 'Calling Windows' is "${plainText(value)}", which is not a time of day`,
		'Write it as hours and minutes from 00:00 to 23:59, such as 09:00.',
	);
}

function moved(window: CallingWindow, zones: Zones, day: DateTime): CallingWindow[] {
	const shift = shiftInMinutes(window.endTime, zones, day);
	const strTime = shifted(window.strTime, shift);
	const endTime = shifted(window.endTime, shift);
	if (strTime < endTime) return [{ strTime, endTime }];
	if (strTime === LAST_MINUTE && endTime === MIDNIGHT) throw tooShort(window);
	const evening = { strTime, endTime: LAST_MINUTE };
	if (strTime === LAST_MINUTE) return [{ strTime: MIDNIGHT, endTime }];
	return endTime === MIDNIGHT ? [evening] : [evening, { strTime: MIDNIGHT, endTime }];
}

/**
 * How far the clocks of the two zones are apart. One distance for both ends of a window: if the
 * clocks change between them, each end with its own could turn the window round.
 */
function shiftInMinutes(time: string, zones: Zones, day: DateTime): number {
	const [hour, minute] = time.split(':').map(Number);
	const typed = day.setZone(zones.workflow).set({ hour, minute, second: 0, millisecond: 0 });
	return typed.setZone(zones.platform).offset - typed.offset;
}

const MINUTES_A_DAY = 24 * 60;

function shifted(time: string, shift: number): string {
	const [hour, minute] = time.split(':').map(Number);
	// Zones can be more than a day apart.
	const minutes = (hour * 60 + minute + shift + 2 * MINUTES_A_DAY) % MINUTES_A_DAY;
	return [Math.floor(minutes / 60), minutes % 60]
		.map((part) => String(part).padStart(2, '0'))
		.join(':');
}

function tooShort({ strTime, endTime }: CallingWindow): InputProblem {
	return new InputProblem(
		`'Calling Windows' has a window from ${strTime} to ${endTime}, the last minute of the day in the zone of the platform, which cannot be sent`,
		'Let the window start earlier or end later.',
	);
}
