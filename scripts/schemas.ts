/**
 * The output schemas that ship beside the node, made from what the operations say of their output.
 * n8n's editor shows their fields in the next node's panel before the first run. It knows no
 * optional fields, so what comes out in some runs only is left out.
 */
import { operations } from '../nodes/LaafficVoiceAgent/operations';
import type { Operation, Output, OutputType } from '../nodes/LaafficVoiceAgent/shared/operation';

export type Schema =
	| { readonly type: 'integer' | 'number' | 'string' | 'boolean' }
	| { readonly type: 'array'; readonly items: Schema }
	| ObjectSchema;

export interface ObjectSchema {
	readonly type: 'object';
	readonly properties: Readonly<Record<string, Schema>>;
}

/** Where n8n looks for the schema of an operation in version 1 of the node, from the root. */
export function schemaFile({ resource, value }: Pick<Operation, 'resource' | 'value'>): string {
	return `nodes/LaafficVoiceAgent/__schema__/v1.0.0/${resource}/${value}.json`;
}

/** The schema of an output, as JSON Schema writes it. */
export function schemaOf(output: Output): ObjectSchema {
	const entries = Object.entries(output).map(([name, type]) => [name, typeSchema(type)] as const);
	return { type: 'object', properties: Object.fromEntries(entries) };
}

function typeSchema(type: OutputType): Schema {
	if (typeof type === 'string') return { type };
	return isList(type) ? { type: 'array', items: typeSchema(type[0]) } : schemaOf(type);
}

function isList(type: Output | readonly [OutputType]): type is readonly [OutputType] {
	return Array.isArray(type);
}

/** The text of each file, by its path from the root. */
export function schemaFiles(): ReadonlyMap<string, string> {
	return new Map(
		operations.map((operation) => {
			const schema = { ...schemaOf(operation.output), version: 1 };
			return [schemaFile(operation), `${JSON.stringify(schema, null, '\t')}\n`];
		}),
	);
}
