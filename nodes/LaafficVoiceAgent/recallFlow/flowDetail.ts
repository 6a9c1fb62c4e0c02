import { isRecord } from '../api/coerce';
import { RECALL_HEAD_FIELDS } from '../api/facts';
import { simplified, type Simplified } from '../api/simplify';
import { simplifiedNode } from './nodeRecord';

type Node = Record<string, unknown>;

/**
 * The nodes of a recall flow. One page puts them into `data.nodeList` [recallDetailItniotech], the
 * other's example into `data.records` [recallDetail]; a bare list is read too.
 */
export function nodesOf(data: unknown): Node[] {
	const list = isRecord(data) ? (data.nodeList ?? data.records) : data;
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

/** The head of a recall flow. Where the answer has none, only the id is known: it was asked for. */
export function simplifiedHead(data: unknown, askedId: number | string, zone: string): Simplified {
	// Nodes have a `keyId` of their own, so a bare list must not be taken for a head.
	const head = simplified(isRecord(data) ? data : {}, RECALL_HEAD_FIELDS, zone);
	return { ...head, recallFlowId: head.recallFlowId ?? askedId };
}

/** A node beside the flow that it belongs to, for one item a node. */
export function simplifiedSplitNode(
	node: Node,
	index: number,
	head: Simplified,
	zone: string,
): Simplified {
	return {
		recallFlowId: head.recallFlowId,
		recallFlowState: head.state,
		recallFlowStateCode: head.stateCode,
		recallNumber: index + 1,
		...simplifiedNode(node, zone),
	};
}
