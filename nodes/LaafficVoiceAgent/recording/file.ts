import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { classifyResponse } from '../api/answer';
import { problemOf, type Failed } from '../api/errors';
import type { Endpoint } from '../api/facts';
import { classifyNetworkError } from '../api/network';
import {
	CREDENTIAL_TYPE,
	credentialsOf,
	headerText,
	READ_TIMEOUT,
	repeatedly,
	requestOptions,
	type RequestContext,
} from '../shared/transport';

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

/** A response whose body may be a file or a text about why there is none. */
interface FileResponse {
	readonly status: number;
	readonly bytes: Buffer;
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
 * Tells a sound file from an error. The page answers with `audio/mpeg`, and with status 500 and a
 * line of text where there is no recording [voiceFile].
 */
function classifyFile(response: FileResponse): ReceivedFile | Failed {
	const { status, bytes, contentType, contentDisposition } = response;
	const mimeType = (contentType ?? '').split(';')[0].trim().toLowerCase();
	const isOk = status >= 200 && status < 300;
	if (!isOk || !SOUND.test(mimeType)) return failure(response, mimeType);
	if (bytes.length === 0) return noFile('The recording is empty', status);
	return { kind: 'success', bytes, mimeType, fileName: fileNameIn(contentDisposition) };
}

function failure(response: FileResponse, mimeType: string): Failed {
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
	const advice =
		"Check 'Recording File ID'. A recording exists only for answered calls of tasks with 'Enable Recording', and some time after the call.";
	return { kind: 'turnedAway', problem, advice, retry: 'never', httpStatus };
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
