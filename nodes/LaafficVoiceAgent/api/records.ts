import { isRecord } from './envelope';

/** One page of a list: `{"records":[…],"total":574,"size":10,"current":1,"pages":58}` [agentQuery]. */
export interface RecordPage {
	readonly records: ReadonlyArray<Record<string, unknown>>;
	readonly total?: number;
	readonly pages?: number;
}

/** Reads a list answer; the paging fields may be missing, and a bare list is a page too. */
export function readPage(data: unknown): RecordPage {
	if (Array.isArray(data)) return { records: data.filter(isRecord) };
	if (!isRecord(data)) return { records: [] };
	const records = Array.isArray(data.records) ? data.records.filter(isRecord) : [];
	return { records, total: countOf(data.total), pages: countOf(data.pages) };
}

function countOf(value: unknown): number | undefined {
	const count = numberOf(value);
	return count !== undefined && count > 0 ? count : undefined;
}

/** A number that may come as text; nothing where there is none. */
export function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string' || value.trim() === '') return undefined;
	const number = Number(value);
	return Number.isFinite(number) ? number : undefined;
}

/** A whole number that names something. Text where a number would lose digits. */
export function idOf(value: unknown): number | string | undefined {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
	if (typeof value !== 'string' || !/^\d+$/.test(value.trim())) return undefined;
	const number = Number(value);
	return Number.isSafeInteger(number) ? number : value.trim();
}

/**
 * The id of a task. The pages call it `taskId`, `jobId` or `keyId` [agentQuery, onbukaVoice,
 * agentSend].
 */
export function taskIdOf(value: unknown): number | string | undefined {
	return idOf(isRecord(value) ? (value.taskId ?? value.jobId ?? value.keyId) : value);
}
