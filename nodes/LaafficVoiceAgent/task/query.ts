import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { AGENT_TASK_TYPE } from '../api/facts';
import { simplifiedTask, taskIdOf } from './taskRecord';
import { limitOf, listed, type ListSource } from '../shared/listing';
import type { Operation } from '../shared/operation';
import { periodOf } from '../shared/period';
import { credentialsOf } from '../shared/transport';
import { zonesOf } from '../shared/zones';
import { queryFields } from './queryFields';
import { exactName, filterParams, type TaskFilters } from './queryFilters';
import type { Zones } from '../shared/times';

/** Query Tasks: how far the tasks of a range of time are, and what they cost. */
export const queryTasks: Operation = {
	resource: 'task',
	value: 'query',
	name: 'Query',
	action: 'Query tasks',
	description: 'List tasks with their state, progress, answers and costs',
	fields: queryFields,
	execute: async (context, item) => {
		const zones = zonesOf(context, await credentialsOf(context));
		const simplify = context.getNodeParameter('simplify', item) === true;
		const output: IDataObject[] = [];
		for await (const record of listed(
			context,
			taskList(context, item, zones),
			limitOf(context, item),
		)) {
			output.push(simplify ? simplifiedTask(record, zones.platform) : (record as IDataObject));
		}
		return output;
	},
};

/**
 * ```json
 * {"current":1,"size":100,"params":{"strTime":"2024-01-01 00:00:00",
 *  "endTime":"2024-06-03 15:13:01","taskType":3,"statusList":[]}}
 * ```
 */
function taskList(context: IExecuteFunctions, item: number, zones: Zones): ListSource {
	const filters: TaskFilters = context.getNodeParameter('filters', item, {});
	const startTime = context.getNodeParameter('startTime', item, '');
	const endTime = context.getNodeParameter('endTime', item, '');
	const name = exactName(filters);
	return {
		endpoint: 'queryTasks',
		params: {
			...periodOf({ startTime, endTime }, zones, DateTime.now()),
			taskType: AGENT_TASK_TYPE,
			...filterParams(filters),
		},
		keyOf: taskIdOf,
		matches: name === '' ? undefined : (record) => record.taskName === name,
	};
}
