import type { ResponseField } from './fields';

/** What the list and the detail of a recall flow share [recallQuery, recallDetail]. */
const PLAN_FIELDS = [
	{
		name: 'recallType',
		kind: 'recallType',
		meaning: 'Who is called again',
		as: 'recallType',
		from: 'recallDetail',
	},
	{
		name: 'recallInterval',
		kind: 'count',
		meaning: 'Minutes between two rounds',
		as: 'recallIntervalMinutes',
		from: 'recallDetail',
	},
	{
		name: 'recallNum',
		kind: 'count',
		meaning: 'Number of recalls',
		as: 'recallCount',
		from: 'recallDetail',
	},
] as const satisfies readonly ResponseField[];

const FLOW_ID = {
	name: 'keyId',
	kind: 'id',
	meaning: 'ID of the recall flow',
	as: 'recallFlowId',
	from: 'recallDetail',
} as const satisfies ResponseField;

const FLOW_STATE = {
	name: 'status',
	kind: 'recallState',
	meaning: 'State of the recall flow',
	as: 'state',
	from: 'recallDetail',
} as const satisfies ResponseField;

/** Every field of a recall flow in the list [recallQuery]. */
export const RECALL_FLOW_FIELDS = [
	FLOW_ID,
	{
		name: 'taskId',
		kind: 'id',
		meaning: 'ID of the task that is recalled',
		as: 'taskId',
		from: 'recallQuery',
	},
	{
		name: 'taskName',
		kind: 'text',
		meaning: 'Name of the task that is recalled',
		as: 'taskName',
		from: 'recallQuery',
	},
	FLOW_STATE,
	{
		name: 'createTime',
		also: ['createdTime'],
		kind: 'time',
		meaning: 'When the flow was created',
		as: 'createdTime',
		from: 'recallQuery',
	},
	...PLAN_FIELDS,
	{
		name: 'finishNum',
		kind: 'count',
		meaning: 'Recalls that are over',
		as: 'finishedCount',
		from: 'recallQuery',
	},
] as const satisfies readonly ResponseField[];

/** The head of a recall flow's detail; the IVR page's example leaves it out [recallDetail]. */
export const RECALL_HEAD_FIELDS = [
	FLOW_ID,
	FLOW_STATE,
	...PLAN_FIELDS,
] as const satisfies readonly ResponseField[];

/**
 * Every field of a node that agent calls have [recallDetailItniotech]. The IVR page lists more,
 * on voice files, SMS and seats, which come out with Simplify off [recallDetail].
 */
export const RECALL_NODE_FIELDS = [
	{
		name: 'keyId',
		kind: 'id',
		meaning: 'ID of the node',
		as: 'nodeId',
		from: 'recallDetailItniotech',
	},
	{
		name: 'taskId',
		kind: 'id',
		meaning: 'ID of the task that the node made',
		as: 'taskId',
		from: 'recallDetailItniotech',
	},
	{
		name: 'nodeStatus',
		also: ['status'],
		kind: 'recallState',
		meaning: 'State of the node',
		as: 'state',
		from: 'recallDetailItniotech',
	},
	{
		name: 'agentId',
		also: ['scriptId'],
		kind: 'id',
		meaning: 'Voice agent that makes the recall',
		as: 'agentId',
		from: 'recallDetailItniotech',
	},
] as const satisfies readonly ResponseField[];
