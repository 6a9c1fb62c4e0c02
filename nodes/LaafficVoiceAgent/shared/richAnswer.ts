import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { listOf, type Zones } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { simplified, type OutputFields } from '../api/simplify';
import { inTitleCase, simplifyField } from './fields';
import type { Output } from './operation';

/**
 * A record of more fields than most workflows need. n8n's guidelines want a switch that leaves about
 * ten of them, and for AI agents, which get confused by too many, a list to choose from.
 */
export interface RichAnswer {
	/** The field that an AI agent gets whatever is selected. */
	readonly id: string;
	/** Everything that can be read of a record. */
	readonly fields: OutputFields;
	/** What of that comes out simplified, the most useful first. */
	readonly simplified: readonly string[];
}

const FIELDS_LABEL = 'Fields';

/** The switch of the node and, in its place, the choice of the node's tool variant. */
export function answerFields({ id, fields }: RichAnswer): INodeProperties[] {
	return [
		// Hidden and not shown by condition, so that no version of n8n can miss it.
		{ ...simplifyField, displayOptions: { hide: { '@tool': [true] } } },
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { '@tool': [true] } },
			options: [
				{ name: 'Simplified', value: 'simplified', description: 'The most useful fields' },
				{ name: 'Raw', value: 'raw', description: 'All fields, as the platform sends them' },
				{
					name: 'Selected Fields',
					value: 'selectedFields',
					description: `The fields that you choose, and the ${fieldLabel(id)}`,
				},
			],
			default: 'simplified',
			description: 'How much the AI agent gets to read',
		},
		{
			displayName: FIELDS_LABEL,
			name: 'fields',
			type: 'multiOptions',
			displayOptions: { show: { '@tool': [true], output: ['selectedFields'] } },
			options: Object.keys(fields).map((value) => ({ name: fieldLabel(value), value })),
			default: [],
			description: `What the AI agent gets of each record, beside the ${fieldLabel(id)}`,
		},
	];
}

/** What comes out with the operation's own defaults. */
export function answerOutput({ fields, simplified: names }: RichAnswer): Output {
	return Object.fromEntries(names.map((name) => [name, fields[name].type]));
}

/** Such as `Task ID` for `taskId`. */
function fieldLabel(name: string): string {
	const words = name.replace(/[A-Z]/g, (letter) => ` ${letter}`);
	return inTitleCase(words)
		.replace(/\bId\b/, 'ID')
		.replace(/\bSms\b/, 'SMS');
}

/** Makes an item of each record, as much of it as the panel asks for. */
export function answerReader(
	context: IExecuteFunctions,
	item: number,
	answer: RichAnswer,
): (record: Record<string, unknown>, zones: Zones) => IDataObject {
	const names = namesAsked(context, item, answer);
	if (names === undefined) return (record) => record as IDataObject;
	return (record, zones) => simplified(record, answer.fields, zones, names);
}

/** A record with its most useful fields. */
export function simplifiedAnswer(
	answer: RichAnswer,
	record: Record<string, unknown>,
	zones: Zones,
): IDataObject {
	return simplified(record, answer.fields, zones, answer.simplified);
}

/** The fields to give; nothing for the raw record. */
function namesAsked(
	context: IExecuteFunctions,
	item: number,
	answer: RichAnswer,
): readonly string[] | undefined {
	// Only the tool variant has it.
	const output: unknown = context.getNodeParameter('output', item, '');
	if (output === 'selectedFields') return [answer.id, ...selectedNames(context, item, answer)];
	const isSimplified =
		output === ''
			? context.getNodeParameter('simplify', item, true) === true
			: output === 'simplified';
	return isSimplified ? answer.simplified : undefined;
}

function selectedNames(context: IExecuteFunctions, item: number, { fields }: RichAnswer): string[] {
	const names = listOf(context.getNodeParameter('fields', item, []));
	const unknown = names.find((name) => !Object.hasOwn(fields, name));
	if (unknown === undefined) return names;
	throw new InputProblem(
		`'${FIELDS_LABEL}' contains "${unknown}", which is none of its choices`,
		`Choose from ${Object.keys(fields).join(', ')}.`,
	);
}
