/** Compares what the node says with what the platform's ledger has. */
import type { INodeExecutionData } from 'n8n-workflow';
import type { LedgerTask, Sandbox } from '../../../sandbox';
import { pairsOf } from '../../support/campaign';
import type { NodeRunResult } from '../../support/engine';

/** What the node said about each row. */
export interface Said {
	/** Rows that a task was reported for, with the task's id. */
	readonly done: ReadonlyMap<number, unknown>;
	/** Rows that were reported as not done, with the words. */
	readonly failed: ReadonlyMap<number, string>;
	/** Message and description of the error that stopped the node. */
	readonly stopped: string | undefined;
	/** Rows that nothing was said about, or several things. */
	readonly confused: readonly number[];
}

const DONE = ['created', 'confirmed', 'existing'];
/** A task that is there, but failed or was cancelled. */
const CALLS_NOBODY = /^The platform has the task ".+" \(task \d+\), but .+ it calls nobody/;
const UNKNOWN = /^It is unknown whether the platform accepted the task/;

export function saidBy(
	{ outputs, error }: Pick<NodeRunResult, 'outputs' | 'error'>,
	rowCount: number,
): Said {
	const stopped = error && [error.message, error.description].join('\n');
	const done = new Map<number, unknown>();
	const failed = new Map<number, string>();
	const times = new Map<number, number>();
	for (const item of outputs.flat()) {
		for (const row of rowsOf(item)) {
			times.set(row, (times.get(row) ?? 0) + 1);
			const { outcome, taskId, error: words } = item.json;
			if (typeof outcome === 'string' && DONE.includes(outcome)) done.set(row, taskId);
			else if (typeof words === 'string') failed.set(row, words);
		}
	}
	const rows = Array.from({ length: rowCount }, (_, row) => row);
	const confused = stopped === undefined ? rows.filter((row) => times.get(row) !== 1) : [];
	return { done, failed, stopped, confused };
}

const rowsOf = (item: INodeExecutionData): number[] => pairsOf([item])[0];

/** The tasks that requests have made, in order. */
export function madeTasks({ ledger }: Pick<Sandbox, 'ledger'>): LedgerTask[] {
	return ledger.tasks().filter(({ origin }) => origin === 'request');
}

export interface Verdict {
	twice: string[];
	lost: string[];
	untrue: string[];
}

interface Case {
	readonly sandbox: Pick<Sandbox, 'ledger'>;
	readonly said: Said;
	/** The number in each row; nothing where it cannot be called. */
	readonly numbers: ReadonlyArray<string | undefined>;
	/** The tasks that this execution has made. */
	readonly made: readonly LedgerTask[];
	/** Whether the user has asked to take over a task from before of the same size. */
	readonly mayTakeOver: boolean;
}

/** Everything that is wrong with what the node did and said. */
export function judge({ sandbox, said, numbers, made, mayTakeOver }: Case): Verdict {
	const verdict: Verdict = { twice: [], lost: [], untrue: [] };
	const counts = sandbox.ledger.dialCounts();
	const planted = new Set(
		sandbox.ledger
			.tasks()
			.filter(({ origin }) => origin === 'planted')
			.map(({ taskId }) => taskId),
	);
	for (const [number, count] of counts) {
		if (count > 1) verdict.twice.push(`${number} is dialled ${count} times`);
	}
	for (const [row, taskId] of said.done) {
		const isForeign = planted.has(Number(taskId));
		if (isForeign && mayTakeOver) continue;
		if (callsIn(sandbox, taskId, numbers[row] ?? '')) continue;
		verdict.lost.push(`row ${row} was reported as task ${String(taskId)}, but is not in it`);
	}
	for (const row of said.confused) verdict.lost.push(`row ${row} does not come out exactly once`);
	const calledNow = new Set(made.flatMap(({ callees }) => callees));
	for (const [row, words] of said.failed) {
		if (!calledNow.has(numbers[row] ?? '') || UNKNOWN.test(words)) continue;
		if (CALLS_NOBODY.test(words)) continue;
		verdict.untrue.push(`row ${row} is dialled, but was reported as: ${words}`);
	}
	if (said.stopped !== undefined) judgeStop(said.stopped, made, verdict);
	return verdict;
}

/** Whether the platform has the very task that was reported, and calls the number in it. */
function callsIn({ ledger }: Case['sandbox'], taskId: unknown, number: string): boolean {
	const isMeant = (task: LedgerTask) => taskId === null || task.taskId === Number(taskId);
	return (ledger.dialCounts(isMeant).get(number) ?? 0) > 0;
}

/** A node that stops has to name every task that this execution has made. */
function judgeStop(words: string, made: readonly LedgerTask[], verdict: Verdict): void {
	const underWay = /under way already: (.*)$/m.exec(words)?.[1] ?? '';
	const where = UNKNOWN.test(words) || CALLS_NOBODY.test(words) ? words : underWay;
	for (const { taskName } of made) {
		if (where.includes(`"${taskName}"`)) continue;
		verdict.untrue.push(`"${taskName}" was made, but this was said: ${words}`);
	}
	const claims = /nothing was sent|nobody was called/i.exec(words);
	if (claims && made.length > 0) verdict.untrue.push(`"${claims[0]}" is not true`);
}
