import type { IExecuteFunctions } from 'n8n-workflow';
import type { Answer } from '../api/answer';
import { isRecord, numberOf, textIn } from '../api/coerce';
import { mayHaveArrived, problemOf, RequestProblem, type Failed } from '../api/errors';
import { SHARED_STATUS_CODES, smsStatusFact } from '../api/facts';
import { maskNumber } from '../task/callees/rejections';
import { isWorthRepeating, READ_TIMEOUT, repeatedly, send } from '../shared/transport';
import type { SmsMessage } from './message';

/** What the platform says of a message that it has taken. */
export interface SentSms {
	readonly msgId: string | null;
}

/**
 * Sends a message. The platform knows no key by which it could tell a repeat, so it is sent again
 * only where it has certainly not been taken.
 *
 * ```json
 * {"appId":"Sms12345","numbers":"919777654321","content":"Hello","senderId":"MyShop","orderId":"7"}
 * {"status":"0","reason":"success","success":"1","fail":"0",
 *  "array":[{"msgId":"2108021054011000095","number":"919777654321","orderId":"7"}]}
 * ```
 */
export async function deliver(context: IExecuteFunctions, message: SmsMessage): Promise<SentSms> {
	const { number, ...rest } = message;
	const body = { ...rest, numbers: number };
	const { answer } = await repeatedly(
		async () => inWordsOfSms(await send(context, 'sendSms', { body }, { timeout: READ_TIMEOUT })),
		(failed) => !mayHaveArrived(failed) && isWorthRepeating(failed),
	);
	if (answer.kind !== 'success') {
		throw mayHaveArrived(answer) ? unknownOutcome(message, answer) : notSent(problemOf(answer));
	}
	if (isNotTaken(answer.body)) throw notTaken(answer.body);
	return { msgId: messageId(answer.body, number) };
}

/** Codes mean other things where messages are sent, and one that is not listed there proves nothing. */
function inWordsOfSms(answer: Answer): Answer {
	if (answer.kind !== 'refusal' || SHARED_STATUS_CODES.includes(answer.code)) return answer;
	const fact = smsStatusFact(answer.code);
	if (fact === undefined) return { ...answer, ...UNDOCUMENTED };
	const { meaning, advice, retry } = fact;
	return { ...answer, problem: meaning, advice, retry, isDocumented: true };
}

const UNDOCUMENTED = {
	problem: 'The platform answered with a code that its page on text messages does not explain',
	advice: 'Ask the support of the platform what this answer means.',
	retry: 'never',
	isDocumented: false,
} as const;

function notSent({ message, advice, details }: RequestProblem): RequestProblem {
	return new RequestProblem(`${message}, so the text was not sent`, advice, 'nothing', details);
}

/** The counts may be missing; without both, success is success. */
function isNotTaken({ success, fail }: Record<string, unknown>): boolean {
	const taken = numberOf(success);
	return taken === undefined ? (numberOf(fail) ?? 0) > 0 : taken === 0;
}

function notTaken({ reason }: Record<string, unknown>): RequestProblem {
	const words = textIn(reason);
	return new RequestProblem(
		`The platform did not take the text for this number${words === '' ? '' : ` ("${words}")`}, so it was not sent`,
		"Check 'Number', or ask the support of the platform.",
		'nothing',
	);
}

/** The one wording for what nobody knows. */
function unknownOutcome({ number }: SmsMessage, answer: Failed): RequestProblem {
	const { message, advice, details } = problemOf(answer);
	return new RequestProblem(
		`It is unknown whether the text to ${maskNumber(number)} was sent. ${message}`,
		`It is not sent again by itself, because the person could get it twice; neither Retry On Fail nor a retry from the list of executions sends it again. Look for it in the SMS records of the platform's portal before you run this again. ${advice}`,
		'unknown',
		details,
	);
}

/** Ids have 19 digits, so they stay text; one that came as a number has lost its last digits. */
function messageId({ array, data }: Record<string, unknown>, number: string): string | null {
	const lists = [array, isRecord(data) ? data.array : data];
	const records = lists.find((list) => Array.isArray(list)) as unknown[] | undefined;
	const own = records?.filter(isRecord) ?? [];
	const record = own.find((one) => textIn(one.number).replace(/\D/g, '') === number) ?? own[0];
	const msgId = record?.msgId;
	if (typeof msgId === 'number' && !Number.isSafeInteger(msgId)) return null;
	return textIn(msgId) || null;
}
