import type { INodeExecutionData } from 'n8n-workflow';
import { FailedExpression, type Row } from '../../shared/rowReader';
import { Pauses } from '../../shared/pauses';
import { numberIn } from './defaultCountry';
import { inJson } from './entries';
import { ListsByZone, type CalleeList } from './lists';
import { isUsualNumber } from './numberingPlans';
import { NumberTable } from './numberTable';
import { maskNumber, rejectionText, type RejectedRow, type Rejection } from './rejections';
import type { CalleeRules } from './rules';
import { readyText, textValue, type TextVariable } from './textVariables';

/** Rows that no callee came of, and what else the user should know of them. */
export interface SortedRows {
	readonly calleeCount: number;
	readonly rejected: readonly RejectedRow[];
	/** Rows left out because an earlier row has the same number. */
	readonly duplicates: readonly RejectedRow[];
	/** Rows that are called, though the rules of their country know no such number. */
	readonly unusual: readonly UnusualRow[];
	/** Rows of people who must not be called. */
	readonly suppressed: readonly RejectedRow[];
	readonly truncatedTexts: number;
	/** The number of each row by the index of its item, as it is dialled; only where rows come out. */
	readonly numbers?: ReadonlyArray<string | undefined>;
}

/** Kept as small as can be: in a list from a test system they are all of this kind. */
export interface UnusualRow {
	/** Index of the input item. */
	readonly item: number;
	/** To be masked before it is shown. */
	readonly number: string;
}

/** Gets each callee: its number, a text for each variable as it stands in JSON, and the index of its input item. */
export interface TakesCallees {
	add(number: string, texts: readonly string[], item: number, zone?: string): void;
}

/**
 * Reads rows as callees and sets aside those that cannot be called, one call of `add` a row.
 * Everything is found in one pass, so 200,000 rows cost a few look-ups each.
 */
export class CalleeReader implements SortedRows {
	calleeCount = 0;

	readonly rejected: RejectedRow[] = [];

	readonly duplicates: RejectedRow[] = [];

	readonly unusual: UnusualRow[] = [];

	readonly suppressed: RejectedRow[] = [];

	truncatedTexts = 0;

	readonly numbers?: Array<string | undefined>;

	private readonly messages = new Map<string, string>();

	private readonly firstItems: NumberTable;

	/** The texts of the row at hand, one for each variable, as they stand in JSON. */
	private readonly texts: string[] = [];

	/** @param rowCount how many rows may come; more are no harm */
	constructor(
		private readonly rules: CalleeRules,
		private readonly callees: TakesCallees,
		rowCount = 0,
	) {
		this.firstItems = new NumberTable(rowCount);
		if (rules.keepNumbers) this.numbers = [];
	}

	add(row: Row, item: number): void {
		const { truncatedTexts, calleeCount } = this;
		try {
			this.read(row, item);
		} catch (error) {
			// Only n8n's expression engine throws here, and what it says can quote the row.
			const label = error instanceof FailedExpression ? error.label : 'Callee Number';
			this.reject(item, 'expression', '', { label });
		}
		// Texts of a row that is not called do not count.
		if (this.calleeCount === calleeCount) this.truncatedTexts = truncatedTexts;
	}

	private read(row: Row, item: number): void {
		const cell = this.rules.number(row, item);
		const { number, reason } = numberIn(cell, this.rules.country(row, item));
		const { doNotCall } = this.rules;
		if (doNotCall?.items.has(item)) return this.suppress(item, '');
		if (number === undefined) return this.reject(item, reason, maskNumber(cell));
		if (this.numbers !== undefined) this.numbers[item] = number;
		if (doNotCall?.numbers.has(number)) return this.suppress(item, maskNumber(number));
		const isUsual = isUsualNumber(number);
		if (!isUsual && this.rules.rejectUnusualNumbers) {
			return this.reject(item, 'unusual', maskNumber(number));
		}
		if (!this.fillTexts(row, item, number)) return;
		const place = this.rules.zoneOf?.(row, item, number);
		if (place?.reason !== undefined) return this.reject(item, place.reason, maskNumber(number));
		if (this.isRepeat(number, item)) return;
		if (!isUsual) this.unusual.push({ item, number });
		this.calleeCount++;
		this.callees.add(number, this.texts, item, place?.zone);
	}

