import { listOf } from '../api/coerce';
import { InputProblem, type OwnWords } from '../api/errors';
import { AGENT_TASK_TYPE } from '../api/facts';
import { makeChange } from '../shared/change';
import { picker } from '../shared/fields';
import { recordId } from '../shared/inputs';
import { listed, searchRange } from '../shared/lists';
import type { Operation } from '../shared/operation';
import { platformZone } from '../shared/times';
import { credentialsOf, type RequestContext } from '../shared/transport';
import { isCancelled, taskIdOf } from './record';

/**
 * Cancel Tasks: nobody else of these tasks is called. Recalls go on until they are cancelled, too.
 *
 * ```json
 * {"taskIdList":[5000602,5000603]}
 * ```
 */
export const cancelTasks: Operation = {
	resource: 'task',
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel tasks',
	description: 'Stop tasks that wait or are calling',
	effect: 'changes',
	fields: [
		picker({
			displayName: 'Tasks',
			name: 'taskIds',
			description:
				'Task to cancel; by ID also several at once, separated by commas. Recalls are cancelled separately, with Cancel Recall Flow.',
			search: 'searchTasks',
			idPlaceholder: 'e.g. 5000602, 5000603',
			several: true,
		}),
	],
	output: { outcome: 'string', taskIds: ['integer'], taskCount: 'integer' },
	execute: async (context, item) => {
		const taskIds = taskIdsOf(
			context.getNodeParameter('taskIds', item, '', { extractValue: true }),
		);
		const outcome = await makeChange(context, {
			endpoint: 'cancelTasks',
			body: { taskIdList: taskIds },
			words: refusals(taskIds),
			isMade: async () => await areCancelled(context, taskIds),
			check: 'Look at the state of the tasks with Get Many Tasks.',
		});
		return {
			outcome: outcome === 'accepted' ? 'cancelled' : outcome,
			taskIds,
			taskCount: taskIds.length,
		};
	},
};

/** The platform gives one code for the whole list and does not say which task it means. */
function refusals(taskIds: ReadonlyArray<number | string>): OwnWords {
	const which =
		taskIds.length === 1 ? `task ${taskIds[0]}` : `one of the tasks ${taskIds.join(', ')}`;
	const alone =
		taskIds.length === 1 ? '' : ' The platform answers for all at once, so cancel them one by one.';
	return {
		'-54': {
			problem: `The platform does not cancel ${which}`,
			advice: `Only tasks that wait or are calling can be cancelled. Look at their state with Get Many Tasks.${alone}`,
		},
		'-24': {
			problem: `The platform does not have ${which}`,
			advice: `Check the IDs: they may belong to another account.${alone}`,
		},
	};
}

async function areCancelled(
	context: RequestContext,
	taskIds: ReadonlyArray<number | string>,
): Promise<boolean> {
	const zone = platformZone(await credentialsOf(context));
	const missing = new Set<unknown>(taskIds);
	const tasks = listed(context, {
		endpoint: 'queryTasks',
		params: { ...searchRange(zone), taskType: AGENT_TASK_TYPE, statusList: [] },
		keyOf: taskIdOf,
	});
	for await (const task of tasks) {
		if (isCancelled(task)) missing.delete(taskIdOf(task));
		if (missing.size === 0) return true;
	}
	return false;
}

const LABEL = 'Tasks';

/** The tasks to cancel: one chosen, or several as a list or as a text with commas; each once. */
function taskIdsOf(value: unknown): Array<number | string> {
	const texts = listOf(value);
	if (texts.length === 0) {
		throw new InputProblem(
			`'${LABEL}' is empty, so there is nothing to cancel`,
			`Choose a task from the list, or set '${LABEL}' to task IDs, separated by commas.`,
		);
	}
	return [...new Set(texts.map((text) => recordId(text, LABEL)))];
}
