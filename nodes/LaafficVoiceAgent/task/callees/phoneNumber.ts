import { LIMITS } from '../../api/facts';
import type { CountryCode } from './countries';
import { numbersMeant } from './homeNumbers';
import { callingCodeOf, isPossibleNumber } from './numberingPlans';
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
const TRUNK_ZERO: ReadonlySet<string> = new Set(
	(
		'7 20 27 30 31 32 33 34 36 40 41 43 44 45 46 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
		'81 82 84 86 90 91 92 93 94 95 98 233 234 254 255 256 260 263 353 380 855 880 886 961 962 963 ' +
		'964 966 967 971 972 977'
	).split(' '),
);

function startsRight(number: string): PhoneNumber {
	const callingCode = callingCodeOf(number);
	if (callingCode === undefined) return { reason: 'noSuchStart' };
	const { code, lengths } = callingCode;
	const next = number[code.length];
	if (next === '0' && TRUNK_ZERO.has(code)) return { reason: reasonOfZero(number, code) };
	// No number of North America continues like this: a Brazilian one, or Australia's "0011".
	const isNowhere = code === '1' && (next === '0' || next === '1');
	return isNowhere || !lengths.has(number.length) ? { reason: 'noSuchStart' } : { number };
}

/** "7031234567" looks like Russia with a zero behind it, but is Nigerian with nothing in front. */
function reasonOfZero(number: string, code: string): Rejection {
	const withoutZero = code + number.slice(code.length + 1);
	return isPossibleNumber(withoutZero) ? 'trunkZero' : 'noSuchStart';
}
