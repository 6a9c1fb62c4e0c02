/** Zero of each script whose digits people type; the other nine follow it. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const PLAIN = /^[\x20-\x7e]*$/;
/** What exports put before a number: a text mark of spreadsheets, a link, a lead form's mark. */
const LABEL = /^(?:'|(?:tel|phone|p):)\s*/i;
/** A whole number that went through a decimal column; three zeros could be a group of a short one. */
const DECIMAL_ZERO = /^(\+?\d+(?=[.,]0{1,2}$)|\+?\d{10,}(?=[.,]0{3,6}$))[.,]0+$/;
/** "(+91) 97781…" */
const COUNTRY_IN_BRACKETS = /^\(\s*(\+\d{1,3})\s*\)/;

/** A cell with plain digits, and without what only surrounds a phone number. */
export function tidy(raw: string): string {
	const plain = PLAIN.test(raw) ? raw : withPlainDigits(raw);
	return plain
		.trim()
		.replace(LABEL, '')
		.replace(DECIMAL_ZERO, '$1')
		.replace(COUNTRY_IN_BRACKETS, '$1 ')
		.trim();
}

function withPlainDigits(raw: string): string {
	return Array.from(raw.replace(INVISIBLE, ''), (character) => {
		if (character === '\uff0b') return '+';
		const code = character.codePointAt(0) ?? 0;
		const zero = ZEROS.find((candidate) => code >= candidate && code <= candidate + 9);
		return zero === undefined ? character : String(code - zero);
	}).join('');
}

export function digitsOf(text: string): string {
	return text.replace(/\D/g, '');
}
