import { GLOBAL_INTENTS, INDUSTRIES } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Industry } from '../../nodes/LaafficVoiceAgent/api/facts';
import { outcomeOf } from '../calls/outcomes';
import type { CallOutcome } from '../calls/outcomes';
import { fraction, hashText } from '../calls/random';
import { recordingFileId } from '../calls/recordings';
import { DEMO_ACCOUNT } from '../options';
import { callEndedAt, calledCount, outcomeAt } from '../tasks/progress';
import type { Task } from '../tasks/task';

/** A call that has ended, as the platform would report it. */
export interface EndedCall extends CallOutcome {
	readonly voiceId: string;
	readonly taskId: number;
	readonly recallOf?: Task['recallOf'];
	readonly agentId: number;
	readonly callee: string;
	readonly endedAt: number;
	readonly recordingFileId: string | null;
	readonly industry: Industry;
}

const TASK_DIGITS = 3;
const ROW_DIGITS = 6;
const digits = (number: number, length: number) =>
	String(number % 10 ** length).padStart(length, '0');

/**
 * 20 digits, as in the vendor's examples: more than a number in JavaScript holds. The time is in
 * them, because a sandbox that starts anew counts its tasks anew.
 */
function voiceIdOf(acceptedAt: number, taskId: number, row: number): string {
	const seconds = Math.floor(acceptedAt / 1000);
	return `3${seconds}${digits(taskId, TASK_DIGITS)}${digits(row, ROW_DIGITS)}`;
}

/** The calls of a task that have ended by now, from a row on. */
export function endedCalls(task: Task, now: number, fromRow = 0): EndedCall[] {
	const calls: EndedCall[] = [];
	for (let row = fromRow; row < calledCount(task, now); row++) {
		const outcome = outcomeAt(task, row, now);
		const isRecorded = outcome.connected && task.settings['enableRecording'] !== 0;
		calls.push({
			...outcome,
			voiceId: voiceIdOf(task.acceptedAt, task.id, row),
			taskId: task.id,
			recallOf: task.recallOf,
			agentId: task.agent.id,
			callee: task.callees.numberAt(row),
			endedAt: callEndedAt(task, row),
			recordingFileId: isRecorded ? recordingFileId(task, row) : null,
			industry: task.agent.industry,
		});
	}
	return calls;
}

interface Invention {
	readonly count: number;
	/** Another seed gives other calls. */
	readonly seed: number;
	readonly now: number;
}

const INVENTED_TASK_ID = 4_000_000;
const HOUR_MS = 3_600_000;
/** Mobile numbers that Sweden keeps for films and books, 070-174 06 05 to 99: nobody has them. */
const FILM_NUMBERS = { first: 46_701_740_605, last: 46_701_740_699 } as const;
const inventedNumber = (row: number) => {
	const { first, last } = FILM_NUMBERS;
	return String(first + (row % (last - first + 1)));
};

/** Calls of the last hour that no campaign made, for trying out a workflow. */
export function inventedCalls({ count, seed, now }: Invention): EndedCall[] {
	const { agents } = DEMO_ACCOUNT;
	const taskHash = hashText('invented');
	return Array.from({ length: count }, (_, row) => {
		const agent = agents[Math.floor(fraction(seed, taskHash, row, 0) * agents.length)];
		const outcome = outcomeOf({ seed, taskHash, industry: agent.industry }, row);
		return {
			...outcome,
			voiceId: voiceIdOf(now, INVENTED_TASK_ID + seed, row),
			taskId: INVENTED_TASK_ID + seed,
			agentId: agent.id,
			callee: inventedNumber(row),
			endedAt: Math.floor(now - HOUR_MS + ((row + 1) / count) * HOUR_MS),
			recordingFileId: null,
			industry: agent.industry,
		};
	});
}

/** The name of the intent, as the platform sends it beside the code. */
export function intentText({ industry, intentCode }: EndedCall): string | null {
	const intents: ReadonlyArray<readonly [string, string]> = [
		...INDUSTRIES[industry].intents,
		...Object.entries(GLOBAL_INTENTS),
	];
	return intents.find(([code]) => code === intentCode)?.[1] ?? null;
}
