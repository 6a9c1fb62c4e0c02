import { LIMITS } from '../../api/facts';
import type { CountryCode } from './countries';
import { numbersMeant } from './homeNumbers';
import { isPossibleNumber } from './numberingPlans';
import { digitsOf, doubtAbout, isPlainNumber, SHOWN_TRUNK_ZERO, tidy } from './phoneText';
import type { Rejection } from './rejections';

/** A number as the platform wants it (country code and digits only), or why there is none. */
type PhoneNumber =
	| { readonly number: string; readonly reason?: undefined }
	| { readonly number?: undefined; readonly reason: Rejection };

const { min, max } = LIMITS.calleeNumber;
const READY = new RegExp(`^\\+?[1-9]\\d{${min - 1},${max - 1}}$`);

/**
 * Turns a cell of a sheet or a CRM into the digits that are dialled.
 *
 * A digit that is lost or added calls a stranger, so what is not certain is rejected with a reason.
 *
 * @param defaultCountry where numbers without a country code belong; without it they are rejected,
 * as far as their first digits and their length tell
 */
export function normalisePhoneNumber(value: unknown, defaultCountry?: CountryCode): PhoneNumber {
	const text = cellText(value);
	if (typeof text !== 'string') return text;
	const number = ready(text, defaultCountry);
	if (number !== undefined) return number;
	return isPlainNumber(text)
		? fromPlain(text, defaultCountry)
		: fromText(tidy(text), defaultCountry);
}

/** The usual case, which has to be cheap: digits with their country code. */
function ready(text: string, defaultCountry?: CountryCode): PhoneNumber | undefined {
	if (!READY.test(text)) return undefined;
	if (text.startsWith('+')) return startsRight(text.slice(1));
	return defaultCountry === undefined ? startsRight(text) : undefined;
}

/** What a numeric cell holds after 9.19778E+11 was read back from a text file. */
const ROUNDED = /^\d{6,}0{6}$/;

function cellText(value: unknown): string | { reason: Rejection } {
	if (value === undefined || value === null) return { reason: 'empty' };
	if (typeof value === 'string') return value;
	if (typeof value === 'bigint') return String(value);
	if (typeof value !== 'number') return { reason: 'notANumber' };
	if (Number.isNaN(value)) return { reason: 'empty' };
	if (!Number.isInteger(value)) return { reason: 'notWhole' };
	if (!Number.isSafeInteger(value)) return { reason: 'digitsLost' };
	return ROUNDED.test(String(value)) ? { reason: 'scientific' } : String(value);
}

function fromText(text: string, defaultCountry?: CountryCode): PhoneNumber {
	if (text === '') return { reason: 'empty' };
	const reason = doubtAbout(text);
	if (reason !== undefined) return { reason };
	return fromPlain(text.replace(SHOWN_TRUNK_ZERO, '$1'), defaultCountry);
}

function fromPlain(text: string, defaultCountry?: CountryCode): PhoneNumber {
	const digits = digitsOf(text);
	// A plus or 00 say that a country code follows.
	if (text.startsWith('+')) return withinLimits(digits);
	if (digits.startsWith('00')) return withinLimits(digits.slice(2));
	return domestic(digits, defaultCountry);
}

function domestic(digits: string, defaultCountry?: CountryCode): PhoneNumber {
	if (defaultCountry === undefined) return withinLimits(digits);
	const [number, another] = numbersMeant(digits, defaultCountry);
	if (number === undefined) return { reason: 'notValidInCountry' };
	return another === undefined ? withinLimits(number) : { reason: 'twoReadings' };
}

function withinLimits(digits: string): PhoneNumber {
	if (digits === '') return { reason: 'empty' };
	if (digits.startsWith('0')) return { reason: 'nationalForm' };
	if (digits.length < min) return { reason: 'tooShort' };
	if (digits.length > max) return { reason: 'tooLong' };
	return startsRight(digits);
}

/**
 * Country codes with a zero behind them that is dialled at home only, as in "+91 09778…". Italy and
 * others whose numbers do begin with zero are not among them.
 */
const TRUNK_ZERO =
	/^(?:7|2[07]|3[0-46]|4[013-689]|5[1-8]|6[0-6]|8[1246]|9[0-58]|23[34]|25[4-6]|26[03]|353|380|855|880|886|96[1-467]|97[127])0/;
/** No number of North America continues like this: a Brazilian one, or Australia's "0011". */
const NOWHERE = /^1[01]/;

function startsRight(number: string): PhoneNumber {
	if (TRUNK_ZERO.test(number)) return { reason: reasonOfZero(number) };
	if (NOWHERE.test(number) || !isPossibleNumber(number)) return { reason: 'noSuchStart' };
	return { number };
}

/** "7031234567" looks like Russia with a zero behind it, but is Nigerian with nothing in front. */
function reasonOfZero(number: string): Rejection {
	const withoutZero = number.replace(TRUNK_ZERO, (start) => start.slice(0, -1));
	return isPossibleNumber(withoutZero) ? 'trunkZero' : 'noSuchStart';
}
