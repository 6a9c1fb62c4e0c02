import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { RequestProblem } from '../api/errors';
import type { SentSms } from './deliver';
import type { SmsMessage } from './message';

/** What became of a message, and the item that asked for it first. */
export interface LoggedSms {
	readonly item: number;
	/** The round in which the item asked, where the node stands in a loop. */
	readonly round: object;
	/** What the platform has taken; missing while that is unknown. */
	readonly sent?: SentSms;
	/** Why it is unknown. */
	readonly problem?: RequestProblem;
}

/** The same as n8n stores it with the execution. */
interface KeptSms {
	readonly sent?: SentSms;
	readonly problem?: Pick<RequestProblem, 'message' | 'advice' | 'details'>;
}

/** By execution and node, until n8n forgets the execution or puts it aside. */
const executions = new WeakMap<object, Map<string, LoggedSms>>();

/**
 * The messages of one execution: the same words go to the same person once. They are kept with the
 * execution, too, because n8n forgets all else where it waits in between, and where a person tries
 * it again from the list of executions.
 */
export class SentLog {
	private readonly messages: Map<string, LoggedSms>;

	private readonly kept: Record<string, KeptSms>;

	/** All tries of a round get the same object from n8n; all rounds of a loop share another one. */
	private readonly round: object;

	constructor(
		context: Pick<IExecuteFunctions, 'getContext' | 'getExecuteData'>,
		private readonly account: string,
	) {
		const execution = context.getContext('node') as { texts?: Record<string, KeptSms> };
		this.kept = execution.texts ??= {};
		this.messages = executions.get(execution) ?? loggedBefore(this.kept);
		executions.set(execution, this.messages);
		this.round = context.getExecuteData();
	}

	find(message: SmsMessage): LoggedSms | undefined {
		return this.messages.get(this.keyOf(message));
	}

	note(message: SmsMessage, logged: Omit<LoggedSms, 'round'>): void {
		const key = this.keyOf(message);
		this.messages.set(key, { ...logged, round: this.round });
		if (logged.sent !== undefined) this.kept[key] = { sent: logged.sent };
		if (logged.problem !== undefined) this.kept[key] = { problem: told(logged.problem) };
	}

	/** Whether it was noted in this round: items of others have nothing to do with those of this one. */
	isOfThisRound({ round }: LoggedSms): boolean {
		return round === this.round;
	}

	/** It was certainly not sent, so that it may be sent later. */
	drop(message: SmsMessage): void {
		this.messages.delete(this.keyOf(message));
	}

	sentCount(): number {
		return [...this.messages.values()].filter(({ sent }) => sent !== undefined).length;
	}

	/** No number can be worked out from it, because the account has the API key in it. */
	private keyOf({ number, content }: SmsMessage): string {
		const text = JSON.stringify([this.account, number, content]);
		return createHash('sha256').update(text).digest('base64').slice(0, 24);
	}
}

const told = ({ message, advice, details }: RequestProblem) => ({ message, advice, details });

/** What n8n has stored, as of a round that nobody is in any more. */
function loggedBefore(kept: Readonly<Record<string, KeptSms>>): Map<string, LoggedSms> {
	const round = {};
	return new Map(
		Object.entries(kept).map(([key, { sent, problem }]) => [
			key,
			{ item: 0, round, sent, problem: problem && problemOf(problem) },
		]),
	);
}

function problemOf({ message, advice, details }: NonNullable<KeptSms['problem']>): RequestProblem {
	return new RequestProblem(message, advice, 'unknown', details);
}
