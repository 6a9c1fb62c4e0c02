import { DateTime, IANAZone } from 'luxon';
import { textIn } from './callReportText';

/** Clock changes happen on the quarter of an hour, so an offset holds for one. */
const QUARTER_HOUR_MS = 15 * 60_000;
const MINUTE_MS = 60_000;
/** About a fortnight of quarters; reports are of the last hours. */
const MOST_OFFSETS = 1_500;

/** Reads and writes times in a zone. It remembers offsets, because each look-up is slow. */
export class ZoneClock {
	private readonly zone: IANAZone;
	private readonly offsets = new Map<number, number>();

	constructor(name: string) {
		this.zone = IANAZone.create(name);
	}

	/** The moment in ISO 8601 with the offset of the zone; nothing beyond the years of ISO. */
	iso(moment: number): string | null {
		const offset = this.offsetMinutes(moment);
		const shown = new Date(moment + offset * MINUTE_MS);
		const year = shown.getUTCFullYear();
		if (!(year >= 0 && year <= 9999)) return null;
		return shown.toISOString().slice(0, -1) + offsetText(offset);
	}

	/** The moment at which a clock in the zone shows what a clock in UTC shows at `wall`. */
	momentOfWall(wall: number): number {
		const guess = wall - this.offsetMinutes(wall) * MINUTE_MS;
		// The guess can lie on the other side of a clock change.
		return wall - this.offsetMinutes(guess) * MINUTE_MS;
	}

	private offsetMinutes(moment: number): number {
		const quarter = Math.floor(moment / QUARTER_HOUR_MS);
		const known = this.offsets.get(quarter);
		if (known !== undefined) return known;
		const offset = this.zone.offset(quarter * QUARTER_HOUR_MS);
		if (this.offsets.size >= MOST_OFFSETS) this.offsets.clear();
		this.offsets.set(quarter, offset);
		return offset;
	}
}

function offsetText(minutes: number): string {
	const sign = minutes < 0 ? '-' : '+';
	const size = Math.round(Math.abs(minutes));
	return `${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** What a time made of digits means, by their count [pushReport describes two of them at once]. */
const BY_DIGITS: Readonly<Record<number, (digits: string, clock: ZoneClock) => number>> = {
	10: (digits) => Number(digits) * 1000,
	13: Number,
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
	if (/^0*$/.test(text)) return undefined;
	const moment = /^\d+$/.test(text)
		? BY_DIGITS[text.length]?.(text, clock)
		: momentOfDate(text, clock);
	return moment !== undefined && Number.isFinite(moment) ? moment : undefined;
}

/** `2031-05-01 09:30:00` or ISO 8601; the longest has 35 characters. */
function momentOfDate(text: string, clock: ZoneClock): number | undefined {
	if (text.length > 40 || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return undefined;
	const iso = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' });
	if (!iso.isValid) return undefined;
	const hasOffset = /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(text.slice('yyyy-mm-ddThh:mm'.length));
	return hasOffset ? iso.toMillis() : clock.momentOfWall(iso.toMillis());
}
