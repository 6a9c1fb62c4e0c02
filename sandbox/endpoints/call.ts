import type { Context } from '../context';
import type { EffectFault } from '../faults/kinds';
import type { Fields } from '../fields';
import type { Account } from '../options';

/** An admitted request, on its way to the handler of its endpoint. */
export interface Call {
	readonly context: Context;
	readonly account: Account;
	readonly body: Fields;
	readonly query: URLSearchParams;
	/** The address at which the client reached the platform. */
	readonly origin: string;
	readonly effects: readonly EffectFault[];
	/** The sandbox's clock. */
	readonly now: number;
	/** What the server's own clock shows, which a fault can put wrong. */
	readonly shownNow: number;
	/** For the ledger: keys that no page documents. */
	readonly warn: (...warnings: readonly string[]) => void;
}

/** What a handler answers: the envelope's `data`, fields beside it, or a sound file. */
export type Result =
	| { readonly kind: 'data'; readonly data: unknown }
	| { readonly kind: 'top'; readonly fields: Fields }
	| { readonly kind: 'audio'; readonly bytes: Buffer; readonly fileName: string };

export type Handler = (call: Call) => Result;

export const data = (value: unknown): Result => ({ kind: 'data', data: value });
