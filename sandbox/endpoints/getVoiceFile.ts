import { isRecorded, silence } from '../calls/recordings';
import { Refusal } from '../refusal';
import type { Handler } from './call';

/** GET voice/getVoiceFile?voiceFileId=…: a sound file, or HTTP 500 with a line of text. */
export const getVoiceFile: Handler = ({ context, account, query, now }) => {
	const fileName = query.get('voiceFileId') ?? '';
	if (!isRecorded(fileName, account, context.tasks, now)) {
		throw new Refusal('-24', 'voiceFileId');
	}
	return { kind: 'audio', bytes: silence(), fileName };
};
