import { DateTime } from 'luxon';
import { idOf, isRecord } from '../api/coerce';
import type { RECALL_CANCEL_TYPES } from '../api/facts';
import { listed } from '../shared/listing';
import { credentialsOf, type RequestContext } from '../shared/transport';
import { platformZone } from '../shared/zones';
import { searchRange } from '../task/taskLookup';
import { nodesOf } from './flowDetail';
import { isCancelledRecall, recallFlowIdOf } from './flowRecord';
import { nodeIdOf } from './nodeRecord';
import { readRecallFlow } from './readRecallFlow';

type Id = number | string;

/** Looks whether a cancellation was carried out whose answer was lost. */
export async function isCancelledOnPlatform(
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
		params: { ...searchRange(zone, DateTime.now()), taskName: String(taskId) },
		keyOf: recallFlowIdOf,
		matches: (flow) => idOf(flow.taskId) === taskId,
	});
	for await (const flow of flows) return isCancelledRecall(flow.status);
	return false;
}
