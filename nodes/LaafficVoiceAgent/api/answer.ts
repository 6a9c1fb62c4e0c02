import { isRecord } from './coerce';
import { statusFact, type Endpoint, type RetryRule } from './facts';
import { httpFact } from './httpStatus';

/**
 * What is known after a request, told apart by the one question that matters for calls to people:
 * can the platform have carried it out?
 * - `success`: it has;
 * - `refusal`: it answered with a code;
 * - `notSent`: the request did not reach anybody;
 * - `turnedAway`: somebody on the way (a gateway, a wrong address) answered in its place;
 * - `lost`: nobody knows.
 */
export type Answer =
	| { readonly kind: 'success'; readonly data: unknown; readonly body: Record<string, unknown> }
	| Refusal
	| { readonly kind: 'notSent'; readonly problem: string; readonly advice: string }
	| {
			readonly kind: 'turnedAway';
			readonly problem: string;
			readonly advice: string;
			readonly retry: RetryRule;
			readonly httpStatus: number;
			readonly said?: Said;
	  }
	| {
			readonly kind: 'lost';
			readonly problem: string;
			readonly advice: string;
			readonly httpStatus?: number;
			readonly said?: Said;
	  };

/** A code and the words beside it, as they came. */
export interface Said {
	readonly code: string;
	readonly text: string;
}

interface Refusal extends Said {
	readonly kind: 'refusal';
	readonly problem: string;
	readonly advice: string;
	readonly retry: RetryRule;
	/** Whether any page says what the code means. */
	readonly isDocumented: boolean;
	readonly httpStatus: number;
}

export interface RawResponse {
	readonly status: number;
	readonly body: unknown;
	/** The `Date` header, if there was one. */
	readonly date?: string;
	/** When the response came, in milliseconds since 1970. */
	readonly receivedAt: number;
	/** What was asked, where advice depends on it. */
	readonly endpoint?: Endpoint;
}

/** Sorts a response by its envelope first and by its HTTP status only where there is none. */
export function classifyResponse(response: RawResponse): Answer {
	const envelope = readEnvelope(response.body);
	if (envelope.kind === 'refusal') return refusal(envelope.code, envelope.text, response);
	if (envelope.kind === 'success' && response.status < 300) return envelope;
	const fact = httpFact(response.status, response.endpoint);
	const said = envelope.kind === 'foreign' ? envelope.said : undefined;
	const isCodeOfItsOwn = said !== undefined && response.status < 300;
	const told = {
		problem: isCodeOfItsOwn ? UNDOCUMENTED : fact.meaning,
		advice: isCodeOfItsOwn ? `${ASK_SUPPORT} ${ELSEWHERE} ${fact.advice}` : fact.advice,
		httpStatus: response.status,
		...(said === undefined ? {} : { said }),
	};
	// Where the words are those of the platform, a status does not prove that it has done nothing.
	const isTurnedAway = fact.reached === 'no' && envelope.kind === 'foreign';
	return isTurnedAway
		? { kind: 'turnedAway', retry: fact.retry, ...told }
		: { kind: 'lost', ...told };
}

function refusal(code: string, text: string, response: RawResponse): Refusal {
	const fact = statusFact(code);
	return {
		kind: 'refusal',
		code,
		text,
		problem: `${fact?.meaning ?? UNDOCUMENTED}${clockNote(code, response)}`,
		advice: fact?.advice ?? ASK_SUPPORT,
		retry: fact?.retry ?? 'never',
		isDocumented: fact !== undefined,
		httpStatus: response.status,
	};
}

const UNDOCUMENTED = 'The platform answered with a code that its documents do not explain';
const ASK_SUPPORT = 'Ask the support of the platform what this answer means.';
const ELSEWHERE = 'If the words are not those of the platform, the request went elsewhere.';

const CLOCK_CODE = '-16';

/** By how much the clocks differ, measured from the `Date` header of the answer. */
function clockNote(code: string, { date, receivedAt }: RawResponse): string {
	if (code !== CLOCK_CODE || date === undefined) return '';
	const serverTime = Date.parse(date);
	if (Number.isNaN(serverTime)) return '';
	const seconds = Math.round((receivedAt - serverTime) / 1000);
	if (Math.abs(seconds) < 5) return '';
	const minutes = Math.abs(seconds) >= 120 ? `${Math.round(Math.abs(seconds) / 60)} minutes` : '';
	const distance = minutes || `${Math.abs(seconds)} seconds`;
	const direction = seconds > 0 ? 'ahead of' : 'behind';
	return `: the clock of this n8n server is ${distance} ${direction} the clock of the platform`;
}

/**
 * The platform wraps every answer, under two sets of names and with the code as text or number:
 * `{"status":"0","reason":"success","data":…}` and `{"code":0,"msg":"success","data":…}`
 * [agentSend, agentQuery]. HTTP 200 says nothing about success.
 */
type Envelope =
	| { readonly kind: 'success'; readonly data: unknown; readonly body: Record<string, unknown> }
	| ({ readonly kind: 'refusal' } & Said)
	| { readonly kind: 'foreign'; readonly said?: Said };

const WHOLE_NUMBER = /^-?\d+$/;

/**
 * Reads an answer's body. The code is looked for at the top level only, because `status` inside
 * `data` is the state of a task. A body without a code is not from the platform, and whose a
 * positive one is stays open: "others than 0 means failure" [recallDetail], but every documented
 * code is negative, and gateways write positive ones such as `{"status":504}`.
 */
export function readEnvelope(body: unknown): Envelope {
	if (!isRecord(body)) return { kind: 'foreign' };
	const code = body.code ?? body.status;
	if (typeof code !== 'string' && typeof code !== 'number') return { kind: 'foreign' };
	const written = String(code).trim();
	if (!WHOLE_NUMBER.test(written)) return { kind: 'foreign' };
	const number = Number(written);
	if (number === 0) return { kind: 'success', data: body.data, body };
	const text = [body.msg, body.reason, body.message].find((part) => typeof part === 'string');
	const said = { code: String(number), text: text ?? '' };
	if (number < 0) return { kind: 'refusal', ...said };
	return hasOwnForm(body) ? { kind: 'foreign', said } : { kind: 'foreign' };
}

/** The names that only the platform gives to a code and its words. */
function hasOwnForm(body: Record<string, unknown>): boolean {
	return ['code', 'msg', 'reason'].some((name) => (body[name] ?? undefined) !== undefined);
}
