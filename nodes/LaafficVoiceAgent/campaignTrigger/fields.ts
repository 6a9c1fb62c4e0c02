import type { INodeProperties } from 'n8n-workflow';
import { TASK_STATE, TASK_STATES } from '../api/facts';
import { simplifyField } from '../shared/fields';

/** The states that can be waited for, in the words of saved workflows. */
export const AWAITED_STATES = {
	finished: 'Everybody was called; recalls are tasks of their own',
	submissionFailed: 'The task did not start, so nobody was called',
	suspended: 'The task stopped on its way and may go on',
	cancelled: 'Somebody cancelled the task',
} as const satisfies Partial<Record<keyof typeof TASK_STATE, string>>;

export type AwaitedState = keyof typeof AWAITED_STATES;

export const awaitedStates = Object.keys(AWAITED_STATES) as AwaitedState[];

export const subtitle = `={{ [].concat($parameter.triggerOn).map((state) => (${JSON.stringify(shortNames())})[state] ?? 'states by expression').join(', ') || 'all states' }}`;

function shortNames(): Record<string, string> {
	return Object.fromEntries(
		awaitedStates.map((value) => [value, TASK_STATES[TASK_STATE[value]].toLowerCase()]),
	);
}

/** The panel of the trigger. n8n adds the times at which it asks. */
export const campaignFields: INodeProperties[] = [
	{
		displayName:
			'No setting in the portal is needed: n8n asks the platform for its tasks. The first time it only takes note of them, so what ended before the workflow was published (activated) does not start it.',
		name: 'firstPollNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		options: awaitedStates.map((value) => ({
			name: TASK_STATES[TASK_STATE[value]],
			value,
			description: AWAITED_STATES[value],
		})),
		default: ['finished'],
		hint: 'If nothing is selected, all of these states',
		description: 'A task comes out once for each of these states that it is found in',
	},
	{
		displayName: 'Agent IDs',
		name: 'agentIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 41, 42',
		description: 'Comma-separated list of the agents whose tasks to take. If empty, all.',
	},
	{
		displayName: 'Task Name Contains',
		name: 'taskName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Renewals',
		description: 'Only tasks with this text in their name, in capital or small letters',
	},
	simplifyField,
];
