import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from './operation';

/** What the resources are called on the panel, in their order. */
const RESOURCE_NAMES: Readonly<Record<string, string>> = {
	account: 'Account',
	recallFlow: 'Recall Flow',
	recording: 'Recording',
	sms: 'SMS',
	task: 'Task',
};

/** The two fields at the top of the panel: the resource, and the operations of each. */
export function resourceFields(operations: readonly Operation[]): INodeProperties[] {
	for (const operation of operations) checkIsNamed(operation);
	const resources = Object.keys(RESOURCE_NAMES).filter((resource) =>
		operations.some((operation) => operation.resource === resource),
	);
	const options = resources.map((value) => ({ name: RESOURCE_NAMES[value], value }));
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options,
			default: 'task',
		},
		...resources.map((resource) => operationField(resource, operations)),
	];
}

/** An operation of a resource without a name would be missing on the panel without a word. */
function checkIsNamed({ resource, action }: Operation): void {
	if (Object.hasOwn(RESOURCE_NAMES, resource)) return;
	throw new Error(
		`The operation '${action}' is of the resource "${resource}", which the panel has no name for. Add one to RESOURCE_NAMES in nodes/LaafficVoiceAgent/shared/resources.ts.`,
	);
}

function operationField(resource: string, operations: readonly Operation[]): INodeProperties {
	const own = operations.filter((operation) => operation.resource === resource);
	const options = own.map(({ name, value, action, description }) => ({
		name,
		value,
		action,
		description,
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
