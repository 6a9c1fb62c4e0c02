import { isPossibleNumber, isUsualNumber } from './numberingPlans';

/**
 * A column of decimals adds an ending to its numbers: "919777654321.0", "+91-97776-54321,00". Its
 * digits belong to no phone number, and who is dialled with them is a stranger.
 */

/** A whole number that went through a decimal column; three zeros could be a group of a short one. */
const DIGITS_WITH_ZEROS = /^(\+?\d+(?=[.,]0{1,2}$)|\+?\d{10,}(?=[.,]0{3,6}$))[.,]0+$/;

/** Signs that only phone numbers have; blanks alone could divide the thousands of an amount. */
const PHONE_SIGNS = /[+()\-\u2010-\u2015]/;
/** Shorter ones are the beginning of most numbers: "+49 171.123456". */
const SHORTEST_WHOLE = 10;

/** A cell without the zeros of a decimal column, where they are certain to be that. */
export function withoutDecimalZeros(text: string): string {
	const ending = endingOf(text);
	if (ending === undefined) return text;
	const { before, after, isTidy, hasOtherMarks } = ending;
	if (!PHONE_SIGNS.test(before)) return text.replace(DIGITS_WITH_ZEROS, '$1');
	if (!isTidy || hasOtherMarks || !ZEROS.test(after)) return text;
	// No number is printed with a single zero behind a dot, but some with two or more.
	return after === '0' || digitsIn(before).length >= SHORTEST_WHOLE ? before : text;
}

const ZEROS = /^0+$/;
/** More digits than this are no fraction. */
const LONGEST_FRACTION = 6;
const CENTS = 2;

/** Whether the digits behind the last dot or comma are, or may be, the fraction of a number. */
export function hasDecimals(text: string): boolean {
	const ending = endingOf(text);
	if (ending === undefined || /\p{L}/u.test(text)) return false;
	const { before, after, mayBeGroup } = ending;
	const isZero = ZEROS.test(after);
	if (after.length === 1) return true;
	if (!mayBeGroup && (isZero || after.length <= CENTS)) return true;
	// "+33.6.12.34.56.78" is written in pairs throughout, "+91.97776.54321.50" is not.
	if (!isZero && after.length === CENTS && /\D\d\d$/.test(before)) return false;
	if (isZero) return isWhole(before, isPossibleNumber);
	return after.length <= LONGEST_FRACTION && isWhole(before, isUsualNumber);
}

/** Whether a text is a phone number by itself. */
function isWhole(text: string, isNumber: (digits: string) => boolean): boolean {
	const digits = digitsIn(text).replace(/^00/, '');
	return digits.length >= SHORTEST_WHOLE && isNumber(digits);
}

const digitsIn = (text: string) => text.replace(/\D/g, '');

const isDigit = (character: string) => character >= '0' && character <= '9';
/** The middle dot was the decimal point of the United Kingdom. */
const isMark = (character: string) => '.,\u00b7'.includes(character);

interface Ending {
	/** What stands before the last mark of a fraction. */
	readonly before: string;
	/** The digits behind it. */
	readonly after: string;
	/** Whether the mark stands between two digits, and nothing behind the last. */
	readonly isTidy: boolean;
	readonly hasOtherMarks: boolean;
	/** Whether the same mark, and no other, divides the groups before. */
	readonly mayBeGroup: boolean;
}

/** The last digits of a text, if only a mark of a fraction divides them from the others. */
function endingOf(text: string): Ending | undefined {
	let end = text.length;
	while (end > 0 && !isDigit(text[end - 1])) end--;
	let start = end;
	while (start > 0 && isDigit(text[start - 1])) start--;
	let mark = start - 1;
	while (mark >= 0 && !isDigit(text[mark]) && !isMark(text[mark])) mark--;
	if (mark < 0 || start === end || !isMark(text[mark])) return undefined;
	const before = text.slice(0, mark);
	const marks = before.match(/[.,\u00b7]/g) ?? [];
	return {
		before,
		after: text.slice(start, end),
		isTidy: end === text.length && mark === start - 1 && /\d$/.test(before),
		hasOtherMarks: marks.length > 0,
		mayBeGroup: marks.length > 0 && marks.every((one) => one === text[mark]),
	};
}
