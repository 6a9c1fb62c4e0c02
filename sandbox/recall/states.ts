import { isOver } from '../tasks/progress';
import { RECALL } from './flow';
import type { RecallFlow, RecallNode, RecallState } from './flow';

export function nodeState(node: RecallNode, now: number): RecallState {
	if (node.task) return isOver(node.task, now) ? RECALL.completed : RECALL.inProgress;
	if (node.emptyAt !== undefined) return RECALL.completed;
	return node.cancelled ? RECALL.cancelled : RECALL.pending;
}

/** A flow is done when none of its nodes waits or runs any more. */
export function flowState(flow: RecallFlow, now: number): RecallState {
	const states = flow.nodes.map((node) => nodeState(node, now));
	const all = (state: RecallState) => states.every((one) => one === state);
	if (all(RECALL.pending)) return RECALL.pending;
	if (all(RECALL.cancelled)) return RECALL.cancelled;
	const open = states.some((state) => state === RECALL.pending || state === RECALL.inProgress);
	return open ? RECALL.inProgress : RECALL.completed;
}

export function finishedNodes(flow: RecallFlow, now: number): number {
	return flow.nodes.filter((node) => nodeState(node, now) === RECALL.completed).length;
}
