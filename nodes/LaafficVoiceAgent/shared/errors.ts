import {
	ExpressionError,
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type JsonObject,
} from 'n8n-workflow';
import { InputProblem, RequestProblem, withoutQuotedNumbers } from '../api/errors';
import { plainText } from '../api/coerce';

/**
 * An error as n8n shows it. Message and description are set again at the end, because n8n replaces
 * any message that happens to contain the name of a network error, even inside a task's name.
 *
 * @param fields the panel of the operation, to name a parameter whose expression fails
 */
export function nodeError(
	context: Pick<IExecuteFunctions, 'getNode'>,
	error: unknown,
	itemIndex?: number,
	fields: readonly INodeProperties[] = [],
): NodeApiError | NodeOperationError {
	if (error instanceof ExpressionError) {
		return nodeError(context, expressionProblem(error, fields), itemIndex);
	}
	if (error instanceof RequestProblem) return requestError(context, error, itemIndex);
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		if (itemIndex !== undefined) error.context.itemIndex = itemIndex;
		return error;
	}
	const problem = error instanceof Error ? error : new Error('Something unexpected happened');
	const isInput = error instanceof InputProblem;
	const message = isInput ? withoutQuotedNumbers(problem.message) : problem.message;
	const description = isInput ? error.advice : undefined;
	const shown = new NodeOperationError(context.getNode(), message, { description, itemIndex });
	return withText(shown, message, description);
}

/** n8n knows the parameter by its inner name; a user knows it by its label. */
function expressionProblem(
	{ message, context }: ExpressionError,
	fields: readonly INodeProperties[],
): InputProblem {
	const label = labelAt(plainText(context.parameter).split('.'), fields);
	return new InputProblem(
		`The expression in '${label}' could not be evaluated: ${message}`,
		`Correct the expression in '${label}'.`,
	);
}

/** The label of a parameter by its path, such as `options.maxCallees`, as far as the panel has it. */
function labelAt([name, ...rest]: readonly string[], fields: readonly INodeProperties[]): string {
	const field = fields.find((one) => one.name === name);
	if (field === undefined) return name;
	const inner = (field.options ?? []).filter((one): one is INodeProperties => 'type' in one);
	const isIn = inner.some((one) => one.name === rest[0]);
	return isIn ? labelAt(rest, inner) : field.displayName;
}

function requestError(
	context: Pick<IExecuteFunctions, 'getNode'>,
	{ message, advice, details }: RequestProblem,
	itemIndex?: number,
): NodeApiError {
	// A small object of our own: the error of the HTTP client would bring the whole request along.
	const response: JsonObject = { message, ...details };
	const shown = new NodeApiError(context.getNode(), response, {
		message,
		description: advice,
		httpCode: details.code ?? String(details.httpStatus ?? ''),
		itemIndex,
	});
	return withText(shown, message, advice);
}

function withText<T extends NodeApiError | NodeOperationError>(
	error: T,
	message: string,
	description?: string,
): T {
	error.message = message;
	error.description = description;
	return error;
}

/**
 * An item for the error branch, where n8n adds the row's own data from the paired item. It must not
 * have any other key: up to n8n 2.8 an item with more stays on the success branch.
 */
export function errorItem(item: number, error: string): INodeExecutionData {
	return { json: { error }, pairedItem: { item } };
}

/** What happened and how to go on, in one text. */
export function errorText({ message, description }: NodeApiError | NodeOperationError): string {
	return description ? `${message}. ${description}` : message;
}
