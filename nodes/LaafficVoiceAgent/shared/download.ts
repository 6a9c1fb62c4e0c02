import type { IN8nHttpFullResponse } from 'n8n-workflow';
import type { Endpoint } from '../api/facts';
import { problemOf, type Failed } from '../api/errors';
import { classifyFile, type ReceivedFile } from '../api/file';
import { classifyNetworkError } from '../api/network';
import {
	CREDENTIAL_TYPE,
	credentialsOf,
	headerText,
	READ_TIMEOUT,
	repeatedly,
	requestOptions,
	type RequestContext,
} from './transport';

/** Downloads a file; fails with what to do. */
export async function download(
	context: RequestContext,
	endpoint: Endpoint,
	query: Record<string, string>,
): Promise<ReceivedFile> {
	const { answer } = await repeatedly(async () => await receive(context, endpoint, query));
	if (answer.kind === 'success') return answer;
	throw problemOf(answer);
}

async function receive(
	context: RequestContext,
	endpoint: Endpoint,
	query: Record<string, string>,
): Promise<ReceivedFile | Failed> {
	const options = requestOptions(await credentialsOf(context), endpoint, { query }, READ_TIMEOUT);
	try {
		const response = (await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL_TYPE,
			// Without `json`, or n8n would try to parse the sound.
			{ ...options, json: false, encoding: 'arraybuffer' },
		)) as IN8nHttpFullResponse;
		const { headers, statusCode, body } = response;
		return classifyFile({
			status: statusCode,
			bytes: Buffer.isBuffer(body) ? body : Buffer.from(body as unknown as ArrayBuffer),
			contentType: headerText(headers['content-type']),
			contentDisposition: headerText(headers['content-disposition']),
			date: headerText(headers.date),
			receivedAt: Date.now(),
		});
	} catch (error) {
		return classifyNetworkError(error);
	}
}
