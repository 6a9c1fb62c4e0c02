import {
	RECALL_STATES,
	RECALL_TYPES,
	TASK_STATES,
	type FieldKind,
	type ResponseField,
} from './facts';
import {
	amountOf,
	currencyOf,
	idOf,
	numberOf,
	percentOf,
	secondsOf,
	timeIn,
	type Zones,
} from './coerce';

/** As JSON Schema names it. */
export type SimplifiedType = 'integer' | 'number' | 'string' | 'boolean';

/** One value of the simplified output: a field can become several, such as a name and a code. */
interface OutputPart {
	/** What follows the field's own name in the output. */
	readonly suffix: '' | 'Code' | 'Currency';
	readonly type: SimplifiedType;
	readonly read: (written: unknown, zones: Zones) => string | number | undefined;
}

const one = (type: OutputPart['type'], read: OutputPart['read']): readonly OutputPart[] => [
	{ suffix: '', type, read },
];

/** What each kind of field becomes. */
const OUTPUT_PARTS: Readonly<Record<FieldKind, readonly OutputPart[]>> = {
	id: one('integer', idOf),
	// Texts come out as they came.
	text: one('string', (written) => (typeof written === 'number' ? String(written) : undefined)),
	count: one('integer', numberOf),
	percent: one('number', percentOf),
	seconds: one('integer', numberOf),
	duration: one('number', secondsOf),
	amount: one('number', amountOf),
	money: [
		{ suffix: '', type: 'number', read: amountOf },
		{ suffix: 'Currency', type: 'string', read: currencyOf },
	],
	time: one('string', timeIn),
	taskState: nameAndCode(TASK_STATES),
	recallState: nameAndCode(RECALL_STATES),
	recallType: nameAndCode(RECALL_TYPES),
};

type Names = Readonly<Record<number, string | { readonly name: string }>>;

function nameAndCode(names: Names): readonly OutputPart[] {
	return [
		{ suffix: '', type: 'string', read: (code) => nameOf(code, names) },
		{ suffix: 'Code', type: 'integer', read: numberOf },
	];
}

/** The name of a code. A code that no page knows is named as such, so that nothing looks known. */
export function nameOf(written: unknown, names: Names): string | undefined {
	const code = numberOf(written);
	if (code === undefined) return undefined;
	const name = Object.hasOwn(names, code) ? names[code] : `Unknown (${code})`;
	return typeof name === 'string' ? name : name.name;
}

export type Simplified = Record<string, string | number | boolean | null>;

type AnswerRecord = Readonly<Record<string, unknown>>;

/** A field of the output: its type, and how it is read from a record. */
interface OutputField {
	readonly type: SimplifiedType;
	readonly read: (record: AnswerRecord, zones: Zones) => Simplified[string];
}

/** Fields of the output by their names, in their order. */
export type OutputFields = Readonly<Record<string, OutputField>>;

/**
 * What becomes of the useful fields of a record: readable names, numbers as numbers, times with
 * their offset, codes with their names. What is missing is null, and what cannot be read stays as
 * it came.
 */
export function outputFields(fields: readonly ResponseField[]): OutputFields {
	const output: Record<string, OutputField> = {};
	for (const field of fields) {
		if (field.as === undefined) continue;
		for (const part of OUTPUT_PARTS[field.kind]) {
			output[`${field.as}${part.suffix}`] = outputField(field, part);
		}
	}
	return output;
}

function outputField(field: ResponseField, { suffix, type, read }: OutputPart): OutputField {
	const otherwise = suffix === '' ? asItCame : () => null;
	return {
		type,
		read: (record, zones) => {
			const written = writtenValue(record, field);
			return read(written, zones) ?? otherwise(written);
		},
	};
}

/** The names and types of the fields, of which schemas are made. */
export function typesOf(fields: OutputFields): Readonly<Record<string, SimplifiedType>> {
	return Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, type]));
}

/** The fields of a record, or those of them that are named. */
export function simplified(
	record: AnswerRecord,
	fields: OutputFields,
	zones: Zones,
	names: readonly string[] = Object.keys(fields),
): Simplified {
	const output: Simplified = {};
	for (const name of names) output[name] = fields[name].read(record, zones);
	return output;
}

function writtenValue(
	record: Readonly<Record<string, unknown>>,
	{ name, also }: ResponseField,
): unknown {
	const value = record[name] ?? undefined;
	if (value !== undefined || also === undefined) return value;
	return also.map((key) => record[key]).find((other) => other !== undefined && other !== null);
}

function asItCame(written: unknown): string | number | null {
	if (written === undefined || written === null) return null;
	if (typeof written === 'number') return written;
	return typeof written === 'string' ? written : JSON.stringify(written);
}
