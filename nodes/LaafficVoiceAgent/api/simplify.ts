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
export type SimplifiedType = 'integer' | 'number' | 'string';

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

/** What `simplified` makes of each record: the names and types of its fields. */
export function simplifiedOutput(
	fields: readonly ResponseField[],
): Readonly<Record<string, SimplifiedType>> {
	const output: Record<string, SimplifiedType> = {};
	for (const { as, kind } of fields) {
		if (as === undefined) continue;
		for (const { suffix, type } of OUTPUT_PARTS[kind]) output[`${as}${suffix}`] = type;
	}
	return output;
}

export type Simplified = Record<string, string | number | null>;

/**
 * The useful fields of a record under readable names: numbers as numbers, times with their offset,
 * codes with their names. What is missing is null, and what cannot be read stays as it came.
 */
export function simplified(
	record: Readonly<Record<string, unknown>>,
	fields: readonly ResponseField[],
	zones: Zones,
): Simplified {
	const output: Simplified = {};
	for (const field of fields) {
		if (field.as === undefined) continue;
		const written = writtenValue(record, field);
		for (const { suffix, read } of OUTPUT_PARTS[field.kind]) {
			output[`${field.as}${suffix}`] =
				read(written, zones) ?? (suffix === '' ? asItCame(written) : null);
		}
	}
	return output;
}

function writtenValue(
	record: Readonly<Record<string, unknown>>,
	{ name, also = [] }: ResponseField,
): unknown {
	return [name, ...also]
		.map((key) => record[key])
		.find((value) => value !== undefined && value !== null);
}

function asItCame(written: unknown): string | number | null {
	if (written === undefined || written === null) return null;
	if (typeof written === 'number') return written;
	return typeof written === 'string' ? written : JSON.stringify(written);
}
