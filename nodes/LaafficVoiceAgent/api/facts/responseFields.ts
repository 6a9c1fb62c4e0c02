import type { Page } from './pages';

/**
 * How a field of an answer is written, and so how it is read:
 * - `id`: a whole number; `count`: the same, of things;
 * - `percent`: a number in a text, with or without a percent sign;
 * - `duration`: seconds in a text with their unit, such as `60s`; `seconds`: a plain number;
 * - `money`: an amount in a text with its currency, such as `0.159827(USD)`; `amount`: without;
 * - `time`: `yyyy-MM-dd HH:mm:ss` without a zone;
 * - `taskState`, `recallState`, `recallType`: a code of that table.
 */
export type FieldKind =
	| 'id'
	| 'text'
	| 'count'
	| 'percent'
	| 'seconds'
	| 'duration'
	| 'money'
	| 'amount'
	| 'time'
	| 'taskState'
	| 'recallState'
	| 'recallType';

/** A field of an answer. */
export interface ResponseField {
	readonly name: string;
	/** What other pages call it. */
	readonly also?: readonly string[];
	readonly kind: FieldKind;
	readonly meaning: string;
	/** Its name in the simplified output. Fields without one come out with Simplify off only. */
	readonly as?: string;
	readonly from: Page;
}
