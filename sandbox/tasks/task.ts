import type { Account, Agent } from '../options';
import type { CallSeed } from '../calls/outcomes';
import type { CalleeList } from './calleeList';
import type { Fields } from '../fields';

/** Who made a task: a request of a client, a recall flow, or a test that planted it. */
export type Origin = 'request' | 'recall' | 'planted';

/** A text that was longer than documented: the platform cuts it without a word. */
export interface CutText {
	readonly row: number;
	readonly name: string;
	readonly length: number;
}

/** How a task ends that does not go through: submission failed, cancelled, suspended. */
export type EndState = 3 | 4 | 5;

/** When a task moves on, in milliseconds of the sandbox's clock. */
export interface Timeline {
	readonly startAt: number;
	readonly callingAt: number;
	readonly endAt: number;
}

export interface Tally {
	called: number;
	connected: number;
	lineSeconds: number;
	agentSeconds: number;
}

export interface NewTask {
	readonly name: string;
	readonly origin: Origin;
	readonly account: Account;
	readonly agent: Agent;
	readonly callees: CalleeList;
	/** What the request asked for besides the callees; documented keys only. */
	readonly settings: Fields;
	readonly sendAt?: number;
	/** Of a recall: the task that was sent, and how many recalls of it there are with this one. */
	readonly recallOf?: { readonly taskId: number; readonly count: number };
	readonly warnings?: readonly string[];
	readonly cutTexts?: readonly CutText[];
}

export interface Task extends NewTask {
	readonly id: number;
	/** The time of acceptance as the server's own clock showed it (which can be off). */
	readonly createdAt: number;
	readonly acceptedAt: number;
	readonly timeline: Timeline;
	readonly callSeed: CallSeed;
	/** The sums of the calls made so far; only grows. */
	readonly tally: Tally;
	/** Where the task does not go through: from when on, and the state in which it stays. */
	end?: { readonly state: EndState; readonly at: number };
	/** While set, the list does not show the task yet. */
	hidden?: { requests: number; until: number };
}
