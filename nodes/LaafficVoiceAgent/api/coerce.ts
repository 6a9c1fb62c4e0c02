import { DateTime } from 'luxon';
import { clockOf } from './zoneClock';

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Blanks, and what cannot be seen but comes along when text is copied from web pages and chats:
 * zero-width blanks, soft hyphens and marks of direction. Joiners are parts of words in some scripts.
 */
const UNSEEN = /[\s\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

/** The text without anything unseen around it. */
export function visibleText(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isUnseen(text, start)) start++;
	while (end > start && isUnseen(text, end - 1)) end--;
	return text.slice(start, end);
}

function isUnseen(text: string, place: number): boolean {
	const code = text.charCodeAt(place);
	return code <= 0x20 || (code > 0x7f && UNSEEN.test(text[place]));
}

/** A parameter's value as trimmed text, whatever an expression made of it. */
export function plainText(value: unknown): string {
	if (typeof value === 'string') return visibleText(value);
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
		return String(value);
	}
	return value === undefined || value === null ? '' : '[object]';
}

/** The entries of a list, or of a text that separates them as expressions give it. */
export function listOf(value: unknown, separator: string | RegExp = ','): string[] {
	const entries: unknown[] = Array.isArray(value) ? value : plainText(value).split(separator);
	return entries.map(plainText).filter((entry) => entry !== '');
}

/** A value of an answer or report as trimmed text; empty for what is neither text nor number. */
export function textIn(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A number that may come as text; nothing where there is none. */
export function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	const number = Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/** Not written where it is used, because there each use would make a new one. */
export const DIGITS = /^\d+$/;

/** A whole number that names something. Text where a number would lose digits. */
export function idOf(value: unknown): number | string | undefined {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
	if (typeof value !== 'string' || !DIGITS.test(value.trim())) return undefined;
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value.trim();
}

/** What an answer writes into a text, as a value to count and sort with; nothing if it is unreadable. */
type Reading<T> = (written: unknown) => T | undefined;

/** `"80"` and `"80%"` are 80. */
export const percentOf: Reading<number> = (written) =>
	numberOf(typeof written === 'string' ? written.replace(/%\s*$/, '') : written);

const DURATION = /^\s*(?:(\d+)\s*h)?\s*(?:(\d+)\s*m(?:in)?)?\s*(?:(\d+(?:\.\d+)?)\s*s?)?\s*$/i;

/** `"60s"` and 60 are 60 seconds, `"1m20s"` is 80. */
export const secondsOf: Reading<number> = (written) => {
	if (typeof written !== 'string' || written.trim() === '') return numberOf(written);
	const parts = DURATION.exec(written);
	if (parts === null) return undefined;
	const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
	return hours * 3600 + minutes * 60 + seconds;
};

/** Small amounts may come as Java writes them: nothing with eight decimals is "0E-8". */
const MONEY = /^\s*(-?\d+(?:\.\d+)?(?:E[+-]?\d+)?)\s*(?:\(?\s*([A-Za-z]{3})\s*\)?)?\s*$/;

/** The 0.159827 of `"0.159827(USD)"`. */
export const amountOf: Reading<number> = (written) => {
	if (typeof written === 'number') return numberOf(written);
	const amount = typeof written === 'string' ? MONEY.exec(written)?.[1] : undefined;
	return amount === undefined ? undefined : Number(amount);
};

/** The USD of `"0.159827(USD)"`. */
export const currencyOf: Reading<string> = (written) =>
	typeof written === 'string' ? MONEY.exec(written)?.[2]?.toUpperCase() : undefined;

export interface Zones {
	/** Where a time without an offset is meant, and in which times are shown. */
	readonly workflow: string;
	/** Where the platform reads and writes times: the zone of the credentials. */
	readonly platform: string;
}

/** Thirteen digits, of the year 2001. */
const FIRST_MILLISECONDS = 1_000_000_000_000;

/**
 * `"2024-06-04 14:49:36"` of the platform with the offset of the workflow's zone, such as
 * `2024-06-04T08:49:36.000+02:00` in Berlin for a platform in Shanghai.
 */
export function timeIn(written: unknown, { workflow, platform: zone }: Zones): string | undefined {
	if (typeof written === 'number') {
		// Milliseconds since 1970, as the platform's pushes have times [pushReport].
		return written >= FIRST_MILLISECONDS
			? (clockOf(workflow).iso(written) ?? undefined)
			: undefined;
	}
	if (typeof written !== 'string' || written.trim() === '') return undefined;
	const moment = momentOf(written.trim(), zone);
	return clockOf(workflow).iso(moment) ?? undefined;
}

/** In milliseconds since 1970; not a number if the text is no time. */
function momentOf(text: string, zone: string): number {
	const wall = wallOf(text);
	if (wall !== undefined) return clockOf(zone).momentOfWall(wall);
	const iso = DateTime.fromISO(text, { zone });
	return (iso.isValid ? iso : DateTime.fromSQL(text, { zone })).toMillis();
}

/** The form in which the platform writes times [agentQuery]. */
const AS_THE_PLATFORM = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time of the platform as a clock in UTC would show it; nothing if no calendar has it. */
function wallOf(text: string): number | undefined {
	if (!AS_THE_PLATFORM.test(text)) return undefined;
	const iso = `${text.slice(0, 10)}T${text.slice(11)}.000Z`;
	const wall = Date.parse(iso);
	// A date that does not exist, such as the 31st of February, would come back as another one.
	return !Number.isNaN(wall) && new Date(wall).toISOString() === iso ? wall : undefined;
}
