import { DateTime } from 'luxon';
import { DIGITS, textIn } from '../../api/coerce';
import type { ZoneClock } from '../../api/zoneClock';

/** What a time made of digits means, by their count [pushReport describes two of them at once]. */
const BY_DIGITS: Readonly<Record<number, (digits: string, clock: ZoneClock) => number>> = {
	10: (digits) => Number(digits) * 1000 || NaN,
	13: (digits) => Number(digits) || NaN,
	14: (digits, clock) => clock.momentOfWall(wallOf(digits)),
	17: (digits, clock) => clock.momentOfWall(wallOf(digits)),
};

/** `yyyyMMddHHmmss`, with or without milliseconds, as a clock in UTC would show it. */
function wallOf(digits: string): number {
	const [year, month, day, hour, minute, second] = [0, 4, 6, 8, 10, 12].map((start, part) =>
		Number(digits.slice(start, part === 0 ? 4 : start + 2)),
	);
	const wall = Date.UTC(year, month - 1, day, hour, minute, second, Number(digits.slice(14)));
	// A date that does not exist, such as the 31st of February, would come back as another one.
	const written = new Date(wall).toISOString().replace(/\D/g, '');
	return written.startsWith(digits) ? wall : NaN;
}

/**
 * The moment that a time in a report stands for, in milliseconds since 1970. Times without a zone
 * are meant in the clock's. Empty, null, 0 and what is no time: nothing.
 */
export function momentIn(value: unknown, clock: ZoneClock): number | undefined {
	const text = textIn(value);
	if (text === '') return undefined;
	const moment = DIGITS.test(text)
		? BY_DIGITS[text.length]?.(text, clock)
		: momentOfDate(text, clock);
	return Number.isFinite(moment) ? moment : undefined;
}

/** `2031-05-01 09:30:00` or ISO 8601; the longest has 35 characters. */
function momentOfDate(text: string, clock: ZoneClock): number | undefined {
	if (text.length > 40 || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return undefined;
	const iso = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' });
	if (!iso.isValid) return undefined;
	const hasOffset = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(text.slice('yyyy-mm-ddThh:mm'.length));
	return hasOffset ? iso.toMillis() : clock.momentOfWall(iso.toMillis());
}
