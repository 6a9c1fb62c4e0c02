import type { IExecuteFunctions } from 'n8n-workflow';
import { choiceOf, fieldAt, switchOf } from '../../shared/inputs';
import { createFields } from './createFields';

/** What is chosen in a list of Create Task, such as `options.longText`, for one item. */
export function createChoice<Choice extends string>(
	context: IExecuteFunctions,
	path: string,
	item = 0,
): Choice {
	const field = fieldAt(createFields, path);
	return choiceOf(field, context.getNodeParameter(path, item, field.default)) as Choice;
}

/** Whether a switch of Create Task is on, for one item. */
export function createSwitch(context: IExecuteFunctions, path: string, item = 0): boolean {
	const field = fieldAt(createFields, path);
	return switchOf(field, context.getNodeParameter(path, item, field.default));
}
