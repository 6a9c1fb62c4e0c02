import { isRecord } from './envelope';
import { PUSH_LIMITS } from './facts';

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
	}
	return !HARMFUL_KEYS.some((key) => Object.hasOwn(record, key));
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
