import { DateTime } from 'luxon';
import { numberOf } from './records';

/** What an answer writes into a text, as a value to count and sort with; nothing if it is unreadable. */
export type Reading<T> = (written: unknown) => T | undefined;

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

const MONEY = /^\s*(-?\d+(?:\.\d+)?)\s*(?:\(?\s*([A-Za-z]{3})\s*\)?)?\s*$/;

/** The 0.159827 of `"0.159827(USD)"`. */
export const amountOf: Reading<number> = (written) => {
	if (typeof written === 'number') return numberOf(written);
	const amount = typeof written === 'string' ? MONEY.exec(written)?.[1] : undefined;
	return amount === undefined ? undefined : Number(amount);
};

/** The USD of `"0.159827(USD)"`. */
export const currencyOf: Reading<string> = (written) =>
	typeof written === 'string' ? MONEY.exec(written)?.[2]?.toUpperCase() : undefined;

/**
 * `"2024-06-04 14:49:36"` with the offset of the given zone, `2024-06-04T14:49:36.000+08:00`.
 *
 * @param zone where the platform writes times
 */
export function timeIn(written: unknown, zone: string): string | undefined {
	if (typeof written !== 'string' || written.trim() === '') return undefined;
	const text = written.trim();
	const iso = DateTime.fromISO(text, { zone });
	const time = iso.isValid ? iso : DateTime.fromSQL(text, { zone });
	return time.toISO() ?? undefined;
}
