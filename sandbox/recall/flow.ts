import type { Account, Agent } from '../options';
import type { Task } from '../tasks/task';

/** The states of flows and nodes by the names used here; numbers as in RECALL_STATES. */
export const RECALL = { pending: 0, inProgress: 1, completed: 2, cancelled: 3 } as const;
export type RecallState = (typeof RECALL)[keyof typeof RECALL];

export interface RecallNode {
	readonly keyId: number;
	agent: Agent;
	cancelled: boolean;
	/** The task that the node made, once its time came. */
	task?: Task;
	/** When the node had nobody to call: it is done without a task. */
	emptyAt?: number;
}

export interface RecallPlan {
	readonly recallType: number;
	readonly recallInterval: number;
	readonly recallNum: number;
	readonly recallIntent: readonly string[];
	readonly agents: readonly Agent[];
}

export interface RecallFlow {
	readonly keyId: number;
	readonly account: Account;
	readonly parent: Task;
	plan: RecallPlan;
	nodes: RecallNode[];
}
