import { RECALL_NODE_FIELDS, RECALL_STATES } from '../api/facts';
import { idOf } from '../api/coerce';
import { nameOf, simplified, type Simplified } from '../api/simplify';

/**
 * A node of a recall flow with its useful fields:
 *
 * ```json
 * {"nodeId":9001,"taskId":70001,"state":"Completed","stateCode":2,"agentId":77}
 * ```
 */
export function simplifiedNode(record: Record<string, unknown>, zone: string): Simplified {
	return simplified(record, RECALL_NODE_FIELDS, zone);
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
