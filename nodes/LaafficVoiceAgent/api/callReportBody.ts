import { isRecord } from './envelope';
import { parseJson } from './callReportJson';

/** A list of reports in a text in an object in a text is the deepest that makes sense. */
const MOST_WRAPPINGS = 4;

/** What a body holds: the reports, and how many elements are none. */
export interface PushedRecords {
	readonly records: ReadonlyArray<Record<string, unknown>>;
	readonly others: number;
}

const NOTHING: PushedRecords = { records: [], others: 0 };

/**
 * Finds the reports in a body. The page shows `{"array":[…]}`, its siblings a bare list and a bare
 * object [pushReport, pushRinging, pushGeneric]; each may also come as JSON in a text.
 */
export function recordsIn(body: unknown, wrappings = 0): PushedRecords {
	if (wrappings > MOST_WRAPPINGS) return NOTHING;
	if (typeof body === 'string') return recordsIn(parsedText(body), wrappings + 1);
	if (Array.isArray(body)) return fromList(body);
	if (!isRecord(body)) return NOTHING;
	if (Object.hasOwn(body, 'array')) return recordsIn(body.array, wrappings + 1);
	return Object.keys(body).length === 0 ? NOTHING : { records: [body], others: 0 };
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
