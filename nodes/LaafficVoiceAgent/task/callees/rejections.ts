import { LIMITS } from '../../api/facts';

/**
 * Why a row cannot be called. The words end with what to do, because they go out on the error
 * branch beside the row itself. The variable that they are about has its name on the panel.
 */
export const REJECTIONS = {
	empty: 'The phone number is empty. Fill it in.',
	letters: 'The phone number contains letters or other signs. Leave only the number.',
	severalNumbers: 'The cell holds more than one phone number. Give each number its own row.',
	scientific:
		'The phone number was shortened by a spreadsheet (such as 9.19778E+11), so digits are lost. Format the column as text in the sheet, fill in the full numbers, and export again.',
	digitsLost:
		'The phone number is too long for a numeric cell, so digits are lost. Format the column as text in the sheet, and export again.',
	notWhole: 'The phone number is a number with a fraction. Format the column as text in the sheet.',
	date: 'The cell holds a date instead of a phone number. Map the field with the phone number.',
	belowZero:
		'The phone number starts with a minus sign: a spreadsheet took its plus and dashes for a sum. Format the column as text in the sheet, and fill in the numbers again.',
	unclear:
		'The phone number has a bracket, a zero or dots that leave open which digits belong to it. Leave only the number.',
	notANumber: 'The phone number is not a text or a number. Map a single field to it.',
	misplacedPlus: 'The phone number has a plus sign that is not at its start. Correct it.',
	nationalForm:
		"The phone number starts with 0, so its country is missing. Write it with the country code, or set 'Default Country'.",
	trunkZero:
		'The phone number has a zero after its country code that is dialled within the country only. Remove the zero, or add the country code if the number does not start with it yet.',
	noSuchStart:
		"No country has phone numbers with this start and this many digits, so the country code is missing or a digit is wrong. Write the full number with the country code, or set 'Default Country'.",
	twoReadings:
		"The phone number exists with its first digits as a country code, and with the country code of 'Default Country' added. Write it with a plus and the country code.",
	unusual:
		'The phone number breaks the numbering rules of its country, so a digit may be wrong, missing or too many. Check it.',
	notValidInCountry:
		"The phone number does not exist in the country set as 'Default Country'. Write it with the country code.",
	tooShort: `The phone number has fewer than ${LIMITS.calleeNumber.min} digits. Write it with the country code.`,
	tooLong: `The phone number has more than ${LIMITS.calleeNumber.max} digits. Correct it.`,
	duplicate: 'The phone number stands in an earlier row already, so it is called once only.',
	noCountry:
		"'Default Country' is empty for this row, and the phone number does not say its country. Fill in the country, or write the number with a plus and the country code.",
	unknownCountry:
		"'Default Country' is not the two-letter code of a country for this row. Write a code such as IN, BR or DE.",
	suppressed:
		'The number is on the do-not-call list, or a row says that this person must not be called.',
	noTimeZone:
		'The time zone of the callee is empty. Fill it in as region and city, such as Asia/Kolkata.',
	unknownTimeZone:
		'The time zone of the callee is not the name of one. Write it as region and city, such as Asia/Kolkata.',
	severalTimeZones:
		"The number does not tell the time zone, because its country has several, or it belongs to none. Map a column with the time zones to 'Callee Time Zone Field'.",
	emptyText:
		"{variable} is empty, so the agent would have nothing to say. Fill it in, or set 'Empty Texts' to 'Leave Out'.",
	longText: `{variable} has more than ${LIMITS.text.max} characters, so the platform would cut it off. Shorten it, or set 'Long Texts' to 'Truncate'.`,
	errorText:
		'{variable} is or contains what a sheet or a program writes in place of words, such as #N/A, Invalid DateTime, 1e+21, &amp; or an expression in braces, and the agent would say that. Correct it.',
	serialDate:
		'{variable} is a number as sheets keep dates (46122 is 10 April 2026), and the agent would say that number. Format the column as text in the sheet, or let an expression write the date.',
	notAText: '{variable} is an object or a list. Map a single field to it.',
	expression:
		'The expression in {variable} could not be evaluated for this row. Correct the expression.',
} as const;

export type Rejection = keyof typeof REJECTIONS;

/** @param label what the user knows the variable by that the reason is about */
export function rejectionText(reason: Rejection, label = ''): string {
	return REJECTIONS[reason].replace('{variable}', `'${label}'`);
}

/** A row that is not called, with everything that a user needs to mend it. */
export interface RejectedRow {
	/** Index of the input item. */
	readonly item: number;
	readonly reason: Rejection;
	readonly message: string;
	/** The number with its middle hidden; empty where there is none. */
	readonly maskedNumber: string;
	/** The variable that the reason is about. */
	readonly variable?: string;
	/** The earlier item that has the same number. */
	readonly sameAsItem?: number;
}

const SHOWN_AT_START = 3;
const SHOWN_AT_END = 2;

/** A number that a person can recognise in the own list, and nobody else can call. */
export function maskNumber(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	const text = String(value).trim().slice(0, 40);
	const hidden = text.length - SHOWN_AT_START - SHOWN_AT_END;
	if (hidden < 2) return text.replace(/./gu, '*');
	return `${text.slice(0, SHOWN_AT_START)}${'*'.repeat(hidden)}${text.slice(-SHOWN_AT_END)}`;
}
