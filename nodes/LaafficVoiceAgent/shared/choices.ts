import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { InputProblem } from '../api/errors';
import { plainText } from '../api/coerce';

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
