import { isRecord } from '../../api/coerce';

/** A list of reports in a text in an object in a text is the deepest that makes sense. */
const MOST_WRAPPINGS = 4;

/** What a body holds: the reports, and how many elements are none. */
export interface PushedRecords {
	readonly records: ReadonlyArray<Record<string, unknown>>;
	readonly others: number;
}

const NOTHING: PushedRecords = { records: [], others: 0 };
/** Something came, and nobody can tell what. */
const UNREADABLE: PushedRecords = { records: [], others: 1 };

/**
 * Finds the reports in a body. The page shows `{"array":[…]}`, its siblings a bare list and a bare
 * object [pushReport, pushRinging, pushGeneric]; each may also come as JSON in a text.
 */
export function recordsIn(body: unknown, wrappings = 0): PushedRecords {
	if (wrappings > MOST_WRAPPINGS) return UNREADABLE;
	if (typeof body === 'string') return fromText(body, wrappings);
	if (Array.isArray(body)) return fromList(body);
	if (body === undefined || body === null) return NOTHING;
	if (!isRecord(body)) return UNREADABLE;
	if (Object.hasOwn(body, 'array')) return recordsIn(body.array, wrappings + 1);
	return Object.keys(body).length === 0 ? NOTHING : { records: [body], others: 0 };
}

function fromText(text: string, wrappings: number): PushedRecords {
	if (text.trim() === '') return NOTHING;
	const parsed = parsedText(text);
	return parsed === undefined ? UNREADABLE : recordsIn(parsed, wrappings + 1);
}

/** Plain texts and numbers are JSON too, and never a report. */
function parsedText(text: string): unknown {
	return /^\s*["[{]/.test(text) ? parseJson(text) : undefined;
}

function fromList(list: readonly unknown[]): PushedRecords {
	const records: Array<Record<string, unknown>> = [];
	for (const element of list) {
		const record = typeof element === 'string' ? parsedText(element) : element;
		if (isRecord(record)) records.push(record);
	}
	return { records, others: list.length - records.length };
}
/**
 * JSON in which whole numbers that JavaScript would round have become texts: the ids of calls have
 * 19 to 20 digits, and a number holds 15 of them safely.
 */
const LONG_INTEGER = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** A long number that may stand outside a text. Inside texts it matches too, which only costs time. */
const MAY_HAVE_LONG_INTEGER = /[^\d."]\d{16,}\s*[,}\]]/;

const SHORTEST_LONG_INTEGER = 10 ** 15;
/** Where this ends, nothing is known. */
const DEEPEST_LOOK = 8;

/** Whether values that were parsed as they stood may have lost digits of long whole numbers. */
export function mayHaveLostDigits(value: unknown, depth = 0): boolean {
	if (typeof value === 'number') return Math.abs(value) >= SHORTEST_LONG_INTEGER;
	if (typeof value !== 'object' || value === null) return false;
	if (depth > DEEPEST_LOOK) return true;
	if (Array.isArray(value)) return oneMayHaveLostDigits(value, depth);
	const record = value as Record<string, unknown>;
	for (const key in record) if (mayHaveLostDigits(record[key], depth + 1)) return true;
	return false;
}

/** A loop of its own, because a closure above would take memory at every value. */
function oneMayHaveLostDigits(list: readonly unknown[], depth: number): boolean {
	for (const inner of list) if (mayHaveLostDigits(inner, depth + 1)) return true;
	return false;
}

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
