import { visibleText } from '../../api/coerce';
import { COLLECTION_VARIABLES, TEXT_MAX_LENGTH, TEXT_NAMES } from '../../api/facts';
import { ESCAPED } from './entries';

/** Which of the two sets of names the variables go by on the panel. */
export type VariableNames = 'text' | 'callInformation';

/** A variable that a campaign uses: what the panel calls it and where it goes in the request. */
export interface TextVariable {
	/** The name of its parameter, and of the field of the rows that goes with it. */
	readonly name: string;
	/** What the user knows it by. */
	readonly label: string;
	/** The name in the request. */
	readonly sentAs: string;
	/** Whether the agent has nothing to say without it. */
	readonly required: boolean;
	/** Whether its name says that it is a date. */
	readonly isDate?: boolean;
	/** The platform cuts longer texts; 30 characters where nothing is said. */
	readonly maxLength?: number;
}

/**
 * The ten variables of a set of names, as one platform wants them.
 *
 * Only ITNIO TECH documents `callInformation`; elsewhere its names stand for `text1` to `text10` in
 * the same order [agentSendItniotech].
 */
export function variablesOf(names: VariableNames, hasCallInformation: boolean): TextVariable[] {
	if (names === 'text') {
		return TEXT_NAMES.map((name, index) => ({
			name,
			label: textLabel(index),
			sentAs: name,
			required: true,
		}));
	}
	return COLLECTION_VARIABLES.map(({ name, label, required }, index) => ({
		name,
		label,
		sentAs: hasCallInformation ? name : TEXT_NAMES[index],
		required: required !== 'never',
		isDate: name.endsWith('_date'),
		...(hasCallInformation ? UNLIMITED : {}),
	}));
}

/** What the panel calls the variable at a place of `TEXT_NAMES`. */
export function textLabel(index: number): string {
	return `Text ${index + 1}`;
}

/** The page gives a limit for `text1` to `text10` only [agentSendItniotech]. */
const UNLIMITED = { maxLength: Infinity };

/** A field of the user's own: "callee information with custom field names" [agentSendItniotech]. */
export function ownVariable(name: string): TextVariable {
	return { name, label: name, sentAs: name, required: false, ...UNLIMITED };
}

type TextValue =
	| { readonly kind: 'text'; readonly text: string; readonly truncated: boolean }
	| { readonly kind: 'empty' | 'tooLong' | 'notAText' | 'errorText' | 'serialDate' };

/**
 * The cell itself, if it can be spoken as it stands, and written between the quotes of JSON: the
 * usual case, which has to be cheap.
 */
export function readyText(
	value: unknown,
	{ maxLength = TEXT_MAX_LENGTH }: Pick<TextVariable, 'maxLength'> = {},
): string | undefined {
	if (typeof value !== 'string' || value.length > maxLength || NOT_READY.test(value)) {
		return undefined;
	}
	return isInk(value.charCodeAt(0)) && isInk(value.charCodeAt(value.length - 1))
		? value
		: undefined;
}

/** Whether a character certainly is no blank; an empty text has none. */
function isInk(code: number): boolean {
	return code > 0x20 && code < 0x7f;
}

/** What sheets and programs write in place of words. Nobody is to hear that, alone or in a sentence. */
const NO_WORDS = new RegExp(
	[
		// A value that was missing, or could not be made.
		String.raw`^(?:null|NULL)$|\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date(?:Time)?\b`,
		// Errors of sheets, which a German one writes as #WERT!, and what stands there until then.
		String.raw`#(?:DIV\/0!|ERROR!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)`,
		String.raw`^#[¡¿]?[A-ZÀ-Ý/_0]{2,13}[!?]$|^#N(?:V|\/[A-Z])$|^Err:\d{3}$|^Loading\.{3}$`,
		// Numbers that were shortened, or worked out with binary fractions: 199.99999999999997.
		String.raw`^[+-]?\d+(?:[.,]\d+)?[eE][+-]\d+$|\d\.\d{12}`,
		// An expression that nobody evaluated, and signs as web pages have them: &amp;, &#39;.
		String.raw`\{\{.*\}\}|&(?:#x?[\da-fA-F]{2,6}|[a-zA-Z]{2,8});`,
	].join('|'),
	's',
);

/** Both in one look at each of a million texts. */
const NOT_READY = new RegExp(`${ESCAPED.source}|${NO_WORDS.source}`, 's');

/** A cell as the agent speaks it. The platform counts UTF-16 units and cuts silently [agentSend]. */
export function textValue(
	value: unknown,
	truncate: boolean,
	{ maxLength = TEXT_MAX_LENGTH, isDate }: Pick<TextVariable, 'maxLength' | 'isDate'> = {},
): TextValue {
	if (value === undefined || value === null) return { kind: 'empty' };
	if (isDate && isSerialDate(value)) return { kind: 'serialDate' };
	if (isInexact(value)) return { kind: 'errorText' };
	const spokenText = spoken(value);
	if (spokenText === undefined) return { kind: 'notAText' };
	const text = visibleText(spokenText);
	if (text === '') return { kind: 'empty' };
	if (NO_WORDS.test(text)) return { kind: 'errorText' };
	if (text.length <= maxLength) return { kind: 'text', text, truncated: false };
	if (!truncate) return { kind: 'tooLong' };
	return { kind: 'text', text: cut(text), truncated: true };
}

function spoken(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return Number.isNaN(value) ? '' : numberText(value);
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
	return undefined;
}

/** An amount without end, or with more digits than a number holds, has lost what was to be said. */
function isInexact(value: unknown): boolean {
	return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** Sheets count the days since 1900; these are from 1954 to 2119. */
function isSerialDate(value: unknown): boolean {
	return typeof value === 'number' && value >= 20_000 && value < 80_000;
}

/** How many digits at the end of a fraction come of its binary form, at least: 0.30000000000000004. */
const NOISE = 3;

/** A number as sheets show it, to fifteen digits where the others are noise. */
function numberText(value: number): string {
	const text = String(value);
	const rounded = String(Number(value.toPrecision(15)));
	return rounded.length < text.length - NOISE ? rounded : text;
}

/** Cut to the limit, never through the middle of a character made of two units. */
function cut(text: string): string {
	const end = text.codePointAt(TEXT_MAX_LENGTH - 1) ?? 0;
	return text.slice(0, end > 0xffff ? TEXT_MAX_LENGTH - 1 : TEXT_MAX_LENGTH).trimEnd();
}
