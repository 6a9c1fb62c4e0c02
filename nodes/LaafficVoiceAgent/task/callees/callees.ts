import type { Cell, Row } from '../../shared/rowReader';
import { normalisePhoneNumber } from './phoneNumber';
import { maskNumber, REJECTIONS, type RejectedRow, type Rejection } from './rejection';
import { readyText, textValue, type TextVariable } from './textVariables';
import type { CountryCode } from './nationalNumber';

export type DuplicateRule = 'keepFirst' | 'keepAll' | 'reject';

/** How rows become callees. */
export interface CalleeRules {
	readonly number: Cell;
	readonly variables: ReadonlyArray<TextVariable & { readonly cell: Cell }>;
	/** Whether the texts go into the map of their own that ITNIO TECH documents. */
	readonly inCallInformation: boolean;
	readonly defaultCountry?: CountryCode;
	readonly duplicates: DuplicateRule;
	readonly truncateLongTexts: boolean;
	readonly leaveOutEmptyTexts: boolean;
}

/** An entry of `numberInfoList`: `{"calleeNumber":"919777654321","text1":"David"}` [agentSend]. */
export type Callee = Texts & { readonly calleeNumber: string };

/** Texts by their names; those of a collection stand in a map of their own. */
type Texts = Record<string, string | Record<string, string>>;

/** Rows that no callee came of, and what else the user should know of them. */
export interface SortedRows {
	readonly calleeCount: number;
	readonly rejected: readonly RejectedRow[];
	/** Rows left out because an earlier row has the same number. */
	readonly duplicates: readonly RejectedRow[];
	readonly truncatedTexts: number;
}

/**
 * Sorts rows into callees and rejected rows, one call of `add` a row. Everything is found in one
 * pass, so 200,000 rows cost a few look-ups each.
 */
export class RowSorter implements SortedRows {
	calleeCount = 0;

	readonly rejected: RejectedRow[] = [];

	readonly duplicates: RejectedRow[] = [];

	truncatedTexts = 0;

	private readonly firstItemOf = new Map<string, number>();

	/** @param take gets each callee with the index of its input item */
	constructor(
		private readonly rules: CalleeRules,
		private readonly take: (callee: Callee, item: number) => void,
	) {}

	add(row: Row, item: number): void {
		const { truncatedTexts, calleeCount } = this;
		try {
			this.sort(row, item);
		} catch {
			// Only n8n's expression engine throws here, and what it says can quote the row.
			this.reject(item, 'expression', '');
		}
		// Texts of a row that is not called do not count.
		if (this.calleeCount === calleeCount) this.truncatedTexts = truncatedTexts;
	}

	private sort(row: Row, item: number): void {
		const cell = this.rules.number(row, item);
		const { number, reason } = normalisePhoneNumber(cell, this.rules.defaultCountry);
		if (number === undefined) return this.reject(item, reason, maskNumber(cell));
		const callee: Callee = { calleeNumber: number };
		const texts: Texts = this.rules.inCallInformation ? (callee.callInformation = {}) : callee;
		if (!this.fillTexts(texts, row, item, number) || this.isRepeat(number, item)) return;
		this.calleeCount++;
		this.take(callee, item);
	}

	/** Writes the row's texts into the callee; says whether all of them are in order. */
	private fillTexts(texts: Texts, row: Row, item: number, number: string): boolean {
		for (const variable of this.rules.variables) {
			const value = variable.cell(row, item);
			const text = readyText(value) ?? this.madeReady(value, variable, item, number);
			if (text === undefined) return false;
			if (text !== '') texts[variable.sentAs] = text;
		}
		return true;
	}

	/** The text of a cell, empty if it is left out; nothing if the row is rejected over it. */
	private madeReady(
		cell: unknown,
		{ name, required }: TextVariable,
		item: number,
		number: string,
	): string | undefined {
		const value = textValue(cell, this.rules.truncateLongTexts);
		if (value.kind === 'text') {
			if (value.truncated) this.truncatedTexts++;
			return value.text;
		}
		if (value.kind === 'empty' && (!required || this.rules.leaveOutEmptyTexts)) return '';
		this.reject(item, TEXT_REJECTIONS[value.kind], maskNumber(number), { variable: name });
		return undefined;
	}

	/** Registers the number; says whether this row must not be called because of an earlier one. */
	private isRepeat(number: string, item: number): boolean {
		if (this.rules.duplicates === 'keepAll') return false;
		const sameAsItem = this.firstItemOf.get(number);
		if (sameAsItem === undefined) {
			this.firstItemOf.set(number, item);
			return false;
		}
		const row = rejectedRow(item, 'duplicate', maskNumber(number), { sameAsItem });
		(this.rules.duplicates === 'reject' ? this.rejected : this.duplicates).push(row);
		return true;
	}

	private reject(
		item: number,
		reason: Rejection,
		maskedNumber: string,
		more: Pick<RejectedRow, 'variable'> = {},
	): void {
		this.rejected.push(rejectedRow(item, reason, maskedNumber, more));
	}
}

const TEXT_REJECTIONS = {
	empty: 'emptyText',
	tooLong: 'longText',
	notAText: 'notAText',
} as const satisfies Record<string, Rejection>;

function rejectedRow(
	item: number,
	reason: Rejection,
	maskedNumber: string,
	more: Pick<RejectedRow, 'variable' | 'sameAsItem'>,
): RejectedRow {
	return { item, reason, message: REJECTIONS[reason], maskedNumber, ...more };
}
