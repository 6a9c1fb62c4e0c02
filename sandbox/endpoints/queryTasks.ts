import { AGENT_TASK_TYPE, TASK_STATES } from '../../nodes/LaafficVoiceAgent/api/facts';
import { isInteger, listOf, oneOf } from '../fields';
import type { FieldTable, Rule } from '../fields';
import { stateOf } from '../tasks/progress';
import { taskRecord } from '../tasks/record';
import type { Task } from '../tasks/task';
import { data } from './call';
import type { Call, Handler } from './call';
import { pageOf, RANGE_PARAMS, readListRequest } from './paging';

const isAnyText: Rule = (value) => typeof value === 'string';

const QUERY_PARAMS = {
	...RANGE_PARAMS,
	taskType: { required: true, rule: oneOf(AGENT_TASK_TYPE) },
	statusList: { rule: listOf(oneOf(...Object.keys(TASK_STATES).map(Number))) },
	idxAppId: { rule: isInteger },
	searchCondition: { rule: isAnyText },
} as const satisfies FieldTable;

/** Whether the list shows the task by now; each request brings a lagging list closer. */
function listed(task: Task, now: number): boolean {
	const { hidden } = task;
	if (!hidden) return true;
	if (hidden.requests <= 0 && now >= hidden.until) return true;
	hidden.requests--;
	return false;
}

function matcher({ account, now }: Call, params: Readonly<Record<string, unknown>>) {
	const states = (params['statusList'] ?? []) as readonly number[];
	const search = ((params['searchCondition'] ?? '') as string).toLowerCase();
	const idxAppId = params['idxAppId'] ?? account.idxAppId;
	return (task: Task) =>
		idxAppId === account.idxAppId &&
		(states.length === 0 || states.includes(stateOf(task, now))) &&
		task.name.toLowerCase().includes(search);
}

/**
 * POST group/call/query, newest first.
 *
 * {"current":1,"size":10,"params":{"strTime":"2024-01-01 00:00:00",
 *  "endTime":"2024-06-03 15:13:01","taskType":3,"statusList":[]}}
 */
export const queryTasks: Handler = (call) => {
	const { context, account, now } = call;
	const request = readListRequest(call, QUERY_PARAMS);
	const matches = matcher(call, request.params);
	const tasks = context.tasks
		.newestFirst(account)
		.filter((task) => listed(task, now) && request.inRange(task.createdAt) && matches(task));
	const { quirks } = context;
	return data(pageOf(tasks, request, quirks, (task) => taskRecord(task, now, quirks.taskIdField)));
};
