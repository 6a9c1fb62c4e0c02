import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './operation';

/** What the resources are called on the panel, in their order: what most people want comes first. */
const RESOURCE_NAMES: Readonly<Record<string, string>> = {
	task: 'Task',
	recallFlow: 'Recall Flow',
	sms: 'SMS',
	account: 'Account',
	recording: 'Recording',
};

/** The two fields at the top of the panel: the resource, and the operations of each. */
export function resourceFields(operations: readonly Operation[]): INodeProperties[] {
	const used = operations.map(resourceName);
	const named = Object.entries(RESOURCE_NAMES).filter(([, name]) => used.includes(name));
	const options = named.map(([value, name]) => ({ name, value }));
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options,
			default: 'task',
		},
		...named.map(([resource]) => operationField(resource, operations)),
	];
}

/** Without a name, the operations of a resource would be missing on the panel without a word. */
export function resourceName({ resource, action }: Operation): string {
	if (Object.hasOwn(RESOURCE_NAMES, resource)) return RESOURCE_NAMES[resource];
	throw new Error(
		`The operation '${action}' is of the resource "${resource}", which the panel has no name for. Add one to RESOURCE_NAMES in nodes/LaafficVoiceAgent/shared/resources.ts.`,
	);
}

function operationField(resource: string, operations: readonly Operation[]): INodeProperties {
	const own = operations.filter((operation) => operation.resource === resource);
	const options = own.map(({ name, value, action, description, builderHint }) => ({
		name,
		value,
		action,
		description,
		...(builderHint === undefined ? {} : { builderHint: { propertyHint: builderHint } }),
	}));
	const [{ value: firstOperation }] = options;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: firstOperation,
	};
}
