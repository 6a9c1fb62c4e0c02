import type { Endpoint } from '../nodes/LaafficVoiceAgent/api/facts';
import type { FaultKind } from './faults/kinds';
import { callsNobody, calledCount, stateOf } from './tasks/progress';
import type { TaskStore } from './tasks/store';
import type { CutText, Origin, Task } from './tasks/task';
import type { Fields } from './fields';

/** A request as it came in. Neither keys, signatures nor bodies are kept. */
export interface LedgerRequest {
	readonly at: number;
	readonly method: string;
	/** Without the query part. */
	readonly path: string;
	readonly endpoint: Endpoint | undefined;
	readonly bytes: number;
	/** What the client could see: HTTP status 0 where the connection ended without an answer. */
	readonly httpStatus: number;
	/** The status code of the platform's own answer, whether or not it arrived. */
	readonly code: string | undefined;
	readonly durationMs: number;
	/** Whether the platform worked on the request and did what it asked. */
	readonly accepted: boolean;
	readonly taskName: string | undefined;
	readonly fault: FaultKind | undefined;
	/** Keys that no page documents: sent, and ignored. */
	readonly warnings: readonly string[];
}

/**
 * A task that was accepted. Its callees will be dialled, whatever the client came to know, unless
 * it is over before the first call.
 */
export interface LedgerTask {
	readonly taskId: number;
	readonly taskName: string;
	readonly origin: Origin;
	readonly appId: string;
	readonly acceptedAt: number;
	readonly agentId: number;
	readonly settings: Fields;
	readonly sendAt: number | undefined;
	readonly calleeCount: number;
	/** In the order received. */
	readonly callees: readonly string[];
	readonly firstNumbers: (count: number) => string[];
	readonly textsAt: (row: number) => Record<string, string>;
	readonly cutTexts: readonly CutText[];
	readonly warnings: readonly string[];
	/** As in TASK_STATES. */
	readonly status: number;
	/** How many calls have been made. */
	readonly called: number;
	/** Whether it is over without a call, as after a failed submission. */
	readonly callsNobody: boolean;
}

/** A text message that was accepted, and so reaches its person. */
export interface LedgerText {
	readonly at: number;
	readonly msgId: string;
	readonly number: string;
	readonly content: string;
	/** Empty where the request has none; the order ID, too. */
	readonly senderId: string;
	readonly orderId: string;
}

/** More than any suite looks at; a sandbox that runs for days forgets the oldest. */
const MOST_REQUESTS = 50_000;

/** The truth about what was received and who would be dialled. */
export class Ledger {
	private seen: LedgerRequest[] = [];
	private sent: LedgerText[] = [];
	/** All requests since the start or the last reset. */
	requestCount = 0;

	constructor(
		private readonly store: TaskStore,
		private readonly now: () => number,
		private readonly refresh: () => void,
	) {}

	record(request: LedgerRequest): void {
		this.requestCount++;
		this.seen.push(request);
		if (this.seen.length > MOST_REQUESTS) this.seen.splice(0, MOST_REQUESTS / 10);
	}

	requests(endpoint?: Endpoint): LedgerRequest[] {
		return this.seen.filter((request) => endpoint === undefined || request.endpoint === endpoint);
	}

	/** Accepted tasks in order, recalls and planted ones included. */
	tasks(): LedgerTask[] {
		this.refresh();
		return this.store.all().map((task) => this.entry(task));
	}

	task(name: string): LedgerTask | undefined {
		return this.tasks().find(({ taskName }) => taskName === name);
	}

	/** How often each number would be dialled by the tasks that requests made, recalls aside. */
	dialCounts(chosen: (task: LedgerTask) => boolean = () => true): Map<string, number> {
		const counts = new Map<string, number>();
		for (const task of this.tasks()) {
			if (task.origin !== 'request' || task.callsNobody || !chosen(task)) continue;
			for (const callee of task.callees) counts.set(callee, (counts.get(callee) ?? 0) + 1);
		}
		return counts;
	}

	clear(): void {
		this.seen = [];
		this.sent = [];
		this.requestCount = 0;
	}

	/** Notes a text message, and gives it its ID. */
	addText(text: Omit<LedgerText, 'msgId'>): string {
		const msgId = `21${String(text.at)}${String(this.sent.length + 1).padStart(4, '0')}`;
		this.sent.push({ ...text, msgId });
		return msgId;
	}

	/** The text messages in the order in which they were accepted. */
	texts(): readonly LedgerText[] {
		return this.sent;
	}

	private entry(task: Task): LedgerTask {
		const now = this.now();
		return {
			taskId: task.id,
			taskName: task.name,
			origin: task.origin,
			appId: task.account.appId,
			acceptedAt: task.acceptedAt,
			agentId: task.agent.id,
			settings: task.settings,
			sendAt: task.sendAt,
			calleeCount: task.callees.length,
			get callees() {
				return task.callees.allNumbers();
			},
			firstNumbers: (count) => task.callees.firstNumbers(count),
			textsAt: (row) => task.callees.textsAt(row),
			cutTexts: task.cutTexts ?? [],
			warnings: task.warnings ?? [],
			status: stateOf(task, now),
			called: calledCount(task, now),
			callsNobody: callsNobody(task, now),
		};
	}
}
