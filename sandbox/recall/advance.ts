import { endOf, outcomeAt } from '../tasks/progress';
import type { CallOutcome } from '../calls/outcomes';
import type { TaskStore } from '../tasks/store';
import type { Task } from '../tasks/task';
import type { RecallFlow, RecallNode, RecallPlan } from './flow';

/** Who is called again, by recall type. */
const CALLED_AGAIN: Readonly<Record<number, (call: CallOutcome, plan: RecallPlan) => boolean>> = {
	0: () => true,
	1: (call) => !call.connected,
	3: (call, plan) => plan.recallIntent.includes(call.intentCode),
};

function rowsToRecall(task: Task, plan: RecallPlan, now: number): number[] {
	const again = CALLED_AGAIN[plan.recallType];
	const rows: number[] = [];
	for (let row = 0; row < task.callees.length; row++) {
		if (again(outcomeAt(task, row, now), plan)) rows.push(row);
	}
	return rows;
}

function startNode(
	flow: RecallFlow,
	node: RecallNode,
	preceding: Task,
	dueAt: number,
	tasks: TaskStore,
): void {
	const rows = rowsToRecall(preceding, flow.plan, dueAt);
	if (rows.length === 0) {
		node.emptyAt = dueAt;
		return;
	}
	const place = flow.nodes.indexOf(node) + 1;
	node.task = tasks.add(
		{
			name: `${flow.parent.name} recall ${place}`,
			origin: 'recall',
			account: flow.account,
			agent: node.agent,
			callees: preceding.callees.subset(rows),
			settings: { ...flow.parent.settings, agentId: node.agent.id },
			recallOf: { taskId: flow.parent.id, count: place },
		},
		{ now: dueAt, shown: dueAt },
	);
}

/**
 * Starts every node whose time has come; several, when nobody asked for a while. Tells when the
 * next one is due, which a cancellation of the task before it can bring forward.
 */
export function advance(flow: RecallFlow, now: number, tasks: TaskStore, speed: number): number {
	const interval = (flow.plan.recallInterval * 60_000) / speed;
	let preceding = flow.parent;
	for (const node of flow.nodes) {
		if (node.cancelled) return Infinity;
		if (!node.task && node.emptyAt === undefined) {
			const dueAt = endOf(preceding) + interval;
			if (now < dueAt) return dueAt;
			startNode(flow, node, preceding, dueAt, tasks);
		}
		// A node without anybody to call leaves nobody for those after it either.
		preceding = node.task ?? preceding;
	}
	return Infinity;
}
