import { idOf, isRecord } from '../api/coerce';
import type { OwnWords } from '../api/errors';
import { RECALL_CANCEL_TYPES } from '../api/facts';
import { makeChange } from '../shared/change';
import { picker } from '../shared/fields';
import { recordId } from '../shared/inputs';
import { listed, searchRange } from '../shared/lists';
import type { Operation } from '../shared/operation';
import { platformZone } from '../shared/times';
import { credentialsOf, type RequestContext } from '../shared/transport';
import {
	isCancelledRecall,
	nodeIdOf,
	nodesOf,
	readRecallFlow,
	recallFlowIdOf,
	recallFlowPicker,
} from './flow';

/** What can be cancelled: the parameter that names it, and its label on the panel. */
const CANCEL_SCOPES = {
	flow: { parameter: 'recallFlow', label: 'Recall Flow' },
	task: { parameter: 'task', label: 'Task' },
	node: { parameter: 'recallNode', label: 'Recall' },
} as const satisfies Record<keyof typeof RECALL_CANCEL_TYPES, object>;

type CancelScope = keyof typeof RECALL_CANCEL_TYPES;

/**
 * Cancel Recall Flow: people are not called again. The task itself goes on.
 *
 * ```json
 * {"type":1,"id":1427}
 * ```
 */
export const cancelRecallFlow: Operation = {
	resource: 'recallFlow',
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel recall flow',
	description: 'Stop recalls that have not begun',
	effect: 'changes',
	fields: [
		{
			displayName: 'What to Cancel',
			name: 'cancelBy',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Recall Flow',
					value: 'flow',
					description: 'All recalls of a flow, as long as none has begun',
				},
				{
					name: 'Recalls of a Task',
					value: 'task',
					description: 'All recalls of the flow that belongs to a task, as long as none has begun',
				},
				{
					name: 'Recall and the Ones After It',
					value: 'node',
					description: 'A recall that has not begun, and all that follow it',
				},
			],
			default: 'flow',
		},
		{ ...recallFlowPicker, displayOptions: { show: { cancelBy: ['flow', 'node'] } } },
		{
			...picker({
				displayName: 'Task',
				name: 'task',
				description: 'Task whose recalls are cancelled',
				search: 'searchTasks',
				idPlaceholder: 'e.g. 5000602',
			}),
			displayOptions: { show: { cancelBy: ['task'] } },
		},
		{
			...picker({
				displayName: 'Recall',
				name: 'recallNode',
				description: 'First recall to cancel, one of the nodes of the recall flow',
				search: 'searchRecallNodes',
				idPlaceholder: 'e.g. 9001',
			}),
			displayOptions: { show: { cancelBy: ['node'] } },
		},
	],
	output: { outcome: 'string', scope: 'string', id: 'integer' },
	execute: async (context, item) => {
		const scope = context.getNodeParameter('cancelBy', item) as CancelScope;
		const chosen = (name: CancelScope) => {
			const { parameter, label } = CANCEL_SCOPES[name];
			const value = context.getNodeParameter(parameter, item, '', { extractValue: true });
			return recordId(value, label);
		};
		const id = chosen(scope);
		const flowId = scope === 'node' ? chosen('flow') : id;
		const outcome = await makeChange(context, {
			endpoint: 'cancelRecallFlow',
			body: { type: RECALL_CANCEL_TYPES[scope], id },
			words: refusals(scope, id),
			isMade: async () => await isCancelledOnPlatform(context, scope, id, flowId),
			check: 'Look at the recalls with Get Recall Flow.',
		});
		return { outcome: outcome === 'accepted' ? 'cancelled' : outcome, scope, id };
	},
};

function refusals(scope: CancelScope, id: number | string): OwnWords {
	const what = {
		flow: `the recall flow ${id}`,
		task: `the recalls of task ${id}`,
		node: `the recall ${id}`,
	};
	const when = {
		flow: 'A recall flow can be cancelled as long as none of its recalls has begun',
		task: 'Recalls can be cancelled as long as none of them has begun',
		node: 'A recall can be cancelled as long as it has not begun',
	};
	return {
		'-22': {
			problem: `The platform does not cancel ${what[scope]}`,
			advice: `${when[scope]}. Look at their states with Get Recall Flow. To stop a recall that is calling, cancel its task with Cancel Tasks.`,
		},
	};
}

type Id = number | string;

/** Looks whether a cancellation was carried out whose answer was lost. */
async function isCancelledOnPlatform(
	context: RequestContext,
	scope: keyof typeof RECALL_CANCEL_TYPES,
	id: Id,
	flowId: Id,
): Promise<boolean> {
	if (scope === 'task') return await isFlowOfTaskCancelled(context, id);
	const detail = await readRecallFlow(context, flowId);
	return scope === 'flow' ? isFlowCancelled(detail) : isNodeCancelled(detail, id);
}

/** By its own state, or where the answer has no head, by those of all its nodes. */
function isFlowCancelled(detail: unknown): boolean {
	if (isRecord(detail) && detail.status !== undefined) return isCancelledRecall(detail.status);
	const nodes = nodesOf(detail);
	return nodes.length > 0 && nodes.every((node) => isCancelledRecall(node.nodeStatus));
}

function isNodeCancelled(detail: unknown, nodeId: Id): boolean {
	const node = nodesOf(detail).find((one) => nodeIdOf(one) === nodeId);
	return isCancelledRecall(node?.nodeStatus);
}

/** The list of recall flows can be asked for the flow of a task by the exact task ID. */
async function isFlowOfTaskCancelled(context: RequestContext, taskId: Id): Promise<boolean> {
	const zone = platformZone(await credentialsOf(context));
	const flows = listed(context, {
		endpoint: 'queryRecallFlows',
		params: { ...searchRange(zone), taskName: String(taskId) },
		keyOf: recallFlowIdOf,
		matches: (flow) => idOf(flow.taskId) === taskId,
	});
	for await (const flow of flows) return isCancelledRecall(flow.status);
	return false;
}
