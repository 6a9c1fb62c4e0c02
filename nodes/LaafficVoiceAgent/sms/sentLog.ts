import type { IExecuteFunctions } from 'n8n-workflow';
import type { RequestProblem } from '../api/errors';
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

/** By execution and node, until n8n forgets the execution. */
const executions = new WeakMap<object, Map<string, LoggedSms>>();

/** The messages of one execution: the same words go to the same person once. */
export class SentLog {
	private readonly messages: Map<string, LoggedSms>;

	/** All tries of a round get the same object from n8n; all rounds of a loop share another one. */
	private readonly round: object;

	constructor(
		context: Pick<IExecuteFunctions, 'getContext' | 'getExecuteData'>,
		private readonly account: string,
	) {
		const execution = context.getContext('node');
		this.messages = executions.get(execution) ?? new Map<string, LoggedSms>();
		executions.set(execution, this.messages);
		this.round = context.getExecuteData();
	}

	find(message: SmsMessage): LoggedSms | undefined {
		return this.messages.get(this.keyOf(message));
	}

	note(message: SmsMessage, logged: Omit<LoggedSms, 'round'>): void {
		this.messages.set(this.keyOf(message), { ...logged, round: this.round });
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

	private keyOf({ number, content }: SmsMessage): string {
		return JSON.stringify([this.account, number, content]);
	}
}
