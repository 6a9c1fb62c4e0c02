import { isRecord, textIn } from '../api/coerce';
import { inOwnWords, problemOf, RequestProblem, type OwnWords } from '../api/errors';
import { RECORDING_SOURCE } from '../api/facts';
import { isWrongPath, underEitherPrefix } from '../shared/eitherPrefix';
import { credentialsOf, sendRepeatedly, type RequestContext } from '../shared/transport';

/**
 * Where a recording lies, or nothing if the platform does not have that function.
 *
 * ```
 * GET /voice/getRecordingFileUrl?recordingFileId=1202…43b.mp3&sourceType=group
 * {"status":"0","reason":"success","data":{"url":"https://…","expireTime":1935484271000}}
 * ```
 *
 * [recordingFileUrl]
 */
export async function recordingUrl(
	context: RequestContext,
	recordingFileId: string,
): Promise<string | undefined> {
	const query = { recordingFileId, sourceType: RECORDING_SOURCE };
	const answer = await underEitherPrefix(
		await credentialsOf(context),
		'getRecordingFileUrl',
		async (pathPrefix) =>
			(await sendRepeatedly(context, 'getRecordingFileUrl', { query }, { pathPrefix })).answer,
	);
	if (answer.kind === 'success') return safeUrl(answer.data);
	if (isWrongPath(answer)) return undefined;
	throw problemOf(inOwnWords(answer, UNKNOWN_RECORDING));
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A recording is somebody's voice, so it travels encrypted or does not leave the machine. */
function safeUrl(data: unknown): string {
	const written = isRecord(data) ? textIn(data.url) : '';
	if (written === '') throw noUrl('The platform has no address for this recording', NOT_RECORDED);
	if (!URL.canParse(written)) throw noUrl('The address of the recording cannot be read', SUPPORT);
	const { protocol, hostname } = new URL(written);
	if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return written;
	throw noUrl(
		`The platform gave an address of the recording that is not encrypted (${protocol}//${hostname}), so it was not fetched`,
		SUPPORT,
	);
}

export const NOT_RECORDED =
	"Check that 'Recording File ID' is the recordingFileId of a call report of this account. A recording exists only for answered calls of tasks with recording enabled, and some time after the call: if it was a moment ago, try again later.";

export const UNKNOWN_RECORDING: OwnWords = {
	'-24': { problem: 'The platform has no recording with this ID', advice: NOT_RECORDED },
};
const SUPPORT = 'Ask the support of the platform for an https address of its recordings.';

function noUrl(problem: string, advice: string): RequestProblem {
	return new RequestProblem(problem, advice, 'nothing');
}
