import { Refusal } from './refusal';
import type { StatusCode } from '../nodes/LaafficVoiceAgent/api/facts';

/** A JSON object whose values nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

export type Rule = (value: unknown) => boolean;

interface FieldRule {
	readonly rule: Rule;
	readonly required?: true;
	/** The code for a value that breaks the rule; -22 (parameter exception) unless told. */
	readonly code?: StatusCode;
}

export type FieldTable = Readonly<Record<string, FieldRule>>;

interface Range {
	readonly min: number;
	readonly max: number;
}

const DIGITS = /^[0-9]*$/;

export const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText: Rule = (value) => typeof value === 'string' && value !== '';
export const isInteger: Rule = (value) => Number.isSafeInteger(value);
export const isAgentId: Rule = (value) =>
	Number.isSafeInteger(value) || (typeof value === 'string' && /^[0-9]+$/.test(value));
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
export const integerBetween =
	({ min, max }: Range): Rule =>
	(value) =>
		Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;
export const textBetween =
	({ min, max }: Range): Rule =>
	(value) =>
		typeof value === 'string' && value.length >= min && value.length <= max;
export const digitsBetween =
	(range: Range): Rule =>
	(value) =>
		textBetween(range)(value) && DIGITS.test(value as string);
export const oneOf =
	(...allowed: readonly unknown[]): Rule =>
	(value) =>
		allowed.includes(value);
export const listOf =
	(rule: Rule): Rule =>
	(value) =>
		Array.isArray(value) && value.every(rule);

/** Checks an object against a table; `null` counts as left out, as the pages use it. */
export function checkFields(fields: Fields, table: FieldTable, where = ''): void {
	for (const [name, { rule, required, code = '-22' }] of Object.entries(table)) {
		const value = fields[name] ?? undefined;
		if (value === undefined) {
			if (required) throw new Refusal('-22', `${where}${name} is required`);
			continue;
		}
		if (!rule(value)) throw new Refusal(code, `${where}${name} is not as documented`);
	}
}

/** The keys that no page documents: the platform ignores them, the ledger remembers them. */
export function unknownKeys(fields: Fields, table: FieldTable, where = ''): string[] {
	return Object.keys(fields)
		.filter((name) => !Object.hasOwn(table, name))
		.map((name) => `${where}${name}`);
}

/** A JSON object in a field, or a refusal. */
export function fieldsIn(value: unknown, where: string): Fields {
	if (!isFields(value)) throw new Refusal('-22', `${where} must be an object`);
	return value;
}
