import { LIMITS } from '../api/facts';
import { inNationalForm, type CountryCode } from './nationalNumber';
import type { Rejection } from './rejection';

/** A number as the platform wants it (country code and digits only), or why there is none. */
export type PhoneNumber =
	| { readonly number: string; readonly reason?: undefined }
	| { readonly number?: undefined; readonly reason: Rejection };

const { min, max } = LIMITS.calleeNumber;
const READY = new RegExp(`^[1-9]\\d{${min - 1},${max - 1}}$`);

/**
 * Turns a cell of a sheet or a CRM into the digits that are dialled.
 *
 * A digit that is lost or added calls a stranger, so what is not certain is rejected with a reason.
 *
 * @param defaultCountry where numbers without a country code belong; without it they are rejected
 */
export function normalisePhoneNumber(value: unknown, defaultCountry?: CountryCode): PhoneNumber {
	if (defaultCountry === undefined && typeof value === 'string' && READY.test(value)) {
		return { number: value };
	}
	const text = textOf(value);
	if (typeof text !== 'string') return text;
	return fromText(text, defaultCountry);
}

function textOf(value: unknown): string | { reason: Rejection } {
	if (value === undefined || value === null) return { reason: 'empty' };
	if (typeof value === 'string') return value;
	if (typeof value === 'bigint') return String(value);
	if (typeof value !== 'number') return { reason: 'notANumber' };
	if (Number.isNaN(value)) return { reason: 'empty' };
	if (!Number.isInteger(value)) return { reason: 'notWhole' };
	return Number.isSafeInteger(value) ? String(value) : { reason: 'digitsLost' };
}

function fromText(raw: string, defaultCountry?: CountryCode): PhoneNumber {
	const text = tidy(raw);
	if (text === '') return { reason: 'empty' };
	if (SCIENTIFIC.test(text)) return { reason: 'scientific' };
	if (holdsSeveral(text)) return { reason: 'severalNumbers' };
	if (!ALLOWED.test(text)) return { reason: 'letters' };
	if (text.lastIndexOf('+') > 0) return { reason: 'misplacedPlus' };
	return international(text) ?? domestic(digitsOf(text), defaultCountry);
}

/** Zero of each script whose digits people type; the other nine follow it. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PLAIN = /^[\x20-\x7e]*$/;
/** What exports put before a number: a text mark of spreadsheets, a link, a lead form's mark. */
const LABEL = /^(?:'|(?:tel|phone|p):)\s*/i;
/** A whole number that went through a decimal column. */
const DECIMAL_ZERO = /^([+\d]\d*)[.,]0{1,2}$/;

function tidy(raw: string): string {
	const plain = PLAIN.test(raw) ? raw : withPlainDigits(raw);
	return plain.trim().replace(LABEL, '').replace(DECIMAL_ZERO, '$1').trim();
}

function withPlainDigits(raw: string): string {
	return Array.from(raw.replace(INVISIBLE, ''), (character) => {
		if (character === '\uff0b') return '+';
		const code = character.codePointAt(0) ?? 0;
		const zero = ZEROS.find((candidate) => code >= candidate && code <= candidate + 9);
		return zero === undefined ? character : String(code - zero);
	}).join('');
}

const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
const ALLOWED = /^[\d\s+().\-\u2010-\u2015\u2212/·]+$/;
const BETWEEN_NUMBERS = /[;,|\n\r&]|\s(?:or|and)\s/i;
/** Nobody writes a single number with two groups as long as this. */
const LONG_GROUP = /\d{7,}/g;

function holdsSeveral(text: string): boolean {
	const parts = text.split(BETWEEN_NUMBERS).filter((part) => /\d{3}/.test(part));
	if (parts.length > 1) return true;
	return (text.match(LONG_GROUP)?.length ?? 0) > 1 || text.split('+').length > 2;
}

function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}

/** Numbers that say themselves that a country code follows, by `+` or `00`. */
function international(text: string): PhoneNumber | undefined {
	// "+44 (0)20 …" shows the zero that is dialled at home only.
	const digits = digitsOf(text.replace(/\(0\)/, ''));
	if (text.startsWith('+')) return withinLimits(digits);
	if (digits.startsWith('00')) return withinLimits(digits.slice(2));
	return undefined;
}

function domestic(digits: string, defaultCountry?: CountryCode): PhoneNumber {
	if (defaultCountry === undefined) return withinLimits(digits);
	const number = inNationalForm(digits, defaultCountry);
	return number === undefined ? { reason: 'notValidInCountry' } : withinLimits(number);
}

function withinLimits(digits: string): PhoneNumber {
	if (digits === '') return { reason: 'empty' };
	if (digits.startsWith('0')) return { reason: 'nationalForm' };
	if (digits.length < min) return { reason: 'tooShort' };
	if (digits.length > max) return { reason: 'tooLong' };
	return { number: digits };
}
