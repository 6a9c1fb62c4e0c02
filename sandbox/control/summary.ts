import { TASK_STATES } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Context } from '../context';
import type { LedgerTask } from '../ledger';
import { maskNumber } from '../tasks/calleeList';

const SHOWN_NUMBERS = 3;
const SHOWN_REQUESTS = 200;

interface TaskSummary {
	readonly taskId: number;
	readonly taskName: string;
	readonly origin: string;
	readonly state: string;
	readonly calleeCount: number;
	readonly called: number;
	readonly acceptedAt: string;
	readonly firstNumbers: readonly string[];
	readonly cutTexts: number;
	readonly warnings: readonly string[];
}

export function summarize(task: LedgerTask): TaskSummary {
	return {
		taskId: task.taskId,
		taskName: task.taskName,
		origin: task.origin,
		state: TASK_STATES[task.status as keyof typeof TASK_STATES],
		calleeCount: task.calleeCount,
		called: task.called,
		acceptedAt: new Date(task.acceptedAt).toISOString(),
		firstNumbers: task.firstNumbers(SHOWN_NUMBERS).map(maskNumber),
		cutTexts: task.cutTexts.length,
		warnings: task.warnings,
	};
}

/** A task with all that was received, unmasked: the proof that tests look at. */
export function inFull(task: LedgerTask) {
	const { textsAt, firstNumbers: _first, ...rest } = task;
	return { ...rest, texts: rest.callees.map((_, row) => textsAt(row)) };
}

export function ledgerSummary({ ledger }: Context) {
	const counts = ledger.dialCounts();
	return {
		requestCount: ledger.requestCount,
		requests: ledger.requests().slice(-SHOWN_REQUESTS),
		tasks: ledger.tasks().map(summarize),
		texts: ledger.texts().map((text) => ({ ...text, number: maskNumber(text.number) })),
		dialled: {
			numbers: counts.size,
			moreThanOnce: [...counts.values()].filter((count) => count > 1).length,
		},
	};
}
