import { DateTime, IANAZone } from 'luxon';
import { DIGITS, textIn } from '../../api/coerce';

const MINUTE_MS = 60_000;
/** Clock changes happen on the quarter of an hour, so an offset holds for one. */
const QUARTER_HOUR_MS = 15 * MINUTE_MS;
/** About a day of minutes or a fortnight of quarters; reports are of the last hours. */
const MOST_REMEMBERED = 1_500;

/** What is computed once for a whole number; the memory starts anew when it is full. */
class Remembered<T> {
	private readonly values = new Map<number, T>();

	constructor(private readonly compute: (key: number) => T) {}

	get(key: number): T {
		const known = this.values.get(key);
		if (known !== undefined) return known;
		const value = this.compute(key);
		if (this.values.size >= MOST_REMEMBERED) this.values.clear();
		this.values.set(key, value);
		return value;
	}
}

/** How a minute is written: up to its seconds, and what stands behind them. */
interface WrittenMinute {
	readonly start: string;
	readonly end: string;
}

/** The years that ISO 8601 writes with four digits, less the day by which zones differ. */
const FIRST_MOMENT = Date.parse('0000-01-02T00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T00:00Z');

/** Reads and writes times in a zone. It remembers what is slow: a push has thousands of times. */
export class ZoneClock {
	private readonly offsets: Remembered<number>;
	private readonly minutes: Remembered<WrittenMinute>;

	constructor(name: string) {
		const zone = IANAZone.create(name);
		this.offsets = new Remembered((quarter) => zone.offset(quarter * QUARTER_HOUR_MS));
		this.minutes = new Remembered((minute) => this.writtenMinute(minute * MINUTE_MS));
	}

	/** The moment in ISO 8601 with the offset of the zone; nothing beyond the years of ISO. */
	iso(moment: number): string | null {
		if (!(moment >= FIRST_MOMENT && moment <= LAST_MOMENT)) return null;
		const minute = Math.floor(moment / MINUTE_MS);
		const { start, end } = this.minutes.get(minute);
		// The 1 in front keeps the zeros of 00.000.
		const rest = String(100_000 + Math.floor(moment - minute * MINUTE_MS));
		// From behind: what is short is copied at once, so that only one text is put together later.
		return start + (rest.slice(1, 3) + '.' + rest.slice(3) + end);
	}

	/** The moment at which a clock in the zone shows what a clock in UTC shows at `wall`. */
	momentOfWall(wall: number): number {
		const guess = wall - this.offsetMinutes(wall) * MINUTE_MS;
		// The guess can lie on the other side of a clock change.
		return wall - this.offsetMinutes(guess) * MINUTE_MS;
	}

	private writtenMinute(moment: number): WrittenMinute {
		const offset = Math.round(this.offsetMinutes(moment));
		const written = new Date(moment + offset * MINUTE_MS).toISOString();
		return { start: written.slice(0, 'yyyy-MM-ddTHH:mm:'.length), end: offsetText(offset) };
	}

	private offsetMinutes(moment: number): number {
		return this.offsets.get(Math.floor(moment / QUARTER_HOUR_MS));
	}
}

/** Offsets are remembered from push to push. */
const clocks = new Map<string, ZoneClock>();

export function clockOf(zone: string): ZoneClock {
	const clock = clocks.get(zone) ?? new ZoneClock(zone);
	clocks.set(zone, clock);
	return clock;
}

/** Whether a name is that of a zone. Intl takes as long to tell as a hundred reports take to be read. */
export const isZone = (name: string) => clocks.has(name) || IANAZone.isValidZone(name);

function offsetText(minutes: number): string {
	const sign = minutes < 0 ? '-' : '+';
	const size = Math.abs(minutes);
	return `${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

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
