/**
 * The output schemas that ship beside the node, as the facts give them. n8n's editor shows their
 * fields in the next node's panel before the first run. It knows no optional fields, so what comes
 * out in some runs only is left out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
	BALANCE_FIELDS,
	RECALL_FLOW_FIELDS,
	RECALL_HEAD_FIELDS,
	RECALL_NODE_FIELDS,
	TASK_FIELDS,
	type ResponseField,
} from '../../nodes/LaafficVoiceAgent/api/facts';
import { OUTPUT_PARTS } from '../../nodes/LaafficVoiceAgent/api/simplify';

export type Schema =
	| { type: 'integer' | 'number' | 'string' | 'boolean' }
	| { type: 'array'; items: Schema }
	| ObjectSchema;

export interface ObjectSchema {
	type: 'object';
	properties: Record<string, Schema>;
}

const INTEGER: Schema = { type: 'integer' };
const STRING: Schema = { type: 'string' };

const listOf = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Record<string, Schema>): ObjectSchema => ({
	type: 'object',
	properties,
});

/** The simplified fields of a record. */
function fieldsOf(fields: readonly ResponseField[]): Record<string, Schema> {
	const entries = fields.flatMap(({ as, kind }) =>
		as === undefined
			? []
			: OUTPUT_PARTS[kind].map(({ suffix, type }) => [`${as}${suffix}`, { type }] as const),
	);
	return Object.fromEntries(entries);
}

/** By resource and operation, as their files are called. */
export const OUTPUT_SCHEMAS: Readonly<Record<string, ObjectSchema>> = {
	'account/getBalance': object(fieldsOf(BALANCE_FIELDS)),
	'recallFlow/cancel': object({ outcome: STRING, scope: STRING, id: INTEGER }),
	'recallFlow/get': object({
		...fieldsOf(RECALL_HEAD_FIELDS),
		nodes: listOf(object(fieldsOf(RECALL_NODE_FIELDS))),
	}),
	'recallFlow/query': object(fieldsOf(RECALL_FLOW_FIELDS)),
	'recallFlow/update': object({
		outcome: STRING,
		recallFlowId: INTEGER,
		recallType: STRING,
		recallTypeCode: INTEGER,
		recallIntervalMinutes: INTEGER,
		recallCount: INTEGER,
		agentIds: listOf(INTEGER),
	}),
	'recording/download': object({
		recordingFileId: STRING,
		fileName: STRING,
		mimeType: STRING,
		fileSize: INTEGER,
	}),
	'task/cancel': object({ outcome: STRING, taskIds: listOf(INTEGER), taskCount: INTEGER }),
	'task/create': object({
		outcome: STRING,
		taskId: INTEGER,
		taskName: STRING,
		agentId: INTEGER,
		calleeCount: INTEGER,
		sendTime: STRING,
		part: INTEGER,
		parts: INTEGER,
		rejectedCount: INTEGER,
		duplicateCount: INTEGER,
		suppressedCount: INTEGER,
		truncatedTextCount: INTEGER,
	}),
	'task/query': object(fieldsOf(TASK_FIELDS)),
};

/** Where n8n looks for the schemas of version 1 of the node. */
export const SCHEMA_FOLDER = path.join(
	__dirname,
	'../../nodes/LaafficVoiceAgent/__schema__/v1.0.0',
);

const fileOf = (name: string) => path.join(SCHEMA_FOLDER, `${name}.json`);

export function shippedSchema(name: string): ObjectSchema & { version: number } {
	return JSON.parse(readFileSync(fileOf(name), 'utf8')) as ObjectSchema & { version: number };
}

/** Writes the files anew, after the facts have changed. */
export function writeSchemas(): void {
	for (const [name, schema] of Object.entries(OUTPUT_SCHEMAS)) {
		mkdirSync(path.dirname(fileOf(name)), { recursive: true });
		writeFileSync(fileOf(name), `${JSON.stringify({ ...schema, version: 1 }, null, '\t')}\n`);
	}
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
