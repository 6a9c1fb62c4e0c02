import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import type { SimplifiedType } from '../api/simplify';
import { consentField, type Effect } from './toolGuard';

/**
 * An operation is one value: how it shows on the panel and what it does. The node finds it in a
 * list, so a new one is a new file and a line.
 */
export type Operation = OperationOnPanel & (PerItem | AllItems);

interface OperationOnPanel {
	readonly resource: string;
	/** Value of the `operation` parameter. */
	readonly value: string;
	readonly name: string;
	/** The line in n8n's list of actions. */
	readonly action: string;
	readonly description: string;
	/** What n8n's AI workflow builder should know before it chooses the operation. */
	readonly builderHint?: string;
	readonly fields: INodeProperties[];
	/** What always comes out, of which its schema and its row in the README are made. */
	readonly output: Output;
	/** What it does beyond looking, for which an AI agent needs consent. */
	readonly effect?: Effect;
}

/** The fields of an output item, as it comes out with the operation's own defaults. */
export interface Output {
	readonly [field: string]: OutputType;
}

/** A value as JSON Schema names it, a list of such values, or an object with fields of its own. */
export type OutputType = SimplifiedType | Output | readonly [OutputType];

interface PerItem {
	/** Does the work for one input item. The router pairs what comes out with that item. */
	readonly execute: (
		context: IExecuteFunctions,
		itemIndex: number,
	) => Promise<IDataObject | IDataObject[] | INodeExecutionData>;
}

interface AllItems {
	/** Does the work for all input items at once, and pairs what comes out itself. */
	readonly executeAll: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** Below the node: the line of the chosen operation in n8n's list of actions. */
export function subtitleOf(operations: readonly Operation[]): string {
	const actions = operations.map(({ resource, value, action }) => [`${resource}:${value}`, action]);
	const table = JSON.stringify(Object.fromEntries(actions));
	return `={{ (${table})[$parameter.resource + ":" + $parameter.operation] }}`;
}

/** The fields of an operation, shown only where the operation is chosen. */
export function fieldsOf({ resource, value, fields, effect }: Operation): INodeProperties[] {
	const all = effect === undefined ? fields : [consentField(effect), ...fields];
	return all.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [resource], operation: [value] },
		},
	}));
}
