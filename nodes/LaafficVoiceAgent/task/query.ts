import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { listOf, plainText, type Zones } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { AGENT_TASK_TYPE, PRINTED_TASK_STATES } from '../api/facts';
import { inTitleCase, periodFields, returnAllFields } from '../shared/fields';
import { limitOf, listed, periodOf, type ListSource } from '../shared/lists';
import type { Operation } from '../shared/operation';
import { answerFields, answerOutput, answerReader } from '../shared/richAnswer';
import { zonesOf } from '../shared/times';
import { credentialsOf } from '../shared/transport';
import { taskAnswer, taskIdOf, taskNameOf } from './record';

/** The panel of Get Many Tasks. */
const queryFields: INodeProperties[] = [
	...periodFields,
	...returnAllFields,
	...answerFields(taskAnswer),
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Internal Application Number',
				name: 'idxAppId',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					"Number of the application inside the platform, which is not the application ID; 0 for all. The platform's support can tell it.",
			},
			{
				displayName: 'Search Text',
				name: 'searchCondition',
				type: 'string',
				default: '',
				placeholder: 'e.g. Renewals',
				description: 'Only tasks whose name or spoken text contains this',
			},
			{
				displayName: 'States',
				name: 'statusList',
				type: 'multiOptions',
				options: Object.entries(PRINTED_TASK_STATES).map(([code, name]) => ({
					name: inTitleCase(name),
					value: Number(code),
				})),
				default: [],
				description: 'Only tasks in one of these states; empty for all',
			},
			{
				displayName: 'Task Name',
				name: 'taskName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Renewals May',
				description: 'Only the task with exactly this name',
			},
		],
	},
];

/** Get Many Tasks, the platform's Query Tasks: how far the tasks of a range of time are, and what they cost. */
export const queryTasks: Operation = {
	resource: 'task',
	value: 'query',
	name: 'Get Many',
	action: 'Get many tasks',
	description: 'Query many tasks with their state, progress, answers and costs',
	builderHint:
		'The costs and counts of many tasks, by default of the last seven days. For one task, by ID or name, choose Get.',
	fields: queryFields,
	output: answerOutput(taskAnswer),
	execute: async (context, item) => {
		const zones = zonesOf(context, await credentialsOf(context));
		const asked = answerReader(context, item, taskAnswer);
		const output: IDataObject[] = [];
		for await (const record of listed(
			context,
			taskList(context, item, zones),
			limitOf(context, item),
		)) {
			output.push(asked(record, zones));
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
		matches: name === '' ? undefined : (record) => taskNameOf(record) === name,
	};
}

/** What the panel says about the tasks to list. */
interface TaskFilters {
	readonly statusList?: unknown;
	readonly searchCondition?: unknown;
	readonly taskName?: unknown;
	readonly idxAppId?: unknown;
}

/** The filters' part of the request's `params` [agentQuery]. */
interface FilterParams {
	readonly statusList: number[];
	readonly idxAppId?: number;
	readonly searchCondition?: string;
}

/**
 * The filters as the platform takes them. It searches names loosely only, so for an exact name it is
 * asked for all that contain it, and `exactName` picks the one.
 */
function filterParams(filters: TaskFilters): FilterParams {
	const search = plainText(filters.searchCondition) || exactName(filters);
	const idxAppId = applicationNumber(filters.idxAppId);
	return {
		statusList: stateCodes(filters.statusList),
		...(idxAppId === undefined ? {} : { idxAppId }),
		...(search === '' ? {} : { searchCondition: search }),
	};
}

/** The name that a task has to have; empty for any. */
function exactName({ taskName }: TaskFilters): string {
	return plainText(taskName);
}

/** Codes from a list, or from a text with commas as expressions give it. */
function stateCodes(value: unknown): number[] {
	const codes = listOf(value);
	const unknown = codes.find((code) => !Object.hasOwn(PRINTED_TASK_STATES, code));
	if (unknown === undefined) return [...new Set(codes.map(Number))];
	const known = Object.entries(PRINTED_TASK_STATES).map(
		([code, name]) => `${code} (${inTitleCase(name)})`,
	);
	throw new InputProblem(
		`'States' contains "${unknown}", which is none of its choices`,
		`Choose from ${known.join(', ')}.`,
	);
}

function applicationNumber(value: unknown): number | undefined {
	const text = plainText(value);
	if (text === '' || text === '0') return undefined;
	const number = Number(text);
	if (Number.isSafeInteger(number) && number > 0) return number;
	throw new InputProblem(
		`'Internal Application Number' is "${text}", but has to be a whole number`,
		'Remove the filter, or ask the support of the platform for the number. It is not the application ID of the credentials.',
	);
}
