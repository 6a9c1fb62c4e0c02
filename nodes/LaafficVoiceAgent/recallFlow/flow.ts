import { idOf, isRecord, numberOf, type Zones } from '../api/coerce';
import { RequestProblem, type OwnWords } from '../api/errors';
import {
	CANCELLED_STATES,
	RECALL_FLOW_FIELDS,
	RECALL_NODE_FIELDS,
	RECALL_STATES,
} from '../api/facts';
import { nameOf, outputFields, simplified, type Simplified } from '../api/simplify';
import { picker } from '../shared/fields';
import { read, type RequestContext } from '../shared/transport';

/** The recall flow that an operation is about. */
export const recallFlowPicker = picker({
	displayName: 'Recall Flow',
	name: 'recallFlow',
	description: 'Recall flow with the name of its task, its state and its progress',
	search: 'searchRecallFlows',
	idPlaceholder: 'e.g. 1427',
});

/** Asks for a recall flow, `{"keyId":321}`, and gives the answer's `data` [recallDetail]. */
export async function readRecallFlow(
	context: RequestContext,
	keyId: number | string,
): Promise<unknown> {
	const unknown = unknownFlow(keyId);
	const { data } = await read(context, 'getRecallFlow', { body: { keyId } }, unknown);
	if (data !== null && data !== undefined) return data;
	const { problem, advice } = unknown['-22'];
	throw new RequestProblem(problem, advice, 'nothing');
}

/** The pages have no code for an unknown flow of their own: it is a bad parameter (-22). */
function unknownFlow(keyId: number | string) {
	const words = {
		problem: `The platform does not have the recall flow ${keyId}`,
		advice:
			"Choose 'Recall Flow' from the list, or take its ID from Get Many Recall Flows. The ID of a task or of a node is another number.",
	};
	return { '-22': words, '-24': words } satisfies OwnWords;
}

export const flowFields = outputFields(RECALL_FLOW_FIELDS);

/**
 * A recall flow of the list with its useful fields:
 *
 * ```json
 * {"recallFlowId":1427,"taskId":5000602,"taskName":"Renewals May","state":"In Progress",
 *  "stateCode":1,"createdTime":"2024-06-04T14:49:36.000+08:00","recallType":"Failed Calls",
 *  "recallTypeCode":1,"recallIntervalMinutes":30,"recallCount":2,"finishedCount":1}
 * ```
 */
export function simplifiedFlow(record: Record<string, unknown>, zones: Zones): Simplified {
	return simplified(record, flowFields, zones);
}

/** A recall flow as a line of a list, such as `Renewals May (1427, In Progress, 1 of 2 done)`. */
export function recallFlowLabel(record: Record<string, unknown>): string {
	const state = nameOf(record.status, RECALL_STATES);
	const [finished, planned] = [numberOf(record.finishNum), numberOf(record.recallNum)];
	const progress =
		finished === undefined || planned === undefined ? undefined : `${finished} of ${planned} done`;
	const notes = [recallFlowIdOf(record), state, progress].filter((note) => note !== undefined);
	const name = typeof record.taskName === 'string' ? record.taskName : 'Recall flow';
	return `${name} (${notes.join(', ')})`;
}

export function recallFlowIdOf(record: Record<string, unknown>): number | string | undefined {
	return idOf(record.keyId);
}

export function isCancelledRecall(state: unknown): boolean {
	return numberOf(state) === CANCELLED_STATES.recall;
}

export const nodeFields = outputFields(RECALL_NODE_FIELDS);

/**
 * A node of a recall flow with its useful fields:
 *
 * ```json
 * {"nodeId":9001,"taskId":70001,"state":"Completed","stateCode":2,"agentId":77}
 * ```
 */
export function simplifiedNode(record: Record<string, unknown>, zones: Zones): Simplified {
	return simplified(record, nodeFields, zones);
}

export function nodeIdOf(record: Record<string, unknown>): number | string | undefined {
	return idOf(record.keyId);
}

/** The voice agent of a node, which the pages call `scriptId` here and `agentId` elsewhere. */
export function agentOf(record: Record<string, unknown>): number | string | undefined {
	return idOf(record.agentId ?? record.scriptId);
}

/** A node as a line of a list, such as `Recall 2: Pending, agent 77 (node 9002)`. */
export function nodeLabel(record: Record<string, unknown>, index: number): string {
	const state = nameOf(record.nodeStatus ?? record.status, RECALL_STATES);
	const agent = agentOf(record);
	const notes = [state, agent === undefined ? undefined : `agent ${agent}`];
	const shown = notes.filter((note) => note !== undefined).join(', ');
	return `Recall ${index + 1}${shown === '' ? '' : `: ${shown}`} (node ${nodeIdOf(record) ?? '?'})`;
}

/**
 * The nodes of a recall flow. One page puts them into `data.nodeList` [recallDetailItniotech], the
 * other's example into `data.records` [recallDetail]; a bare list is read too.
 */
export function nodesOf(data: unknown): Array<Record<string, unknown>> {
	const lists = isRecord(data) ? [data.nodeList, data.records] : [data];
	// An empty list beside a filled one tells nothing.
	return lists.map(recordsOf).find((nodes) => nodes.length > 0) ?? [];
}

function recordsOf(list: unknown): Array<Record<string, unknown>> {
	return Array.isArray(list) ? list.filter(isRecord) : [];
}
