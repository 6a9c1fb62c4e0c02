import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { plainText, type Zones } from '../api/coerce';
import { typesOf } from '../api/simplify';
import { limitOf, listed, periodOf, type ListSource } from '../shared/lists';
import { periodFields, returnAllFields, simplifyField } from '../shared/fields';
import type { Operation } from '../shared/operation';
import { credentialsOf } from '../shared/transport';
import { zonesOf } from '../shared/times';
import { flowFields, recallFlowIdOf, simplifiedFlow } from './flow';

/** Get Many Recall Flows: which tasks are recalled, and how far the recalls are. */
export const queryRecallFlows: Operation = {
	resource: 'recallFlow',
	value: 'query',
	name: 'Get Many',
	action: 'Get many recall flows',
	description: 'Query many recall flows with their tasks, states and progress',
	fields: [
		...periodFields,
		...returnAllFields,
		simplifyField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'Task Name or ID',
					name: 'taskName',
					type: 'string',
					default: '',
					placeholder: 'e.g. Renewals',
					description: 'Only flows of tasks whose name contains this, or of the task with this ID',
				},
			],
		},
	],
	output: typesOf(flowFields),
	execute: async (context, item) => {
		const zones = zonesOf(context, await credentialsOf(context));
		const simplify = context.getNodeParameter('simplify', item) === true;
		const output: IDataObject[] = [];
		for await (const record of listed(
			context,
			flowList(context, item, zones),
			limitOf(context, item),
		)) {
			output.push(simplify ? simplifiedFlow(record, zones) : (record as IDataObject));
		}
		return output;
	},
};

/**
 * ```json
 * {"current":1,"size":100,"params":{"strTime":"2024-01-01 00:00:00",
 *  "endTime":"2024-06-03 15:13:01","taskName":"Renewals"}}
 * ```
 */
function flowList(context: IExecuteFunctions, item: number, zones: Zones): ListSource {
	const startTime = context.getNodeParameter('startTime', item, '');
	const endTime = context.getNodeParameter('endTime', item, '');
	const taskName = plainText(context.getNodeParameter('filters.taskName', item, ''));
	return {
		endpoint: 'queryRecallFlows',
		params: {
			...periodOf({ startTime, endTime }, zones, DateTime.now()),
			...(taskName === '' ? {} : { taskName }),
		},
		keyOf: recallFlowIdOf,
	};
}
