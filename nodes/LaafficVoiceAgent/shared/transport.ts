import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';
import { endpointUrl, type LaafficCredentials, type PathPrefix } from '../api/address';
import { classifyResponse, type Answer } from '../api/answer';
import { visibleText } from '../api/coerce';
import { ENDPOINTS, SIGNATURE, type Endpoint, type ReadEndpoint } from '../api/facts';
import { parseJson } from '../api/json';
import { inOwnWords, mayHaveArrived, problemOf, type Failed, type OwnWords } from '../api/errors';
import { classifyNetworkError } from '../api/network';
import { underEitherPrefix } from './eitherPrefix';

export const CREDENTIAL_TYPE = 'laafficApi';

/** Where requests can be made from: a running node, its panel while it fills a list, a poll. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

interface RequestContent {
	/** An object to send as JSON, or the bytes of a JSON text. */
	readonly body?: Buffer | Record<string, unknown>;
	readonly query?: Record<string, string>;
}

/** Long enough for 90 MB over a slow line and for the platform to check 200,000 numbers. */
const WRITE_TIMEOUT = 5 * 60_000;
export const READ_TIMEOUT = 60_000;

/** By the run that uses them: n8n reads them from its database and decrypts them each time. */
const credentialsInUse = new WeakMap<RequestContext, Promise<LaafficCredentials>>();

export async function credentialsOf(context: RequestContext): Promise<LaafficCredentials> {
	const known = credentialsInUse.get(context);
	if (known !== undefined) return await known;
	const credentials = context.getCredentials<LaafficCredentials>(CREDENTIAL_TYPE);
	credentialsInUse.set(context, credentials);
	return await credentials;
}

/** For a trigger, which keeps its context from poll to poll while somebody changes the credentials. */
export function readCredentialsAnew(context: RequestContext): void {
	credentialsInUse.delete(context);
}

interface Way {
	/** In milliseconds. */
	readonly timeout?: number;
	/** In place of the one in the credentials. */
	readonly pathPrefix?: PathPrefix;
}

/**
 * Sends one signed request, once, and says what is known about it. Never throws for what happens
 * on the way, and keeps nothing of the request: the errors of n8n's HTTP client carry the body
 * with all its phone numbers.
 */
export async function send(
	context: RequestContext,
	endpoint: Endpoint,
	content: RequestContent,
	{ timeout = WRITE_TIMEOUT, ...way }: Way = {},
): Promise<Answer> {
	const credentials = { ...(await credentialsOf(context)), ...way };
	const options = requestOptions(credentials, endpoint, content, timeout);
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
		)) as IN8nHttpFullResponse;
		const answer = classifyResponse({
			status: response.statusCode,
			body: parsed(response.body),
			date: headerText(response.headers.date),
			receivedAt: Date.now(),
			endpoint,
		});
		return withoutSecrets(answer, credentials);
	} catch (error) {
		return classifyNetworkError(error);
	}
}

function parsed(body: unknown): unknown {
	return typeof body === 'string' ? (parseJson(body) ?? body) : body;
}

/** The platform may quote what it was sent; its words end up in messages and logs. */
function withoutSecrets(answer: Answer, { apiKey, apiSecret }: LaafficCredentials): Answer {
	const secrets = [visibleText(apiKey), visibleText(apiSecret)].filter((secret) => secret !== '');
	const hidden = (text: string) =>
		secrets.reduce((words, secret) => words.replaceAll(secret, '***'), text);
	if (answer.kind === 'refusal') return { ...answer, text: hidden(answer.text) };
	if (!('said' in answer) || answer.said === undefined) return answer;
	return { ...answer, said: { ...answer.said, text: hidden(answer.said.text) } };
}

export function requestOptions(
	credentials: LaafficCredentials,
	endpoint: Endpoint,
	{ body, query }: RequestContent,
	timeout: number,
): IHttpRequestOptions {
	return {
		method: ENDPOINTS[endpoint].method,
		url: endpointUrl(credentials, endpoint),
		headers: { 'Content-Type': SIGNATURE.contentType },
		body,
		qs: query,
		json: true,
		// As text: n8n's HTTP client would round the ids that have more digits than a number holds.
		encoding: 'text',
		timeout,
		returnFullResponse: true,
		// A status is judged here, with the envelope; an error of n8n's would send a 401 twice.
		ignoreHttpStatusErrors: true,
		// A signature must not travel to another host.
		disableFollowRedirect: true,
	};
}

export function headerText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/**
 * Pauses between the tries of a request that may be repeated, in milliseconds: short enough to
 * wait for, long enough for a platform that was asked too often or is being restarted.
 */
const PAUSES = [500, 2_000, 6_000];

/** How a request ended that was sent as often as it makes sense. */
interface RepeatedAnswer<Success> {
	readonly answer: Success | Failed;
	/** Whether a try before the last can have been carried out, though its answer did not arrive. */
	readonly mayHaveArrivedBefore: boolean;
}

/**
 * Repeats an attempt, each time freshly signed.
 *
 * @param mayRepeat which answers allow it; unless told, for what does no harm when it arrives twice
 */
export async function repeatedly<Success extends { readonly kind: 'success' }>(
	attempt: () => Promise<Success | Failed>,
	mayRepeat: (answer: Failed) => boolean = isWorthRepeating,
): Promise<RepeatedAnswer<Success>> {
	let mayHaveArrivedBefore = false;
	for (let tries = 0; ; tries++) {
		const answer = await attempt();
		const isLast = answer.kind === 'success' || tries === PAUSES.length || !mayRepeat(answer);
		if (isLast) return { answer, mayHaveArrivedBefore };
		mayHaveArrivedBefore ||= mayHaveArrived(answer);
		await sleep(PAUSES[tries]);
	}
}

/** Sends a request as often as it makes sense. Only for requests that may arrive twice. */
export async function sendRepeatedly(
	context: RequestContext,
	endpoint: Endpoint,
	content: RequestContent,
	way: Pick<Way, 'pathPrefix'> = {},
) {
	return await repeatedly(
		async () => await send(context, endpoint, content, { timeout: READ_TIMEOUT, ...way }),
	);
}

/** Whether the next try can end better. */
export function isWorthRepeating(answer: Failed): boolean {
	if (answer.kind === 'notSent' || answer.kind === 'lost') return true;
	return answer.retry === 'pause' || answer.retry === 'resign' || answer.retry === 'read';
}

/** Asks the platform for something; fails with what to do. */
export async function read(
	context: RequestContext,
	endpoint: ReadEndpoint,
	content: RequestContent,
	words: OwnWords = {},
): Promise<{ readonly data: unknown; readonly body: Record<string, unknown> }> {
	const ask = async (pathPrefix: PathPrefix) =>
		(await sendRepeatedly(context, endpoint, content, { pathPrefix })).answer;
	const answer = await underEitherPrefix(await credentialsOf(context), endpoint, ask);
	if (answer.kind === 'success') return answer;
	throw problemOf(inOwnWords(answer, words));
}
