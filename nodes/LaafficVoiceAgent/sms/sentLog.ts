import type { RequestProblem } from '../api/errors';
import type { SentSms } from './deliver';
import type { SmsMessage } from './message';

/** What became of a message, and the item that asked for it first. */
export interface LoggedSms {
	readonly item: number;
	/** What the platform has taken; missing while that is unknown. */
	readonly sent?: SentSms;
	/** Why it is unknown. */
	readonly problem?: RequestProblem;
}

/** All tries of a run get the same object from n8n, so its messages are known until n8n forgets it. */
const runs = new WeakMap<object, Map<string, LoggedSms>>();

/** The messages of one run: the same words go to the same person once. */
export class SentLog {
	private readonly messages: Map<string, LoggedSms>;

	constructor(
		run: object,
		private readonly account: string,
	) {
		this.messages = runs.get(run) ?? new Map<string, LoggedSms>();
		runs.set(run, this.messages);
	}

	find(message: SmsMessage): LoggedSms | undefined {
		return this.messages.get(this.keyOf(message));
	}

	note(message: SmsMessage, logged: LoggedSms): void {
		this.messages.set(this.keyOf(message), logged);
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