	/** Reads the row's texts; says whether all of them are in order. */
	private fillTexts(row: Row, item: number, number: string): boolean {
		const { variables } = this.rules;
		for (let index = 0; index < variables.length; index++) {
			const variable = variables[index];
			const value = variable.cell(row, item);
			const text = readyText(value, variable) ?? this.madeReady(value, variable, item, number);
			if (text === undefined) return false;
			this.texts[index] = text;
		}
		return true;
	}

	/** The text of a cell in JSON, empty if it is left out; nothing if the row is rejected over it. */
	private madeReady(
		cell: unknown,
		variable: TextVariable,
		item: number,
		number: string,
	): string | undefined {
		const { name, label, required } = variable;
		const value = textValue(cell, this.rules.truncateLongTexts, variable);
		if (value.kind === 'text') {
			if (value.truncated) this.truncatedTexts++;
			return inJson(value.text);
		}
		if (value.kind === 'empty' && (!required || this.rules.leaveOutEmptyTexts)) return '';
		const more = { variable: name, label };
		this.reject(item, TEXT_REJECTIONS[value.kind], maskNumber(number), more);
		return undefined;
	}

	/** Registers the number; says whether this row must not be called because of an earlier one. */
	private isRepeat(number: string, item: number): boolean {
		if (this.rules.duplicates === 'keepAll') return false;
		const sameAsItem = this.firstItems.add(number, item);
		if (sameAsItem === undefined) return false;
		const row = this.rejectedRow(item, 'duplicate', maskNumber(number), { sameAsItem });
		(this.rules.duplicates === 'reject' ? this.rejected : this.duplicates).push(row);
		return true;
	}

	private suppress(item: number, maskedNumber: string): void {
		this.suppressed.push(this.rejectedRow(item, 'suppressed', maskedNumber, {}));
	}

	private reject(item: number, reason: Rejection, maskedNumber: string, more: RowMarks = {}): void {
		this.rejected.push(this.rejectedRow(item, reason, maskedNumber, more));
	}

	private rejectedRow(
		item: number,
		reason: Rejection,
		maskedNumber: string,
		{ label, ...marks }: RowMarks,
	): RejectedRow {
		return { item, reason, message: this.message(reason, label), maskedNumber, ...marks };
	}

	/** One text for all rows that it is said of: 200,000 copies of it would fill the memory. */
	private message(reason: Rejection, label?: string): string {
		const key = `${reason} ${label}`;
		const message = this.messages.get(key) ?? rejectionText(reason, label);
		this.messages.set(key, message);
		return message;
	}
}

type RowMarks = Pick<RejectedRow, 'variable' | 'sameAsItem'> & { readonly label?: string };

const TEXT_REJECTIONS = {
	empty: 'emptyText',
	tooLong: 'longText',
	notAText: 'notAText',
	errorText: 'errorText',
	serialDate: 'serialDate',
} as const satisfies Record<string, Rejection>;

/** What a reader has found so far. */
export function sortedRows(reader: CalleeReader): SortedRows {
	const { calleeCount, rejected, duplicates, unusual, suppressed, truncatedTexts, numbers } =
		reader;
	return { calleeCount, rejected, duplicates, unusual, suppressed, truncatedTexts, numbers };
}

/** The rows of a run: those that are called, by task, and those that are not. */
export interface CollectedRows extends SortedRows {
	readonly lists: readonly CalleeList[];
}

/**
 * Reads all rows, and yields to n8n in between, which answers its users and webhooks.
 *
 * @param perTask callees that go into one task
 */
export async function collectCallees(
	items: readonly INodeExecutionData[],
	rules: CalleeRules,
	perTask: number,
): Promise<CollectedRows> {
	const lists = new ListsByZone(rules, perTask);
	const reader = new CalleeReader(rules, lists, items.length);
	const pauses = new Pauses();
	// Counted, because an iterator makes a list of two for each row.
	for (let item = 0; item < items.length; item++) {
		reader.add(items[item].json, item);
		if (pauses.isDue(item)) await pauses.take();
	}
	return { ...sortedRows(reader), lists: lists.all() };
}
