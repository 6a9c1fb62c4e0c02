import { DIGITS, idOf, isRecord, numberOf, textIn } from '../../api/coerce';
import {
	PUSH_LIMITS,
	REPORT_FIELDS,
	type Industry,
	type Outcome,
	type ReportField,
	type ReportFieldKind,
} from '../../api/facts';
import type { ZoneClock } from '../../api/zoneClock';
import { costOf } from './cost';
import { intentCodeOf, intentName } from './intent';
import { outcomeOf } from './outcome';
import { momentIn } from './times';

/** A report of a call, with what decides whether and where it comes out. */
export interface CallReport {
	readonly record: Record<string, unknown>;
	/** Empty where the report has none. */
	readonly voiceId: string;
	readonly outcome: Outcome;
	readonly intentCode: string | null;
	/** The page calls the agent a script [pushReportLaaffic, `scriptId`]. */
	readonly agentId: string;
}

/** Reads what every report is looked at for; the rest only if it comes out. */
export function readCallReport(record: Record<string, unknown>): CallReport {
	return {
		record,
		voiceId: textIn(record.voiceId),
		outcome: outcomeOf(record),
		intentCode: intentCodeOf(record),
		agentId: textIn(record.scriptId),
	};
}

const FIELDS: readonly ReportField[] = REPORT_FIELDS;
const KNOWN: ReadonlySet<string> = new Set(FIELDS.map(({ name }) => name));
const SHOWN_FIELDS = FIELDS.flatMap(({ as, ...field }) =>
	as === undefined ? [] : [{ ...field, as }],
);

/** How the report is put: in which zone times are shown, and how intents are called. */
interface Wording {
	readonly clock: ZoneClock;
	readonly industry?: Industry;
}

/** A report as an item: clean values, the most useful first, and at the end whatever is unknown. */
export function simplifiedReport(
	report: CallReport,
	{ clock, industry }: Wording,
): Record<string, unknown> {
	const { record, outcome, intentCode } = report;
	const answer = momentIn(record.answerTime, clock);
	const hangup = momentIn(record.hangupTime, clock);
	const { totalCost, lineCost, agentCost, currency } = costOf(record);
	// Written out, because an object that has all its fields at once takes half the time.
	const item: Record<string, unknown> = {
		outcome,
		calleeNumber: calleeNumberOf(record),
		intent: nameOfIntent(report, industry),
		intentCode,
		voiceId: report.voiceId || null,
		talkSeconds: talkSeconds(report, answer, hangup),
		ringSeconds:
			numberOf(record.ringDuration) ??
			secondsBetween(momentIn(record.ringingTime, clock), answer ?? hangup),
		totalCost,
		lineCost,
		agentCost,
		currency,
	};
	addFields(item, record, clock);
	addUnknown(item, record);
	return item;
}

const READERS: Readonly<Record<ReportFieldKind, (value: unknown, clock: ZoneClock) => unknown>> = {
	id: textOrNull,
	text: textOrNull,
	whole: (value) => idOf(textIn(value)) ?? textOrNull(value),
	seconds: (value) => numberOf(value) ?? null,
	amount: (value) => numberOf(value) ?? null,
	moment: (value, clock) => {
		const moment = momentIn(value, clock);
		return moment === undefined ? null : clock.iso(moment);
	},
};

/** Adds the fields that come out as they are, read by their kind. */
function addFields(
	item: Record<string, unknown>,
	record: Record<string, unknown>,
	clock: ZoneClock,
): void {
	for (const field of SHOWN_FIELDS) {
		const value = READERS[field.kind](record[field.name], clock);
		if (value !== null || !field.sparse) item[field.as] = value;
	}
}

/**
 * The called number. Under the platform's own name `callee` no expression could read it: n8n takes
 * that for an attempt to break out of its sandbox.
 */
function calleeNumberOf(record: Record<string, unknown>): string | null {
	return textOrNull(record.callee);
}

/** A record as the platform sent it; before the called number the same that expressions can read. */
export function rawRecord(record: Record<string, unknown>): Record<string, unknown> {
	if (!Object.hasOwn(record, 'callee')) return record;
	const raw: Record<string, unknown> = {};
	for (const key in record) {
		if (key === 'callee') raw.calleeNumber = calleeNumberOf(record);
		raw[key] = record[key];
	}
	return raw;
}

/** As the platform reports it; from the table where it reports the code alone. */
function nameOfIntent({ record, intentCode }: CallReport, industry?: Industry): string | null {
	const given = textOrNull(record.intent);
	if (given !== null && !DIGITS.test(given)) return given;
	return intentCode === null ? null : (intentName(intentCode, industry) ?? null);
}

/** From answer to hang-up. A call that nobody answered was talked on for no time. */
function talkSeconds(
	{ record, outcome }: CallReport,
	answer: number | undefined,
	hangup: number | undefined,
): number | null {
	const measured = secondsBetween(answer, hangup);
	if (measured !== null) return measured;
	const given = numberOf(record.callDuration);
	if (given !== undefined) return given;
	return outcome === 'answered' || outcome === 'voicemail' || outcome === 'unknown' ? null : 0;
}

function secondsBetween(start: number | undefined, end: number | undefined): number | null {
	if (start === undefined || end === undefined || end < start) return null;
	return Math.round((end - start) / 1000);
}

function textOrNull(value: unknown): string | null {
	return textIn(value) || null;
}

/** Adds the fields that are in no table; one that is called like a field of ours gets a longer name. */
function addUnknown(item: Record<string, unknown>, record: Record<string, unknown>): void {
	for (const key in record) {
		if (KNOWN.has(key)) continue;
		item[Object.hasOwn(item, key) ? `${key}Reported` : key] = record[key];
	}
}

/** Keys that would reach into the classes of JavaScript when a later step copies the record. */
const HARMFUL_KEYS = ['__proto__', 'constructor', 'prototype'];

/**
 * The record as it may be passed on: without harmful keys, however deep they stand. Nothing for a
 * record that is nested deeper than any report, because n8n could not store it.
 */
export function safeRecord(record: Record<string, unknown>): Record<string, unknown> | undefined {
	if (isPlain(record)) return record;
	return isTooDeep(record) ? undefined : (cleaned(record) as Record<string, unknown>);
}

/** Most records are flat, and are passed on without a copy. */
function isPlain(record: Record<string, unknown>): boolean {
	for (const key in record) {
		const value = record[key];
		if (typeof value === 'object' && value !== null) return false;
		if (HARMFUL_KEYS.includes(key)) return false;
	}
	return true;
}

function isTooDeep(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (depth >= PUSH_LIMITS.depth) return true;
	return Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}

function cleaned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(cleaned);
	if (!isRecord(value)) return value;
	const kept = Object.entries(value).filter(([key]) => !HARMFUL_KEYS.includes(key));
	return Object.fromEntries(kept.map(([key, inner]) => [key, cleaned(inner)]));
}
