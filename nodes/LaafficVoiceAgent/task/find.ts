import { DateTime } from 'luxon';
import { AGENT_TASK_TYPE, LIMITS } from '../api/facts';
import { allRecords, type RecordPage } from '../api/paging';
import { idOf, numberOf } from '../api/coerce';
import { taskIdOf, taskNameOf } from './record';
import { searchRanges } from '../shared/lists';

/** A task that the platform has under a name. */
export interface FoundTask {
	readonly taskId: number | string;
	/** How many callees it has; nothing if the list does not say. */
	readonly calleeCount?: number;
	/** A code of `TASK_STATES`; nothing if the list does not say. */
	readonly stateCode?: number;
	/** The agent that calls, which the list names `scriptId` [agentQuery]. */
	readonly agentId?: number | string;
}

/** Tasks by their exact names. */
export type TasksByName = ReadonlyMap<string, FoundTask>;

type FetchPage = (body: Record<string, unknown>) => Promise<RecordPage>;

/**
 * Looks tasks up by their exact names. The platform searches loosely (any name that contains the
 * text), so one question finds all names with the same start, and the match is made here.
 *
 * @param fetchPage asks the task list for a page with the given request body [agentQuery]
 * @param latest the latest moment that the search has to cover, such as a start in the future
 */
export async function findTasks(
	names: readonly string[],
	fetchPage: FetchPage,
	platformZone: string,
	latest: DateTime = DateTime.now(),
): Promise<TasksByName> {
	const missing = new Set(names);
	const found = new Map<string, FoundTask>();
	const searchCondition = sharedStart(names);
	for (const range of searchRanges(platformZone, latest)) {
		const params = { ...range, taskType: AGENT_TASK_TYPE, statusList: [], searchCondition };
		const pageOf = async (current: number) =>
			await fetchPage({ current, size: LIMITS.pageSize.max, params });
		for await (const record of allRecords(pageOf, taskIdOf)) {
			const task = foundTask(record);
			const taskName = taskNameOf(record);
			if (task === undefined || taskName === undefined) continue;
			if (missing.delete(taskName)) found.set(taskName, task);
			if (missing.size === 0) return found;
		}
	}
	return found;
}

function foundTask(record: Record<string, unknown>): FoundTask | undefined {
	const taskId = taskIdOf(record);
	if (taskId === undefined) return undefined;
	return {
		taskId,
		calleeCount: numberOf(record.numCnt),
		stateCode: numberOf(record.status),
		agentId: idOf(record.scriptId),
	};
}

/** What all names begin with, such as `Renewals` for `Renewals` and `Renewals (2)`. */
function sharedStart([first = '', ...others]: readonly string[]): string {
	let start = first;
	for (const name of others) {
		while (!name.startsWith(start)) start = start.slice(0, -1);
	}
	return start.trim();
}
