import type { Answer, Said } from './answer';

/**
 * Something in the user's input that has to change before anything may be sent. The message says
 * what is wrong, by the parameter's name on the panel; the advice says how to go on.
 */
export class InputProblem extends Error {
	constructor(
		message: string,
		readonly advice: string,
	) {
		super(message);
		this.name = 'InputProblem';
	}
}

/**
 * A request that did not end well. `state` is the truth about what the platform has:
 * - `nothing`: it has not carried the request out;
 * - `unknown`: it may have, and nothing could be found out.
 */
export class RequestProblem extends Error {
	constructor(
		message: string,
		readonly advice: string,
		readonly state: 'nothing' | 'unknown',
		readonly details: { readonly code?: string; readonly httpStatus?: number } = {},
	) {
		super(message);
		this.name = 'RequestProblem';
	}
}

export type Failed = Exclude<Answer, { kind: 'success' }>;

/** What a code means for one endpoint, where that is more than it says by itself. */
export type OwnWords = Readonly<
	Record<string, { readonly problem: string; readonly advice: string }>
>;

/** The answer with the words of its endpoint. */
export function inOwnWords(answer: Failed, words: OwnWords): Failed {
	if (answer.kind !== 'refusal' || !Object.hasOwn(words, answer.code)) return answer;
	return { ...answer, ...words[answer.code] };
}

/** Whether the platform can have carried the request out, whatever came back. */
export function mayHaveArrived(answer: Failed): boolean {
	if (answer.kind === 'lost') return true;
	if (answer.kind !== 'refusal') return false;
	// A refusal comes with HTTP 200; a fault in the middle of the work can write a code, too.
	return answer.retry === 'read' || !answer.isDocumented || answer.httpStatus >= 500;
}

/** A failed answer as a problem to show: what happened, in the platform's own words too, and what to do. */
export function problemOf(answer: Failed): RequestProblem {
	const state = mayHaveArrived(answer) ? 'unknown' : 'nothing';
	return new RequestProblem(whatHappened(answer), answer.advice, state, {
		code: saidIn(answer)?.code,
		httpStatus: 'httpStatus' in answer ? answer.httpStatus : undefined,
	});
}

/** A platform that answers with a whole page of words must not flood the panel. */
const MOST_WORDS = 300;

/** One line, such as `The platform does not know the agent (code -60, "template missing")`. */
export function whatHappened(answer: Failed): string {
	const said = saidIn(answer);
	const notes = [...statusNote(answer), ...(said === undefined ? [] : saidNotes(said))];
	return notes.length === 0 ? answer.problem : `${answer.problem} (${notes.join(', ')})`;
}

function saidIn(answer: Failed): Said | undefined {
	if (answer.kind === 'refusal') return answer;
	return 'said' in answer ? answer.said : undefined;
}

/** The HTTP status says nothing where the platform has answered with a code. */
function statusNote(answer: Failed): string[] {
	if (answer.kind === 'refusal' || !('httpStatus' in answer)) return [];
	if (answer.httpStatus === undefined) return [];
	return answer.said !== undefined && answer.httpStatus < 300
		? []
		: [`HTTP status ${answer.httpStatus}`];
}

function saidNotes({ code, text }: Said): string[] {
	const words = withoutPhoneNumbers(text).slice(0, MOST_WORDS);
	return words === '' ? [`code ${code}`] : [`code ${code}`, `"${words}"`];
}

/** The platform may quote a number that it does not like; messages end up in logs. */
function withoutPhoneNumbers(text: string): string {
	return text.replace(/\d{8,}/g, shortened);
}

const QUOTED = /"[^"]*"/g;
/** Longer ones are ids, shorter ones are dates. */
const PHONE_NUMBER = /(?<!\d)\d{9,18}(?!\d)/g;

/** A problem quotes what it found on the panel, where a column of phone numbers can stand by mistake. */
export function withoutQuotedNumbers(text: string): string {
	return text.replace(QUOTED, (quoted) => quoted.replace(PHONE_NUMBER, shortened));
}

function shortened(digits: string): string {
	return `${digits.slice(0, 3)}***${digits.slice(-2)}`;
}
