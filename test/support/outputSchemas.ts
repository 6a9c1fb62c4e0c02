/** Whether an output fits the schema that ships for it. */
import { schemaFile, type ObjectSchema, type Schema } from '../../scripts/schemas';
import { fileText } from './files';

/** The schema that ships for an operation, such as `task/query`. */
export function shippedSchema(name: string): ObjectSchema {
	const [resource, value] = name.split('/');
	const text = fileText(schemaFile({ resource, value }));
	return JSON.parse(text) as ObjectSchema;
}

/** Where a value differs from a schema; nothing if it fits. Fields may be null but not missing. */
export function misfits(value: unknown, schema: Schema, place = ''): string[] {
	if (value === null) return [];
	if (schema.type === 'object') return misfitsOfObject(value, schema, place);
	if (schema.type !== 'array')
		return CHECKS[schema.type](value) ? [] : [`${place}: ${schema.type}`];
	if (!Array.isArray(value)) return [`${place}: array`];
	return value.flatMap((one, index) => misfits(one, schema.items, `${place}[${index}]`));
}

const CHECKS = {
	integer: Number.isInteger,
	number: (value: unknown) => typeof value === 'number',
	string: (value: unknown) => typeof value === 'string',
	boolean: (value: unknown) => typeof value === 'boolean',
};

function misfitsOfObject(value: unknown, { properties }: ObjectSchema, place: string): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return [`${place}: object`];
	const fields = value as Record<string, unknown>;
	const unknown = Object.keys(fields).filter((name) => !(name in properties));
	return [
		...unknown.map((name) => `${place}.${name}: not in the schema`),
		...Object.entries(properties).flatMap(([name, schema]) =>
			name in fields
				? misfits(fields[name], schema, `${place}.${name}`)
				: [`${place}.${name}: missing`],
		),
	];
}
