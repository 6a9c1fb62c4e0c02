import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { sortedQuickly } from './errorBranch';
import { errorItem, errorText, nodeError } from './errors';
import { checkFixedTexts } from './fixedTexts';
import type { Operation } from './operation';
import { checkConsent } from './toolGuard';

/** Runs the chosen operation. */
export async function run(
	context: IExecuteFunctions,
	operations: readonly Operation[],
): Promise<INodeExecutionData[]> {
	const operation = chosen(context, operations);
	checkOwnConsent(context, operation);
	return sortedQuickly(context, await runAll(context, operation));
}

/** For all items at once, or for one after the other. */
async function runAll(
	context: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	if ('executeAll' in operation) return await operation.executeAll(context);
	const output: INodeExecutionData[] = [];
	for (let item = 0; item < context.getInputData().length; item++) {
		// A loop, because spreading a long result into push() overflows the stack.
		for (const result of await runItem(context, operation, item)) output.push(result);
	}
	return output;
}

function chosen(context: IExecuteFunctions, operations: readonly Operation[]): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = operations.find((one) => one.resource === resource && one.value === value);
	if (operation !== undefined) return operation;
	throw nodeError(context, new Error(`There is no operation "${String(value)}" here`));
}

function checkOwnConsent(context: IExecuteFunctions, { effect }: Operation): void {
	try {
		checkConsent(context, effect);
	} catch (error) {
		throw nodeError(context, error);
	}
}

type PerItem = Extract<Operation, { execute: unknown }>;

async function runItem(
	context: IExecuteFunctions,
	{ execute, fields }: PerItem,
	item: number,
): Promise<INodeExecutionData[]> {
	try {
		checkFixedTexts(context, fields);
		return paired(await execute(context, item), item);
	} catch (error) {
		const shown = nodeError(context, error, item, fields);
		if (!context.continueOnFail()) throw shown;
		return [errorItem(item, errorText(shown))];
	}
}

function paired(
	result: IDataObject | IDataObject[] | INodeExecutionData,
	item: number,
): INodeExecutionData[] {
	const pairedItem = { item };
	if (isOutputItem(result)) return [{ ...result, pairedItem }];
	const records = Array.isArray(result) ? result : [result];
	return records.map((json) => ({ json, pairedItem }));
}

function isOutputItem(
	result: IDataObject | IDataObject[] | INodeExecutionData,
): result is INodeExecutionData {
	return 'json' in result && 'binary' in result;
}
