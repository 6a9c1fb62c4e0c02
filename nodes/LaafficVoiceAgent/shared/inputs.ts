import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { idOf, plainText } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { LIMITS, type LimitName } from '../api/facts';

/** The value of a list on the panel. An expression can give anything, so it is checked. */
export function choiceOf(field: INodeProperties, value: unknown): string {
	const choices = (field.options ?? []) as INodePropertyOptions[];
	const chosen: unknown = value ?? field.default;
	if (choices.some((choice) => choice.value === chosen)) return plainText(chosen);
	const allowed = choices.map((choice) => `"${choice.value}" (${choice.name})`).join(', ');
	throw new InputProblem(
		`'${field.displayName}' is "${plainText(chosen)}", which is none of its choices`,
		`Choose '${field.displayName}' from the list, or let the expression give one of: ${allowed}.`,
	);
}

/** What a column of a sheet gives for a switch. */
const SWITCHES: Readonly<Record<string, boolean>> = { true: true, false: false };

/** The value of a switch on the panel; a text such as "false" means what it says. */
export function switchOf(field: INodeProperties, value: unknown): boolean {
	const text = plainText(value ?? field.default).toLowerCase();
	if (Object.hasOwn(SWITCHES, text)) return SWITCHES[text];
	throw new InputProblem(
		`'${field.displayName}' is "${plainText(value)}", which is neither on nor off`,
		`Let the expression in '${field.displayName}' give true or false.`,
	);
}

/** A field of the panel by its name, those inside a collection by their path: `options.longText`. */
export function fieldAt(fields: readonly INodeProperties[], path: string): INodeProperties {
	const [name, ...rest] = path.split('.');
	const field = fields.find((candidate) => candidate.name === name);
	if (field === undefined) throw new Error(`There is no parameter "${path}"`);
	if (rest.length === 0) return field;
	return fieldAt((field.options ?? []) as INodeProperties[], rest.join('.'));
}

/** An id that the user chose or typed; anything but a whole number is a problem. */
export function recordId(value: unknown, label: string): number | string {
	const text = plainText(value);
	const id = idOf(text);
	if (id !== undefined && id !== 0) return id;
	throw new InputProblem(
		text === '' ? `'${label}' is empty` : `'${label}' is "${text}", which is not an ID`,
		`Choose '${label}' from the list, or set it to an ID, which is a whole number.`,
	);
}

/** The allowed range in words, such as `from 1 to 1440 minutes`. */
export function rangeOf(name: LimitName): string {
	const { min, max, unit } = LIMITS[name];
	return min > 0 ? `from ${min} to ${max} ${unit}` : `at most ${max} ${unit}`;
}

/** The value as a whole number within the documented range; anything else is a problem. */
export function wholeNumberWithin(name: LimitName, value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const fact = LIMITS[name];
	const { min, max, label } = fact;
	if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) {
		return number;
	}
	throw new InputProblem(
		`'${label}' is ${shown(value)}, but has to be a whole number ${rangeOf(name)}`,
		[
			`Set '${label}' to a whole number ${rangeOf(name)}.`,
			...('note' in fact ? [fact.note] : []),
		].join(' '),
	);
}

/** The value as text to send; a whole row or a list in its place is a mistake. */
export function textOf(label: string, value: unknown): string {
	if (typeof value !== 'object' || value === null) return plainText(value);
	throw new InputProblem(
		`'${label}' is an object or a list instead of a text`,
		`Map a single field to '${label}'. A date of an expression becomes a text with .toISO() or .toFormat('yyyy-MM-dd').`,
	);
}

/** The same, where it must not be left empty. */
export function filledTextOf(label: string, value: unknown): string {
	const text = textOf(label, value);
	if (text !== '') return text;
	throw new InputProblem(`'${label}' is empty`, `Set '${label}'.`);
}

/** The text, if its length is within the documented range. */
export function lengthWithin(name: LimitName, value: string): string {
	const { min, max, label } = LIMITS[name];
	if (value.length >= min && value.length <= max) return value;
	throw new InputProblem(
		`'${label}' has ${value.length} characters, but has to have ${rangeOf(name)}`,
		`Change '${label}' so that it has ${rangeOf(name)}.`,
	);
}

function shown(value: unknown): string {
	const text = plainText(value);
	return text === '' ? 'empty' : `"${text}"`;
}
