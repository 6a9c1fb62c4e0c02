import type { IExecuteFunctions } from 'n8n-workflow';
import { plainText } from '../../api/coerce';
import { InputProblem } from '../../api/errors';
import { Pauses } from '../../shared/pauses';
import { parameterReader, type Cell, type Row } from '../../shared/rowReader';
import { numberIn, type Country } from './defaultCountry';
import { NumberTable } from './numberTable';
import { maskNumber, REJECTIONS } from './rejections';

/** Who must not be called, whatever rows ask for it. */
export interface DoNotCall {
	/** Numbers as they would be dialled. */
	readonly numbers: Pick<NumberTable, 'has'>;
	/** Marked rows without a number. */
	readonly items: ReadonlySet<number>;
}

/** How rows say whose they are. */
export interface NumberRules {
	readonly number: Cell;
	readonly country: (row: Row, index: number) => Country;
	/** The country of numbers that stand in no row. */
	readonly countryOutsideRows: Country;
}

/** The labels of the options, as messages name them. */
const LIST = "'Do Not Call'";
const FIELD = "'Do Not Call Field'";

/**
 * Everybody who must not be called: those on the list, and those whom a row marks, in any row with
 * the same number. Nothing where neither option was added. A doubt about either stops everything,
 * because a gap in the list is a call to somebody who must not be called.
 */
export async function doNotCallOf(
	context: IExecuteFunctions,
	rules: NumberRules,
): Promise<DoNotCall | undefined> {
	const options = context.getNodeParameter('options', 0, {}, { rawExpressions: true }) as object;
	const hasList = 'doNotCall' in options;
	const hasField = 'doNotCallField' in options;
	if (!hasList && !hasField) return undefined;
	const list: unknown = hasList ? context.getNodeParameter('options.doNotCall', 0) : [];
	const numbers = new NumberTable(Array.isArray(list) ? list.length : 0);
	const items = new Set<number>();
	if (hasList) await addList(list, rules.countryOutsideRows, numbers);
	if (hasField) await addMarked(context, rules, numbers, items);
	return { numbers, items };
}

async function addList(list: unknown, country: Country, numbers: NumberTable): Promise<void> {
	const pauses = new Pauses();
	let place = 0;
	for (const entry of entriesOf(list)) {
		place++;
		numbers.add(numberOf(entry, place, country), place);
		if (pauses.isDue(place)) await pauses.take();
	}
	if (place === 0) throw emptyOption(LIST);
}

const LINE = /[^,\r\n]+/g;

/** The entries of a list or of a text, one after the other: a text of millions is not split at once. */
function* entriesOf(list: unknown): Generator<unknown> {
	if (Array.isArray(list)) {
		yield* list as unknown[];
		return;
	}
	if (typeof list === 'object' && list !== null) throw notANumber(list, 1);
	for (const [line] of plainText(list).matchAll(LINE)) if (line.trim() !== '') yield line;
}

function numberOf(entry: unknown, place: number, country: Country): string {
	const { number, reason } = numberIn(entry, country);
	if (number !== undefined) return number;
	if (typeof entry === 'object' && entry !== null) throw notANumber(entry, place);
	const shown = maskNumber(entry);
	throw new InputProblem(
		`Entry ${place} of ${LIST}${shown === '' ? '' : ` (${shown})`} is no phone number that can be compared, so nobody was called`,
		`${REJECTIONS[reason]} Or take the entry off the list.`,
	);
}

function notANumber(entry: object, place: number): InputProblem {
	const what = Array.isArray(entry) ? 'a list of its own' : 'an object';
	return new InputProblem(
		`Entry ${place} of ${LIST} is ${what} instead of a phone number, so nobody was called`,
		"Let the expression give the numbers alone, such as {{ $('Opt-Outs').all().map((row) => row.json.phone) }}.",
	);
}

function emptyOption(option: string): InputProblem {
	return new InputProblem(
		`${option} is empty, so nobody was called`,
		`Check where ${option} comes from. If nobody is to be left out, remove the option.`,
	);
}

/** What a cell can say; the empty one says no. */
const ANSWERS: ReadonlyMap<string, boolean> = new Map([
	...['true', 'yes', 'y', '1', 'x', 'on'].map((word) => [word, true] as const),
	...['false', 'no', 'n', '0', 'off', ''].map((word) => [word, false] as const),
]);

/** A person who is marked in one row is to be found in all others, so this comes before the rows. */
async function addMarked(
	context: IExecuteFunctions,
	{ number: numberCell, country }: NumberRules,
	numbers: NumberTable,
	items: Set<number>,
): Promise<void> {
	const raw: unknown = context.getNodeParameter('options.doNotCallField', 0, '', {
		rawExpressions: true,
	});
	if (plainText(raw).replace(/^=/, '') === '') throw emptyOption(FIELD);
	const { cell } = parameterReader(context, 'options.doNotCallField', 'Do Not Call Field');
	const pauses = new Pauses();
	const rows = context.getInputData();
	let isFilled = rows.length === 0;
	for (const [item, { json }] of rows.entries()) {
		if (pauses.isDue(item)) await pauses.take();
		const mark = cell(json, item);
		isFilled ||= mark !== undefined;
		if (!isMarked(mark, item)) continue;
		const { number, reason } = numberOrNothing(() =>
			numberIn(numberCell(json, item), country(json, item)),
		);
		if (number !== undefined) numbers.add(number, item);
		if (reason === 'empty') items.add(item);
	}
	if (!isFilled) throw missingField();
}

function isMarked(mark: unknown, item: number): boolean {
	const answer = ANSWERS.get(plainText(mark).toLowerCase());
	if (answer !== undefined) return answer;
	const text = plainText(mark).slice(0, 40);
	const shown = /\d{4}/.test(text) ? maskNumber(text) : text;
	throw new InputProblem(
		`${FIELD} is "${shown}" for item ${item}, which is neither yes nor no, so nobody was called`,
		`Map a column to ${FIELD} that says true, yes, y, 1, x or on for those who must not be called, and false, no, n, 0, off or nothing for the others.`,
	);
}

/** Rows that cannot be read are rejected later, with their reason. */
function numberOrNothing(read: () => ReturnType<typeof numberIn>): ReturnType<typeof numberIn> {
	try {
		return read();
	} catch {
		return { reason: 'expression' };
	}
}

/** A misspelled column would let everybody be called. */
function missingField(): InputProblem {
	return new InputProblem(
		`No row has the field that ${FIELD} reads, so nobody was called`,
		`Check the name of the column. If only marked rows have it, say what the others mean, such as {{ $json.do_not_call ?? 'no' }}.`,
	);
}
