/**
 * JSON in which whole numbers that JavaScript would round have become texts: the ids of calls have
 * 19 to 20 digits, and a number holds 15 of them safely.
 */
const LONG_INTEGER = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** A long number that may stand outside a text. Inside texts it matches too, which only costs time. */
const MAY_HAVE_LONG_INTEGER = /[^\d."]\d{16,}\s*[,}\]]/;

/** Parses JSON without losing digits; nothing for a text that is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(quoteLongIntegers(text)) as unknown;
	} catch {
		return undefined;
	}
}

/** Puts quotes around every whole number of 16 digits or more that is not inside a text. */
export function quoteLongIntegers(text: string): string {
	if (!MAY_HAVE_LONG_INTEGER.test(text)) return text;
	const parts: string[] = [];
	for (let position = 0; position < text.length;) {
		const quote = text.indexOf('"', position);
		const gapEnd = quote === -1 ? text.length : quote;
		parts.push(text.slice(position, gapEnd).replace(LONG_INTEGER, '"$&"'));
		position = quote === -1 ? text.length : endOfText(text, quote);
		parts.push(text.slice(gapEnd, position));
	}
	return parts.join('');
}

/** The position after the quote that ends the text which begins at `start`. */
function endOfText(json: string, start: number): number {
	for (let quote = json.indexOf('"', start + 1); quote !== -1;) {
		if (!isEscaped(json, quote)) return quote + 1;
		quote = json.indexOf('"', quote + 1);
	}
	return json.length;
}

/** A quote is part of the text if an odd number of backslashes stands before it. */
function isEscaped(json: string, quote: number): boolean {
	let first = quote;
	while (json[first - 1] === '\\') first--;
	return (quote - first) % 2 === 1;
}
