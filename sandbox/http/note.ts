import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '../context';
import type { LedgerRequest } from '../ledger';
import type { Answer } from './answer';

/** A request as the server hands it on. */
export interface Arrival {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly url: URL;
	readonly startedAt: number;
}

type Seen = Partial<
	Pick<
		LedgerRequest,
		'endpoint' | 'bytes' | 'fault' | 'accepted' | 'warnings' | 'taskName' | 'code'
	>
>;

/** Writes a request into the ledger; `silent` when the client sees no status line. */
export function note(
	context: Context,
	arrival: Arrival,
	answer: Answer,
	silent: boolean,
	seen: Seen,
): void {
	context.ledger.record({
		at: context.now(),
		method: arrival.request.method ?? '',
		path: arrival.url.pathname,
		endpoint: undefined,
		bytes: 0,
		accepted: false,
		warnings: [],
		fault: undefined,
		taskName: undefined,
		code: answer.code,
		...seen,
		httpStatus: silent ? 0 : answer.status,
		durationMs: Math.round(performance.now() - arrival.startedAt),
	});
}
