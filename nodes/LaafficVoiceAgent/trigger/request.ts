import type { PushKind } from '../api/facts';
import { parseJson } from '../api/json';
import { mayHaveLostDigits, type PushedRecords } from './report/body';
import { pushKindOf } from './report/kind';
import { readCallReport, safeRecord, type CallReport } from './report/record';

/** What n8n puts on a request besides what Node.js does. */
export interface PushRequest {
	readonly method?: string;
	readonly body?: unknown;
	readonly rawBody?: Buffer;
	readonly contentType?: string;
	readonly encoding?: string;
	readonly ip?: string;
	readonly query?: Readonly<Record<string, unknown>>;
}

/** Methods by which portals look whether an address exists. */
export function isProbe({ method }: PushRequest): boolean {
	return method === 'GET' || method === 'HEAD';
}

/**
 * What the body holds. n8n has parsed it already if its content type says JSON; the raw body is
 * read where that lost digits, and where JSON came under another content type. Fields of a form are
 * taken as n8n has parsed them, and what is no JSON stays the text that it is.
 */
export function bodyOf({ body, rawBody, contentType = JSON_TYPE, encoding }: PushRequest): unknown {
	if (!Buffer.isBuffer(rawBody)) return body;
	const isParsed = contentType === JSON_TYPE && typeof body === 'object' && body !== null;
	if (isParsed && !mayHaveLostDigits(body)) return body;
	const written = rawBody.toString(isCharset(encoding) ? encoding : 'utf8');
	const text = written.replace(BYTE_ORDER_MARK, '');
	return parseJson(text) ?? (contentType === FORM_TYPE ? body : text);
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const BYTE_ORDER_MARK = /^\uFEFF/;

function isCharset(encoding: string | undefined): encoding is BufferEncoding {
	return encoding !== undefined && Buffer.isEncoding(encoding);
}

/** A push that is no report of an agent's call. */
export interface OtherPush {
	readonly kind: PushKind;
	readonly record: Record<string, unknown>;
}

/** What came in one push. */
export interface Push {
	readonly reports: readonly CallReport[];
	readonly others: readonly OtherPush[];
	/** Elements that are nothing that any page describes. */
	readonly unknown: number;
}

/** Sorts what a body holds by what it is. */
export function sorted({ records, others: noRecords }: PushedRecords): Push {
	const reports: CallReport[] = [];
	const others: OtherPush[] = [];
	let unknown = noRecords;
	for (const found of records) {
		const kind = pushKindOf(found);
		const record = kind === undefined ? undefined : safeRecord(found);
		if (kind === undefined || record === undefined) unknown++;
		else if (kind === 'callReport') reports.push(readCallReport(record));
		else others.push({ kind, record });
	}
	return { reports, others, unknown };
}
