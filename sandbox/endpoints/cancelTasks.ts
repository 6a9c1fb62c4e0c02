import { checkFields, isInteger, listOf, unknownKeys } from '../fields';
import type { FieldTable, Rule } from '../fields';
import { Refusal } from '../refusal';
import { isOver, STATE } from '../tasks/progress';
import { data } from './call';
import type { Handler } from './call';

const isFilledList: Rule = (value) => listOf(isInteger)(value) && (value as unknown[]).length > 0;

const CANCEL_SETTINGS = {
	taskIdList: { required: true, rule: isFilledList },
} as const satisfies FieldTable;

/**
 * POST group/call/cancel. The whole list has one code only, so one task that can't be cancelled
 * refuses all of them.
 *
 * {"taskIdList":[881,882]}
 */
export const cancelTasks: Handler = ({ account, body, context, now, warn }) => {
	checkFields(body, CANCEL_SETTINGS);
	warn(...unknownKeys(body, CANCEL_SETTINGS));
	const tasks = (body['taskIdList'] as readonly number[]).map((id) => {
		const task = context.tasks.get(account, id);
		if (!task) throw new Refusal('-24', `task ${id}`);
		return task;
	});
	const over = tasks.find((task) => isOver(task, now));
	if (over) throw new Refusal('-54', `task ${over.id} has ended`);
	for (const task of tasks) task.end = { state: STATE.cancelled, at: now };
	context.flows.reconsider();
	return data(null);
};
