import { DateTime, Info } from 'luxon';

const MINUTE_MS = 60_000;
/** Clock changes happen on the quarter of an hour, so an offset holds for one. */
const QUARTER_HOUR_MS = 15 * MINUTE_MS;
/** About a day of minutes or a fortnight of quarters; lists and reports go from time to time. */
const MOST_REMEMBERED = 1_500;

/** Some clocks were changed a minute after the hour, last in 2022. Earlier moments go to luxon. */
const FIRST_MOMENT = Date.parse('2023-01-01T00:00Z');
/** The last year that ISO 8601 writes with four digits, less the day by which zones differ. */
const LAST_MOMENT = Date.parse('9999-12-31T00:00Z');

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

/**
 * Reads and writes times in a zone, as luxon does. It remembers what is slow, the offset of the zone
 * at a moment: lists and pushes have thousands of times.
 */
export class ZoneClock {
	private readonly zone: ReturnType<typeof Info.normalizeZone>;
	private readonly offsets: Remembered<number>;
	private readonly minutes: Remembered<WrittenMinute>;

	constructor(name: string) {
		this.zone = Info.normalizeZone(name);
		this.offsets = new Remembered((quarter) => this.zone.offset(quarter * QUARTER_HOUR_MS));
		this.minutes = new Remembered((minute) => this.writtenMinute(minute * MINUTE_MS));
	}

	/** The moment in ISO 8601 with the offset of the zone; nothing beyond all calendars. */
	iso(moment: number): string | null {
		if (!isRegular(moment)) return DateTime.fromMillis(moment, { zone: this.zone }).toISO();
		const minute = Math.floor(moment / MINUTE_MS);
		const { start, end } = this.minutes.get(minute);
		// The 1 in front keeps the zeros of 00.000.
		const rest = String(100_000 + Math.floor(moment - minute * MINUTE_MS));
		// From behind: what is short is copied at once, so that only one text is put together later.
		return start + (rest.slice(1, 3) + '.' + rest.slice(3) + end);
	}

	/**
	 * The moment at which a clock in the zone shows what a clock in UTC shows at `wall`. Of an hour
	 * that comes twice it is the one with the offset of today; one that is left out counts from the
	 * offset before it.
	 */
	momentOfWall(wall: number): number {
		const today = this.offset(Date.now());
		const guessed = this.offset(wall - today * MINUTE_MS);
		if (guessed === today) return wall - today * MINUTE_MS;
		// The guess can lie on the other side of a clock change.
		const found = this.offset(wall - guessed * MINUTE_MS);
		return wall - Math.min(guessed, found) * MINUTE_MS;
	}

	private writtenMinute(moment: number): WrittenMinute {
		const offset = this.offset(moment);
		const written = new Date(moment + offset * MINUTE_MS).toISOString();
		const end = this.zone.isUniversal && offset === 0 ? 'Z' : offsetText(offset);
		return { start: written.slice(0, 'yyyy-MM-ddTHH:mm:'.length), end };
	}

	/** In minutes. */
	private offset(moment: number): number {
		if (!isRegular(moment)) return this.zone.offset(moment);
		return this.offsets.get(Math.floor(moment / QUARTER_HOUR_MS));
	}
}

function isRegular(moment: number): boolean {
	return moment >= FIRST_MOMENT && moment <= LAST_MOMENT;
}

function offsetText(minutes: number): string {
	const sign = minutes < 0 ? '-' : '+';
	const size = Math.abs(minutes);
	return `${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Offsets are remembered from list to list and from push to push. */
const clocks = new Map<string, ZoneClock>();

/** @param zone the name of a zone that the calendar knows */
export function clockOf(zone: string): ZoneClock {
	const clock = clocks.get(zone) ?? new ZoneClock(zone);
	clocks.set(zone, clock);
	return clock;
}

/** Whether the calendar of Node.js knows the zone. */
export function isZone(name: string | undefined): boolean {
	// Without a name, Intl takes the zone of the machine.
	if (!name) return false;
	// Intl takes as long to tell as a hundred reports take to be read.
	if (clocks.has(name)) return true;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
