import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';
import { endpointUrl } from '../api/address';
import { classifyResponse, type Answer } from '../api/answer';
import { ENDPOINTS, SIGNATURE, type Endpoint } from '../api/facts';
import { problemOf } from '../api/failure';
import { classifyNetworkError } from '../api/network';
import type { LaafficCredentials } from '../api/types';

export const CREDENTIAL_TYPE = 'laafficApi';

/** Where requests can be made from: a running node, or its panel while it fills a list. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions;

export interface RequestContent {
	/** An object to send as JSON, or the bytes of a JSON text. */
	readonly body?: Buffer | Record<string, unknown>;
	readonly query?: Record<string, string>;
}

/** Long enough for 90 MB over a slow line and for the platform to check 200,000 numbers. */
export const WRITE_TIMEOUT = 5 * 60_000;
const READ_TIMEOUT = 60_000;

export async function credentialsOf(context: RequestContext): Promise<LaafficCredentials> {
	return await context.getCredentials<LaafficCredentials>(CREDENTIAL_TYPE);
}

/**
 * Sends one signed request, once, and says what is known about it. Never throws for what happens
 * on the way, and keeps nothing of the request: the errors of n8n's HTTP client carry the body
 * with all its phone numbers.
 *
 * @param timeout in milliseconds
 */
export async function send(
	context: RequestContext,
	endpoint: Endpoint,
	content: RequestContent,
	timeout: number = WRITE_TIMEOUT,
): Promise<Answer> {
	const options = requestOptions(await credentialsOf(context), endpoint, content, timeout);
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			options,
		)) as IN8nHttpFullResponse;
		return classifyResponse({
			status: response.statusCode,
			body: response.body,
			date: headerText(response.headers.date),
			receivedAt: Date.now(),
		});
	} catch (error) {
		return classifyNetworkError(error);
	}
}

function requestOptions(
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
		timeout,
		returnFullResponse: true,
		// A status is judged here, with the envelope; an error of n8n's would send a 401 twice.
		ignoreHttpStatusErrors: true,
		// A signature must not travel to another host.
		disableFollowRedirect: true,
	};
}

function headerText(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** Pauses between the tries of a read, in milliseconds. Reads change nothing, so they may repeat. */
const READ_PAUSES = [500, 2_000, 6_000];

/** Asks the platform for something, as often as it makes sense; fails with what to do. */
export async function read(
	context: RequestContext,
	endpoint: Endpoint,
	content: RequestContent,
): Promise<{ readonly data: unknown; readonly body: Record<string, unknown> }> {
	for (let tries = 0; ; tries++) {
		const answer = await send(context, endpoint, content, READ_TIMEOUT);
		if (answer.kind === 'success') return answer;
		if (tries === READ_PAUSES.length || !mayReadAgain(answer)) throw problemOf(answer);
		await sleep(READ_PAUSES[tries]);
	}
}

function mayReadAgain(answer: Exclude<Answer, { kind: 'success' }>): boolean {
	if (answer.kind === 'notSent' || answer.kind === 'lost') return true;
	return answer.retry === 'pause' || answer.retry === 'resign' || answer.retry === 'read';
}
