import { CANCELLED_STATES, RECALL_FLOW_FIELDS, RECALL_STATES } from '../api/facts';
import { idOf, numberOf } from '../api/coerce';
import { nameOf, simplified, type Simplified } from '../api/simplify';

/**
 * A recall flow of the list with its useful fields:
 *
 * ```json
 * {"recallFlowId":1427,"taskId":5000602,"taskName":"Renewals May","state":"In Progress",
 *  "stateCode":1,"createdTime":"2024-06-04T14:49:36.000+08:00","recallType":"Failed Calls",
 *  "recallTypeCode":1,"recallIntervalMinutes":30,"recallCount":2,"finishedCount":1}
 * ```
 */
export function simplifiedFlow(record: Record<string, unknown>, zone: string): Simplified {
	return simplified(record, RECALL_FLOW_FIELDS, zone);
}

/** A recall flow as a line of a list, such as `1427: Renewals May (In Progress, 1 of 2 done)`. */
export function recallFlowLabel(record: Record<string, unknown>): string {
	const state = nameOf(record.status, RECALL_STATES);
	const [finished, planned] = [numberOf(record.finishNum), numberOf(record.recallNum)];
	const progress =
		finished === undefined || planned === undefined ? undefined : `${finished} of ${planned} done`;
	const notes = [state, progress].filter((note) => note !== undefined).join(', ');
	const name = typeof record.taskName === 'string' ? record.taskName : 'Recall flow';
	return `${recallFlowIdOf(record) ?? '?'}: ${name}${notes === '' ? '' : ` (${notes})`}`;
}

export function recallFlowIdOf(record: Record<string, unknown>): number | string | undefined {
	return idOf(record.keyId);
}

export function isCancelledRecall(state: unknown): boolean {
	return numberOf(state) === CANCELLED_STATES.recall;
}
