import { isRecord } from '../../api/coerce';
import { parseJson } from '../../api/json';

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
