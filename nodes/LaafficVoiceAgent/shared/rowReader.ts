import type { IExecuteFunctions } from 'n8n-workflow';
import { InputProblem } from '../api/errors';

/** The fields of one input item. */
export type Row = Readonly<Record<string, unknown>>;

/** Reads one value for a row: a look-up, a constant, or an expression that n8n evaluates. */
export type Cell = (row: Row, index: number) => unknown;

/** A cell, and whether n8n's expression engine has to work for each row to fill it. */
interface CellReader {
	readonly cell: Cell;
	readonly usesEngine: boolean;
}

/**
 * A reader for the raw text of a parameter that is read once for each row.
 *
 * An expression costs n8n about a millisecond, a look-up a millionth of that. Constants, look-ups
 * such as `={{ $json.phone }}` and texts made of both are read directly, with the same result that
 * n8n's engine gives; everything else is left to the engine.
 *
 * @param engine evaluates the parameter for the item with the given index
 */
export function cellReader(raw: unknown, engine: (index: number) => unknown): CellReader {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return direct(() => raw);
	const parts = partsOf(raw.slice(1));
	if (parts === undefined) return { cell: (_row, index) => engine(index), usesEngine: true };
	const pieces = parts.map(pieceOf);
	if (parts.length === 1) return direct(orEngine(pieces[0], engine));
	return direct(orEngine((row) => joined(pieces, row), engine));
}

/** Reads a piece of a template, or says that only the engine can. */
type Piece = (row: Row) => unknown;

function pieceOf(part: Part): Piece {
	if (typeof part === 'string') return () => part;
	const [column, ...rest] = part;
	// The usual case, a plain column, is a single look-up.
	if (rest.length === 0 && !INHERITED.has(column)) return (row) => row[column];
	return (row) => valueAt(part, row);
}

function orEngine(piece: Piece, engine: (index: number) => unknown): Cell {
	return (row, index) => {
		const value = piece(row);
		return value === NOT_PLAIN ? engine(index) : value;
	};
}

/**
 * A reader for a parameter of a node, by its path such as `textVariables.text1`.
 *
 * @param label by which the user knows the parameter whose expression fails
 */
export function parameterReader(
	context: IExecuteFunctions,
	path: string,
	label: string,
): CellReader {
	const raw: unknown = context.getNodeParameter(path, 0, '', { rawExpressions: true });
	return cellReader(raw, (index) => {
		try {
			return context.getNodeParameter(path, index, '');
		} catch {
			throw failedExpression(label, index);
		}
	});
}

/** What the engine says can quote the row, so it is left out. */
export class FailedExpression extends InputProblem {
	constructor(
		readonly label: string,
		item: number,
	) {
		super(
			`The expression in '${label}' could not be evaluated for item ${item}`,
			`Correct the expression in '${label}'.`,
		);
	}
}

function failedExpression(label: string, item: number): FailedExpression {
	return new FailedExpression(label, item);
}

function direct(cell: Cell): CellReader {
	return { cell, usesEngine: false };
}

/** A piece of a template: fixed text, or the keys that lead to a value of the row. */
type Part = string | readonly string[];

const BRACES = /\{\{(.*?)\}\}/gs;
/** Text in which n8n's parser could see more than text. */
const TRICKY_TEXT = /\\|\{\{|\}\}|^\}|\{$/;

/** The pieces of a template, or nothing if it holds more than look-ups. */
function partsOf(template: string): Part[] | undefined {
	const parts: Part[] = [];
	let end = 0;
	for (const match of template.matchAll(BRACES)) {
		const path = pathOf(match[1]);
		if (path === undefined) return undefined;
		parts.push(template.slice(end, match.index), path);
		end = match.index + match[0].length;
	}
	parts.push(template.slice(end));
	if (parts.some((part) => typeof part === 'string' && TRICKY_TEXT.test(part))) return undefined;
	const filled = parts.filter((part) => part !== '');
	return filled.length === 0 ? [''] : filled;
}

// A key with a line break is no JavaScript, and 010 is the octal eight: both are for the engine.
const KEY = String.raw`"([^"\\\n\r\u2028\u2029]*)"|'([^'\\\n\r\u2028\u2029]*)'|(0|[1-9]\d{0,8})`;
const STEP = new RegExp(String.raw`\.([A-Za-z_$][\w$]*)|\[\s*(?:${KEY})\s*\]`, 'g');
const LOOKUP = new RegExp(String.raw`^\s*\$json((?:${STEP.source})+)\s*$`);

/** Words that n8n refuses in any expression, so that its own message must come. */
const REFUSED =
	/__\w+__|prototype|constructor|PropertyDescriptor|defineProper|getPrototypeOf|setPrototypeOf|mainModule|binding|_linkedBinding|_load|prepareStackTrace|caller|callee|arguments|getBuiltinModule/;

/** The keys of a look-up such as `$json.a["b c"][0]`, or nothing if it is anything else. */
function pathOf(code: string): string[] | undefined {
	const lookup = LOOKUP.exec(code);
	if (lookup === null || REFUSED.test(code)) return undefined;
	return Array.from(lookup[1].matchAll(STEP), keyOf);
}

function keyOf([, name, double, single, index]: RegExpMatchArray): string {
	return name ?? double ?? single ?? index;
}

/** Names that data has without being asked, such as `length`: the engine knows their rules. */
const INHERITED: ReadonlySet<string> = new Set(
	[Object, Array, String, Number, Boolean].flatMap((type) =>
		Object.getOwnPropertyNames(type.prototype),
	),
);

/** A value on the way that is more than data, so that only the engine can say what it holds. */
const NOT_PLAIN = Symbol('not plain');

function valueAt(path: readonly string[], row: Row): unknown {
	let value: unknown = row;
	for (const key of path) {
		if (value === undefined || value === null) return undefined;
		if (typeof value === 'object' && Object.hasOwn(value, key) && isPlain(value)) {
			value = (value as Record<string, unknown>)[key];
		} else if (typeof value === 'object' && isPlain(value) && !INHERITED.has(key)) {
			return undefined;
		} else {
			return NOT_PLAIN;
		}
	}
	return value;
}

/** Plain data of any realm: rows of a Code node come from a sandbox with prototypes of its own. */
function isPlain(value: object): boolean {
	if (Array.isArray(value)) return true;
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function joined(pieces: readonly Piece[], row: Row): unknown {
	let text = '';
	for (const piece of pieces) {
		const value = piece(row);
		if (typeof value === 'object' && value !== null) return NOT_PLAIN;
		if (typeof value === 'symbol' || typeof value === 'function') return NOT_PLAIN;
		text += isShown(value) ? String(value) : '';
	}
	return text;
}

/** n8n leaves empty values out of a text, but not zero and false. */
function isShown(value: unknown): boolean {
	return Boolean(value) || value === 0 || value === false;
}
