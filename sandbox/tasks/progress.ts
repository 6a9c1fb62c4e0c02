import { outcomeOf } from '../calls/outcomes';
import type { CallOutcome } from '../calls/outcomes';
import type { Tally, Task, Timeline } from './task';

/** The states by the names that this simulation passes through; numbers as in TASK_STATES. */
export const STATE = {
	waiting: 0,
	calling: 1,
	finished: 2,
	failed: 3,
	cancelled: 4,
	suspended: 5,
	submitting: 6,
} as const;
type TaskState = (typeof STATE)[keyof typeof STATE];

const SUBMITTING_SECONDS = 5;
/** One call a second, within what keeps a demonstration lively and a big campaign short. */
const LEAST_CALLING_SECONDS = 30;
const MOST_CALLING_SECONDS = 600;
/** Lines are billed by the started minute (`60+60`), agents by the second. */
const BILLING_STEP_SECONDS = 60;

/**
 * When a new task moves on. Calling windows do not hold it up, so that a demonstration moves at
 * any time of the day.
 */
export function planTimeline(
	acceptedAt: number,
	sendAt: number | undefined,
	callees: number,
	speed: number,
): Timeline {
	const real = (seconds: number) => (seconds * 1000) / speed;
	const wait = Math.max(0, (sendAt ?? acceptedAt) - acceptedAt) / speed;
	const calling = Math.min(Math.max(callees, LEAST_CALLING_SECONDS), MOST_CALLING_SECONDS);
	const startAt = acceptedAt + wait;
	const callingAt = startAt + real(SUBMITTING_SECONDS);
	return { startAt, callingAt, endAt: callingAt + real(calling) };
}

export function stateOf(task: Task, now: number): TaskState {
	if (task.end && now >= task.end.at) return task.end.state;
	const { startAt, callingAt, endAt } = task.timeline;
	if (now < startAt) return STATE.waiting;
	if (now < callingAt) return STATE.submitting;
	return now < endAt ? STATE.calling : STATE.finished;
}

const OVER: readonly TaskState[] = [STATE.finished, STATE.failed, STATE.cancelled];

export function isOver(task: Task, now: number): boolean {
	return OVER.includes(stateOf(task, now));
}

/** When the last call ended, or will. */
export function endOf(task: Task): number {
	return task.end?.at ?? task.timeline.endAt;
}

/** How many of the callees, from the first on, have been called. */
export function calledCount(task: Task, now: number): number {
	const { callingAt, endAt } = task.timeline;
	const until = Math.min(now, endOf(task));
	if (until < callingAt) return 0;
	const share = (until - callingAt) / (endAt - callingAt);
	return Math.floor(task.callees.length * Math.min(1, share));
}

/** Whether it is over before anybody was called. */
export function callsNobody(task: Task, now: number): boolean {
	return isOver(task, now) && calledCount(task, now) === 0;
}

/** When the call to a row ends, in milliseconds of the sandbox's clock. */
export function callEndedAt(task: Task, row: number): number {
	const { callingAt, endAt } = task.timeline;
	return callingAt + ((row + 1) / task.callees.length) * (endAt - callingAt);
}

/** How the call to a row ended; a row that was not reached before a cancellation was not called. */
export function outcomeAt(task: Task, row: number, now: number): CallOutcome {
	if (row < calledCount(task, now)) return outcomeOf(task.callSeed, row);
	return {
		outcome: 'notCalled',
		connected: false,
		intentCode: '99998',
		ringSeconds: 0,
		talkSeconds: 0,
	};
}

function addCall(tally: Tally, { connected, talkSeconds }: CallOutcome): void {
	tally.called++;
	if (!connected) return;
	tally.connected++;
	tally.agentSeconds += talkSeconds;
	tally.lineSeconds += Math.ceil(talkSeconds / BILLING_STEP_SECONDS) * BILLING_STEP_SECONDS;
}

/** The sums up to now. They are carried on from the last time, so that polling stays cheap. */
export function tallyOf(task: Task, now: number): Readonly<Tally> {
	const called = calledCount(task, now);
	const { tally } = task;
	for (let row = tally.called; row < called; row++) addCall(tally, outcomeOf(task.callSeed, row));
	return tally;
}
