import { visibleText } from '../../api/coerce';
import { COLLECTION_VARIABLES, TEXT_MAX_LENGTH, TEXT_NAMES } from '../../api/facts';

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
	| { readonly kind: 'empty' | 'tooLong' | 'notAText' | 'errorText' };

/** The cell itself, if it can be spoken as it stands: the usual case, which has to be cheap. */
export function readyText(
	value: unknown,
	{ maxLength = TEXT_MAX_LENGTH }: Pick<TextVariable, 'maxLength'> = {},
): string | undefined {
	if (typeof value !== 'string' || value.length > maxLength || isError(value)) return undefined;
	return isInk(value.charCodeAt(0)) && isInk(value.charCodeAt(value.length - 1))
		? value
		: undefined;
}

/** Whether a character certainly is no blank; an empty text has none. */
function isInk(code: number): boolean {
	return code > 0x20 && code < 0x7f;
}

/** What spreadsheets and JavaScript write where a value could not be made. Nobody is to hear that. */
const ERRORS: ReadonlySet<string> = new Set([
	'#DIV/0!',
	'#ERROR!',
	'#N/A',
	'#NAME?',
	'#NULL!',
	'#NUM!',
	'#REF!',
	'#VALUE!',
	'Invalid Date',
	'Invalid DateTime',
	'NaN',
	'[object Object]',
	'undefined',
]);
const STARTS_OF_ERRORS: ReadonlySet<number> = new Set(
	[...ERRORS].map((text) => text.charCodeAt(0)),
);

/** By the first character, because a look into the longer set costs more for each of millions. */
function isError(text: string): boolean {
	return STARTS_OF_ERRORS.has(text.charCodeAt(0)) && ERRORS.has(text);
}

/** A cell as the agent speaks it. The platform counts UTF-16 units and cuts silently [agentSend]. */
export function textValue(
	value: unknown,
	truncate: boolean,
	{ maxLength = TEXT_MAX_LENGTH }: Pick<TextVariable, 'maxLength'> = {},
): TextValue {
	if (value === undefined || value === null) return { kind: 'empty' };
	const spokenText = spoken(value);
	if (spokenText === undefined) return { kind: 'notAText' };
	const text = visibleText(spokenText);
	if (text === '') return { kind: 'empty' };
	if (isError(text)) return { kind: 'errorText' };
	if (text.length <= maxLength) return { kind: 'text', text, truncated: false };
	if (!truncate) return { kind: 'tooLong' };
	return { kind: 'text', text: cut(text), truncated: true };
}

function spoken(value: unknown): string | undefined {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value);
	if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
	return undefined;
}

/** Cut to the limit, never through the middle of a character made of two units. */
function cut(text: string): string {
	const end = text.codePointAt(TEXT_MAX_LENGTH - 1) ?? 0;
	return text.slice(0, end > 0xffff ? TEXT_MAX_LENGTH - 1 : TEXT_MAX_LENGTH).trimEnd();
}
