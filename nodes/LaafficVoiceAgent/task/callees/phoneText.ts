import { hasDecimals, withoutDecimalZeros } from './decimals';
import type { Rejection } from './rejections';

/** Zero of each script whose digits people type; the other nine follow it. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
/** Full-width signs, and those of Arabic decimals and thousands. */
const SIGNS: Readonly<Record<string, string>> = {
	'\uff0b': '+',
	'\uff0e': '.',
	'\uff0c': ',',
	'\u066b': '.',
	'\u066c': ',',
};
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PLAIN = /^[\x20-\x7e]*$/;
/** What exports put before a number: a text mark of spreadsheets, a link, a lead form's mark. */
const LABEL = /^(?:'|(?:tel|phone|p):)\s*/i;
/** "(+91) 97781…" */
const COUNTRY_IN_BRACKETS = /^\(\s*(\+\d{1,3})\s*\)/;

/** A cell with plain digits, and without what only surrounds a phone number. */
export function tidy(raw: string): string {
	const plain = PLAIN.test(raw) ? raw : withPlainDigits(raw);
	const text = withoutDecimalZeros(plain.trim().replace(LABEL, ''));
	return text.replace(COUNTRY_IN_BRACKETS, '$1 ').trim();
}

function withPlainDigits(raw: string): string {
	return Array.from(raw.replace(INVISIBLE, ''), (character) => {
		const sign = SIGNS[character];
		if (sign !== undefined) return sign;
		const code = character.codePointAt(0) ?? 0;
		const zero = ZEROS.find((candidate) => code >= candidate && code <= candidate + 9);
		return zero === undefined ? character : String(code - zero);
	}).join('');
}

/** Groups that numbers are printed in: "+91 97776-54321", "(415) 555-2671", "0171 1234567". */
const GROUPS = /^\+?(?:\(\d{1,5}\)[ -]?)?(?:\d{1,6}[ -])*\d+$/;

/** Whether a cell is tidy and beyond doubt at first sight, as most are: the rest costs ten times this. */
export function isPlainNumber(text: string): boolean {
	return GROUPS.test(text) && !isDate(text);
}

export function digitsOf(text: string): string {
	let digits = '';
	let start = 0;
	for (let index = 0; index < text.length; index++) {
		if (isDigit(text.charCodeAt(index))) continue;
		digits += text.slice(start, index);
		start = index + 1;
	}
	return start === 0 ? text : digits + text.slice(start);
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** "+44 (0)20 …" shows the zero that is dialled at home only. */
export const SHOWN_TRUNK_ZERO = /(\d\D*)\(\s*0\s*\)/;

/** Shapes that are no phone number, or not certainly one. The first that fits is the reason. */
const DOUBTS: ReadonlyArray<readonly [Rejection, (text: string) => boolean]> = [
	['scientific', (text) => /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i.test(text)],
	['date', isDate],
	['notWhole', hasDecimals],
	['severalNumbers', holdsSeveral],
	['letters', (text) => !/^[\d\s+().\-\u2010-\u2015\u2212/·]+$/.test(text)],
	['belowZero', (text) => /^[-\u2010-\u2015\u2212].*\d/s.test(text)],
	['misplacedPlus', (text) => text.lastIndexOf('+') > 0],
	['unclear', isUnclear],
];

/** Why a tidy cell is not certainly one phone number; nothing if it is. */
export function doubtAbout(text: string): Rejection | undefined {
	return DOUBTS.find(([, applies]) => applies(text))?.[0];
}

const DAY_OR_MONTH = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:19|20)\\d\\d';
const DATE = new RegExp(
	`^(?:${YEAR}([-/.])${DAY_OR_MONTH}\\1${DAY_OR_MONTH}|` +
		`${DAY_OR_MONTH}([-/.])${DAY_OR_MONTH}\\2(?:${YEAR}|\\d\\d))$`,
);

/** A column of due dates is easily mapped by mistake, and its digits would be dialled. */
function isDate(text: string): boolean {
	return DATE.test(text);
}

const BETWEEN_NUMBERS = /[;,|\n\r&]|\s(?:or|and)\s/i;
/** Nobody writes a single number with two groups as long as this. */
const LONG_GROUP = /\d{7,}/g;

function holdsSeveral(text: string): boolean {
	const parts = text.split(BETWEEN_NUMBERS).filter((part) => /\d{3}/.test(part));
	if (parts.length > 1) return true;
	if ((text.match(LONG_GROUP)?.length ?? 0) > 1 || text.split('+').length > 2) return true;
	return hasSecondEnding(text);
}

/** An area code before a slash has at most so many digits, and a number behind it at least. */
const SLASH = { digitsBefore: 8, digitsAfter: 5 };

/** "+91 22 2412 3456/7" are two numbers, "0171/1234567" is one. */
function hasSecondEnding(text: string): boolean {
	const slash = text.lastIndexOf('/');
	const before = digitsOf(text.slice(0, slash + 1)).length;
	const after = digitsOf(text.slice(slash)).length;
	if (before === 0 || after === 0) return false;
	return before > SLASH.digitsBefore || after < SLASH.digitsAfter;
}

/** The count of a list entry in front, a mark or an extension behind, or a cut-off end. */
const STRAY = /^\d{1,2}[.)]\s|\([^()]*\)$|\.\./;
/** Countries where the zero belongs to most numbers, so that "(0)" can mean both. */
const KEEPS_ZERO = /^(?:\+|00)?\s*(?:39|225|229|241|242|378)\D/;

function isUnclear(text: string): boolean {
	if (STRAY.test(text) || text.split('(').length !== text.split(')').length) return true;
	return KEEPS_ZERO.test(text) && SHOWN_TRUNK_ZERO.test(text);
}
