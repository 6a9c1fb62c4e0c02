import type { Account, Agent } from '../options';
import type { TaskStore } from '../tasks/store';
import type { Task } from '../tasks/task';
import { advance } from './advance';
import { flowState, nodeState } from './states';
import { RECALL } from './flow';
import type { RecallFlow, RecallNode, RecallPlan } from './flow';

const FIRST_FLOW_ID = 1427;
const FIRST_NODE_ID = 9001;

/** The recall flows of every account, in the order of creation. */
export class FlowStore {
	private flows: RecallFlow[] = [];
	/** Flows with nodes that are still to come. */
	private readonly open = new Set<RecallFlow>();
	private nextDue = Infinity;
	private nextFlowId = FIRST_FLOW_ID;
	private nextNodeId = FIRST_NODE_ID;

	constructor(
		private readonly tasks: TaskStore,
		private readonly speed: number,
	) {}

	private nodeFor(agent: Agent): RecallNode {
		return { keyId: this.nextNodeId++, agent, cancelled: false };
	}

	add(parent: Task, plan: RecallPlan): RecallFlow {
		const { account } = parent;
		const nodes = plan.agents.map((agent) => this.nodeFor(agent));
		const flow = { keyId: this.nextFlowId++, account, parent, plan, nodes };
		this.flows.push(flow);
		this.open.add(flow);
		this.nextDue = Math.min(this.nextDue, parent.timeline.endAt);
		return flow;
	}

	/** Puts a new plan in the place of a pending one; its nodes are new ones. */
	replan(flow: RecallFlow, plan: RecallPlan): void {
		flow.plan = plan;
		flow.nodes = plan.agents.map((agent) => this.nodeFor(agent));
		this.reconsider();
	}

	/** Lets everything happen that was due by now. Costs nothing while nothing is due. */
	advance(now: number): void {
		if (now < this.nextDue) return;
		this.nextDue = Infinity;
		for (const flow of this.open) {
			const dueAt = advance(flow, now, this.tasks, this.speed);
			if (dueAt === Infinity) this.open.delete(flow);
			this.nextDue = Math.min(this.nextDue, dueAt);
		}
	}

	/** To be told when a task was cancelled or a plan changed: recalls may be due earlier. */
	reconsider(): void {
		this.nextDue = 0;
	}

	newestFirst(account: Account): RecallFlow[] {
		return this.flows.filter((flow) => flow.account === account).reverse();
	}

	get(account: Account, keyId: number): RecallFlow | undefined {
		return this.newestFirst(account).find((flow) => flow.keyId === keyId);
	}

	ofTask(account: Account, taskId: number): RecallFlow | undefined {
		return this.newestFirst(account).find((flow) => flow.parent.id === taskId);
	}

	/** Cancels a whole flow; only while all of it is pending. Tells whether it did. */
	cancelFlow(flow: RecallFlow | undefined, now: number): boolean {
		if (!flow || flowState(flow, now) !== RECALL.pending) return false;
		for (const node of flow.nodes) node.cancelled = true;
		return true;
	}

	/** Cancels a pending node and those after it. Tells whether it did. */
	cancelFromNode(account: Account, nodeId: number, now: number): boolean {
		const flow = this.flows.find(
			(one) => one.account === account && one.nodes.some((node) => node.keyId === nodeId),
		);
		const first = flow?.nodes.findIndex((node) => node.keyId === nodeId) ?? -1;
		if (!flow || nodeState(flow.nodes[first], now) !== RECALL.pending) return false;
		for (const node of flow.nodes.slice(first)) node.cancelled = true;
		return true;
	}

	clear(): void {
		this.flows = [];
		this.open.clear();
		this.nextDue = Infinity;
		this.nextFlowId = FIRST_FLOW_ID;
		this.nextNodeId = FIRST_NODE_ID;
	}
}
