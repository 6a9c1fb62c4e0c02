/** What the output calls the states that `group/call/query` returns as numbers [agentQuery]. */
export const TASK_STATES = {
	0: 'Waiting',
	1: 'Calling',
	2: 'Finished',
	3: 'Submission Failed',
	4: 'Cancelled',
	5: 'Suspended',
	6: 'Submitting',
} as const;

/** The same states in the words of the portal and the page, so that a user finds them [agentQuery]. */
export const PRINTED_TASK_STATES = {
	0: 'Waiting to submit',
	1: 'Calling',
	2: 'Task finished',
	3: 'Submission failed',
	4: 'Task canceled',
	5: 'Task suspended',
	6: 'Submitting',
} as const satisfies Readonly<Record<keyof typeof TASK_STATES, string>>;

/** The same states by their meaning, for code that depends on one of them [agentQuery]. */
export const TASK_STATE = {
	waiting: 0,
	calling: 1,
	finished: 2,
	submissionFailed: 3,
	cancelled: 4,
	suspended: 5,
	submitting: 6,
} as const satisfies Readonly<Record<string, keyof typeof TASK_STATES>>;

/** In these a task stays: nothing more happens in it. */
export const END_STATES: readonly number[] = [
	TASK_STATE.finished,
	TASK_STATE.submissionFailed,
	TASK_STATE.cancelled,
];

/** The states of a recall flow and of each of its nodes [recallDetail, recallQuery]. */
export const RECALL_STATES = {
	0: 'Pending',
	1: 'In Progress',
	2: 'Completed',
	3: 'Cancelled',
	4: 'Execution Exception',
} as const;

/** Which of these states mean that somebody has cancelled it. */
export const CANCELLED_STATES = { task: TASK_STATE.cancelled, recall: 3 } as const satisfies {
	readonly task: keyof typeof TASK_STATES;
	readonly recall: keyof typeof RECALL_STATES;
};

/** Who is called again [agentSend; the recall pages know only 0 and 1]. There is no type 2. */
export const RECALL_TYPES = {
	0: { name: 'All Calls', description: 'Call everybody again, reached or not' },
	1: { name: 'Failed Calls', description: 'Call those again who were not reached' },
	3: { name: 'By Intent', description: 'Call those again whose call ended with a chosen intent' },
} as const;

/** What the id of a recall cancellation means [recallCancel]. */
export const RECALL_CANCEL_TYPES = { flow: 1, task: 2, node: 3 } as const;

/** The task type of AI agent group calls in the task list [agentQuery]. */
export const AGENT_TASK_TYPE = 3;
