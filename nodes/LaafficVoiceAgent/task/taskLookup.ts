import { DateTime } from 'luxon';
import { AGENT_TASK_TYPE, LIMITS, LONGEST_SHOWN_QUERY_DAYS } from '../api/facts';
import { allRecords, type RecordPage } from '../api/paging';
import { numberOf } from '../api/coerce';
import { taskIdOf } from './record';
import { PLATFORM_TIME } from '../shared/times';

/** A task that the platform has under a name. */
export interface FoundTask {
	readonly taskId: number | string;
	/** How many callees it has; nothing if the list does not say. */
	readonly calleeCount?: number;
	/** While the platform still takes it in, it may not have counted all callees yet. */
	readonly isBeingSubmitted?: boolean;
}

/** The state `Submitting` of a task [agentQuery]. */
const SUBMITTING = 6;

/**
 * Looks a task up by its exact name. The platform searches loosely (any name that contains the
 * text), so the match is made here.
 *
 * @param fetchPage asks the task list for a page with the given request body
 * @param latest the latest moment that the search has to cover, such as a start in the future
 */
export async function findTaskByName(
	taskName: string,
	fetchPage: (body: Record<string, unknown>) => Promise<RecordPage>,
	platformZone: string,
	latest: DateTime = DateTime.now(),
): Promise<FoundTask | undefined> {
	const params = {
		...searchRange(platformZone, latest),
		taskType: AGENT_TASK_TYPE,
		statusList: [],
		searchCondition: taskName,
	};
	const pageOf = async (current: number) =>
		await fetchPage({ current, size: LIMITS.pageSize.max, params });
	for await (const record of allRecords(pageOf, taskIdOf)) {
		const taskId = taskIdOf(record);
		if (record.taskName !== taskName || taskId === undefined) continue;
		return {
			taskId,
			calleeCount: numberOf(record.numCnt),
			isBeingSubmitted: numberOf(record.status) === SUBMITTING,
		};
	}
	return undefined;
}

/** Days beyond the latest moment, so that no reading of the zone leaves a task of today out. */
const MARGIN_DAYS = 2;

/** The widest range that an example of the vendor shows, up to after the latest moment, with today. */
export function searchRange(zone: string, latest: DateTime): { strTime: string; endTime: string } {
	const end = DateTime.max(latest, DateTime.now()).setZone(zone).plus({ days: MARGIN_DAYS });
	// A start far in the future must not push today, when the task is created, out of the range.
	const today = DateTime.now().setZone(zone).minus({ days: MARGIN_DAYS });
	const start = DateTime.min(end.minus({ days: LONGEST_SHOWN_QUERY_DAYS }), today);
	return { strTime: start.toFormat(PLATFORM_TIME), endTime: end.toFormat(PLATFORM_TIME) };
}
