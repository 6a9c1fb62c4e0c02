import { idOf, isRecord, numberOf, percentOf, textIn } from '../api/coerce';
import { CANCELLED_STATES, END_STATES, TASK_FIELDS, TASK_STATES } from '../api/facts';
import { nameOf, outputFields } from '../api/simplify';
import type { RichAnswer } from '../shared/richAnswer';

const TASK = outputFields(TASK_FIELDS);

/** What most workflows need of a task; the shares can be worked out from the counts. */
const USEFUL_FIELDS = [
	'taskId',
	'taskName',
	'state',
	'stateCode',
	'createdTime',
	'progressPercent',
	'calleeCount',
	'calledCount',
	'answeredCount',
	'totalCost',
	'totalCostCurrency',
];

/**
 * A task of the list. Simplified:
 *
 * ```json
 * {"taskId":5000602,"taskName":"Renewals May","state":"Finished","stateCode":2,
 *  "createdTime":"2024-06-04T14:49:36.000+08:00","progressPercent":100,"calleeCount":10,
 *  "calledCount":10,"answeredCount":8,"totalCost":0.159827,"totalCostCurrency":"USD"}
 * ```
 */
export const taskAnswer: RichAnswer = {
	id: 'taskId',
	fields: TASK,
	simplified: USEFUL_FIELDS,
};

/** The same for whoever waits for the end of a task. */
export const followedTask: RichAnswer = {
	id: 'taskId',
	fields: { ...TASK, isFinished: { type: 'boolean', read: isFinished } },
	simplified: [...USEFUL_FIELDS, 'isFinished'],
};

/** Whether nothing more happens in the task. A state that no page names is no end. */
export function isFinished({ status }: Record<string, unknown>): boolean {
	const code = numberOf(status);
	return code !== undefined && END_STATES.includes(code);
}

/** A task as a line of a list to choose from, such as `Renewals May (5000602, Calling, 40%)`. */
export function taskLabel(record: Record<string, unknown>): string {
	const state = nameOf(record.status, TASK_STATES);
	const progress = percentOf(record.rate);
	const notes = [state, progress === undefined ? undefined : `${progress}%`];
	const shown = notes.filter((note) => note !== undefined).join(', ');
	return `${taskNameOf(record) ?? 'Task'} (${[taskIdOf(record), shown].filter(Boolean).join(', ')})`;
}

export function isCancelled(record: Record<string, unknown>): boolean {
	return numberOf(record.status) === CANCELLED_STATES.task;
}

/** The name of a task, exactly as it stands; one of digits may come as a number. */
export function taskNameOf({ taskName }: Record<string, unknown>): string | undefined {
	if (typeof taskName === 'number') return textIn(taskName);
	return typeof taskName === 'string' ? taskName : undefined;
}

/**
 * The id of a task. The pages call it `taskId`, `jobId` or `keyId` [agentQuery, onbukaVoice,
 * agentSend].
 */
export function taskIdOf(value: unknown): number | string | undefined {
	const id = idOf(isRecord(value) ? (value.taskId ?? value.jobId ?? value.keyId) : value);
	// A zero or less names nothing, whatever it stands for.
	return typeof id === 'number' && id <= 0 ? undefined : id;
}
