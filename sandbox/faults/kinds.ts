import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { EndState } from '../tasks/task';

/** What every fault can say about when it strikes. */
interface FaultBase {
	/** Only requests to this endpoint; all endpoints unless told. */
	readonly endpoint?: Endpoint;
	/** How many matching requests it strikes; 1 unless told (clock skew: always). */
	readonly times?: number | 'always';
	/** How many matching requests it lets pass first. */
	readonly skip?: number;
	/** How long it waits before it strikes, or before the answer. */
	readonly afterMs?: number;
	/** Only requests for a task whose name contains this; not for faults of headers or clocks. */
	readonly taskName?: string;
}

/** Faults on the way of a request or its answer. A request meets at most one of them. */
export type TransportFault = FaultBase &
	(
		| /** The connection is reset; the request is never worked on. */
		  {
				readonly kind: 'resetBeforeAccept';
				readonly at?: 'headers' | 'body';
		  } /** Worked on, then the connection is closed without a byte of the answer. */
		| { readonly kind: 'loseAnswer' } /** Worked on, the answer comes late by `afterMs`. */
		| { readonly kind: 'delayAnswer' } /** Worked on, half the answer's body arrives. */
		| { readonly kind: 'halfAnswer' } /** Worked on, only the answer's headers arrive. */
		| {
				readonly kind: 'afterHeaders';
		  } /** A gateway answers instead; `accepted` tells whether the request was worked on first. */
		| {
				readonly kind: 'httpStatus';
				readonly status: number;
				readonly accepted?: boolean;
				readonly body?: 'html' | 'json';
		  } /** Worked on, but the answer is an HTML page with status 200. */
		| {
				readonly kind: 'wrongContentType';
				readonly accepted?: boolean;
		  } /** The platform answers with this code; `accepted` as above. */
		| {
				readonly kind: 'code';
				readonly code: string;
				readonly reason?: string;
				readonly accepted?: boolean;
		  } /** The task list fails. */
		| {
				readonly kind: 'listFails';
				readonly status?: number;
		  } /** Something on the way delivers it twice, `afterMs` apart; one answer gets through. */
		| { readonly kind: 'deliveredTwice'; readonly answer?: 'first' | 'second' }
	);

/** Faults of the platform's insides. Any number of them can hold for one request. */
export type EffectFault = FaultBase &
	(
		| /** Tasks created meanwhile stay out of the list for some list requests or milliseconds. */
		  {
				readonly kind: 'listLag';
				readonly requests?: number;
				readonly ms?: number;
		  } /** The server's clock goes wrong by so many seconds. */
		| {
				readonly kind: 'clockSkewSeconds';
				readonly seconds: number;
		  } /** Just before the request somebody else takes the task name, for so many callees. */
		| {
				readonly kind: 'foreignOwner';
				readonly callees?: 'same' | number;
		  } /** The task is accepted, and `afterMs` later it has failed, is cancelled or suspended. */
		| { readonly kind: 'taskEnds'; readonly state: EndState }
	);

export type Fault = TransportFault | EffectFault;
export type FaultKind = Fault['kind'];

/** Each kind: whether it sits on the way, how often it strikes and where, unless told otherwise. */
export const FAULT_KINDS = {
	resetBeforeAccept: { effect: false, times: 1 },
	loseAnswer: { effect: false, times: 1 },
	delayAnswer: { effect: false, times: 1 },
	halfAnswer: { effect: false, times: 1 },
	afterHeaders: { effect: false, times: 1 },
	httpStatus: { effect: false, times: 1 },
	wrongContentType: { effect: false, times: 1 },
	code: { effect: false, times: 1 },
	listFails: { effect: false, times: 1, endpoint: 'queryTasks' },
	deliveredTwice: { effect: false, times: 1, endpoint: 'createTask' },
	listLag: { effect: true, times: 1, endpoint: 'createTask' },
	clockSkewSeconds: { effect: true, times: 'always' },
	foreignOwner: { effect: true, times: 1, endpoint: 'createTask' },
	taskEnds: { effect: true, times: 1, endpoint: 'createTask' },
} as const satisfies Record<
	FaultKind,
	{ effect: boolean; times: number | 'always'; endpoint?: Endpoint }
>;

export function isEffect(fault: Fault): fault is EffectFault {
	return FAULT_KINDS[fault.kind].effect;
}
