import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { classifyResponse } from '../api/answer';
import { inOwnWords, problemOf, type Failed } from '../api/errors';
import { classifyNetworkError } from '../api/network';
import { underEitherPrefix } from '../shared/eitherPrefix';
import {
	CREDENTIAL_TYPE,
	credentialsOf,
	headerText,
	READ_TIMEOUT,
	repeatedly,
	requestOptions,
	type RequestContext,
} from '../shared/transport';
import { fetchedBytes, MOST_BYTES } from './bytes';
import { NOT_RECORDED, recordingUrl, UNKNOWN_RECORDING } from './fileUrl';

/** The sound of a call, by the id that its report brings; fails with what to do. */
export async function download(
	context: RequestContext,
	recordingFileId: string,
): Promise<ReceivedFile> {
	const url = await recordingUrl(context, recordingFileId);
	const file =
		url === undefined
			? await fromPlatform(context, recordingFileId)
			: (await repeatedly(async () => await fromUrl(context, url))).answer;
	if (file.kind === 'success') return file;
	throw problemOf(inOwnWords(file, UNKNOWN_RECORDING));
}

/** The URL brings its own permission, so the request is not signed and tells nothing of the account. */
async function fromUrl(context: RequestContext, url: string): Promise<ReceivedFile | Failed> {
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		timeout: READ_TIMEOUT,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const answer = await received(
		async () => (await context.helpers.httpRequest(asFile(options))) as IN8nHttpFullResponse,
	);
	return answer.kind === 'success' ? answer : notThere(answer);
}

/** It is a place for files, so what is told of wrong settings for the platform does not help. */
function notThere(answer: Failed): Failed {
	const { httpStatus = 500 } = 'httpStatus' in answer ? answer : {};
	if (httpStatus >= 500 || httpStatus === 429 || answer.advice === NOT_RECORDED) return answer;
	return noFile('No recording lies at the address that the platform gave for it', httpStatus);
}

/** The older way, a signed request whose answer is the file itself [voiceFile]. */
async function fromPlatform(
	context: RequestContext,
	voiceFileId: string,
): Promise<ReceivedFile | Failed> {
	const credentials = await credentialsOf(context);
	const endpoint = 'getVoiceFile';
	return await underEitherPrefix(credentials, endpoint, async (pathPrefix) => {
		const way = { ...credentials, pathPrefix };
		const options = requestOptions(way, endpoint, { query: { voiceFileId } }, READ_TIMEOUT);
		const attempt = async () =>
			(await context.helpers.httpRequestWithAuthentication.call(
				context,
				CREDENTIAL_TYPE,
				asFile(options),
			)) as IN8nHttpFullResponse;
		return (await repeatedly(async () => await received(attempt))).answer;
	});
}

/** Without `json`, or n8n would try to parse the sound; as a stream, to stop at what is too big. */
const asFile = (options: IHttpRequestOptions): IHttpRequestOptions => ({
	...options,
	json: false,
	encoding: 'stream',
});

async function received(
	attempt: () => Promise<IN8nHttpFullResponse>,
): Promise<ReceivedFile | Failed> {
	try {
		const { headers, statusCode, body } = await attempt();
		return classifyFile({
			status: statusCode,
			bytes: await fetchedBytes(body, headers),
			contentType: headerText(headers['content-type']),
			contentDisposition: headerText(headers['content-disposition']),
			date: headerText(headers.date),
			receivedAt: Date.now(),
		});
	} catch (error) {
		return classifyNetworkError(error);
	}
}

/** A response whose body may be a file or a text about why there is none. */
interface FileResponse {
	readonly status: number;
	/** Nothing if there were more than a recording has. */
	readonly bytes: Buffer | undefined;
	/** The headers of the same names. */
	readonly contentType?: string;
	readonly contentDisposition?: string;
	readonly date?: string;
	readonly receivedAt: number;
}

interface ReceivedFile {
	readonly kind: 'success';
	readonly bytes: Buffer;
	readonly mimeType: string;
	/** As the platform calls it. */
	readonly fileName?: string;
}

/** Sound, or bytes of no stated kind; texts and pages are no recordings, whatever their status. */
const SOUND = /^(audio\/|video\/|application\/octet-stream|binary\/octet-stream)/;

/**
 * Tells a sound file from an error. The older page answers with `audio/mpeg`, and with status 500
 * and a line of text where there is no recording [voiceFile].
 */
function classifyFile(response: FileResponse): ReceivedFile | Failed {
	const { status, bytes, contentType, contentDisposition } = response;
	const mimeType = (contentType ?? '').split(';')[0].trim().toLowerCase();
	if (bytes === undefined) return noFile(TOO_BIG, status);
	const isOk = status >= 200 && status < 300;
	if (!isOk || !SOUND.test(mimeType)) return failure({ ...response, bytes }, mimeType);
	if (bytes.length === 0) return noFile('The recording is empty', status);
	return { kind: 'success', bytes, mimeType, fileName: fileNameIn(contentDisposition) };
}

const TOO_BIG = `The file has more than ${MOST_BYTES / 1024 / 1024} MB, which no recording of a call has`;

function failure(response: FileResponse & { readonly bytes: Buffer }, mimeType: string): Failed {
	const { status, bytes, date, receivedAt } = response;
	const text = bytes.toString('utf8').trim();
	if (mimeType === 'text/plain' && text !== '' && status >= 400) {
		return noFile(`The platform does not give out this recording: "${shortLine(text)}"`, status);
	}
	const answer = classifyResponse({ status, body: parsed(text), date, receivedAt });
	if (answer.kind !== 'success') return answer;
	return noFile('The platform answered without a recording', status);
}

function noFile(problem: string, httpStatus: number): Failed {
	return { kind: 'turnedAway', problem, advice: NOT_RECORDED, retry: 'never', httpStatus };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

const SHOWN_CHARACTERS = 200;

function shortLine(text: string): string {
	return text.replace(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS);
}

/** The name in a `Content-Disposition` header, without any folder that it may bring along. */
function fileNameIn(disposition: string | undefined): string | undefined {
	const [, quoted, plain] = /filename="([^"]+)"|filename=([^;\s]+)/i.exec(disposition ?? '') ?? [];
	const name = (quoted ?? plain)?.split(/[\\/]/).pop();
	return name === undefined || name === '' ? undefined : name;
}
