import { isUsualNumber } from './numberingPlans';

/**
 * A column of decimals writes a number with an ending: "919777654321.0", "+91-97776-54321,00". Its
 * digits are none of the number, and dialled with it they call a stranger.
 */

/** A whole number that went through a decimal column; three zeros could be a group of a short one. */
const DIGITS_WITH_ZEROS = /^(\+?\d+(?=[.,]0{1,2}$)|\+?\d{10,}(?=[.,]0{3,6}$))[.,]0+$/;

/** Signs in front of the ending that only phone numbers have; blanks could be thousands. */
const PHONE_SIGNS = /[+()\-\u2010-\u2015]/;
/** A single zero ends no phone number in print; more of them do, unless the number is long without. */
const ZERO = { digits: 1, longEnough: 10 };

/** A cell without the zeros of a decimal column, where they are certain to be that. */
export function withoutDecimalZeros(text: string): string {
	const { before, after, marks, isTidy } = endingOf(text);
	const isCertain = isTidy && marks === 1 && /^0+$/.test(after) && PHONE_SIGNS.test(before);
	if (!isCertain) return text.replace(DIGITS_WITH_ZEROS, '$1');
	const isLong = countOf(before) >= ZERO.longEnough;
	return after.length === ZERO.digits || isLong ? before : text;
}

/** As many digits stand behind the mark of a fraction at most. */
const LONGEST_FRACTION = 6;
const LONGEST_AMOUNT = 2;

/** Whether the digits behind the last dot or comma are, or may be, the fraction of a number. */
export function hasDecimals(text: string): boolean {
	const { before, after, marks, lastGroup } = endingOf(text);
	if (after === '' || after.length > LONGEST_FRACTION) return false;
	if (after.length === 1) return true;
	const isShort = after.length <= LONGEST_AMOUNT || /^0+$/.test(after);
	if (marks === 1) return isShort || isWhole(before);
	// "+33.6.12.34.56.78" is written in pairs, "+91.97776.54321.50" is not.
	const isPair = after.length === LONGEST_AMOUNT && lastGroup.length === LONGEST_AMOUNT;
	return (!isPair || /^0+$/.test(after)) && isWhole(before);
}

/** What stands before and behind the last mark of a fraction. */
function endingOf(text: string) {
	const [, before = '', after = '', rest = ''] = LAST_MARK.exec(text) ?? [];
	return {
		before,
		after,
		marks: text.match(MARKS)?.length ?? 0,
		/** The digits just before the mark. */
		lastGroup: /\d*$/.exec(before)?.[0] ?? '',
		isTidy: rest === '' && /\d$/.test(before) && !/^\D/.test(text.slice(before.length + 1)),
	};
}

const MARKS = /[.,\u00b7]/g;
const LAST_MARK = /^(.*?\d\D*?)[.,\u00b7][^\d.,\u00b7]*(\d+)(\D*)$/su;

const countOf = (text: string) => text.replace(/\D/g, '').length;

/** Shorter ones are the beginning of most numbers: "+49 171.123456". */
const SHORTEST_WHOLE = 10;

/** Whether a text is a phone number by itself. */
function isWhole(text: string): boolean {
	const digits = text.replace(/\D/g, '').replace(/^00/, '');
	return digits.length >= SHORTEST_WHOLE && isUsualNumber(digits);
}
