import { RECORDING_SOURCE } from '../../nodes/LaafficVoiceAgent/api/facts';
import { fileUrl, isRecorded } from '../calls/recordings';
import { Refusal } from '../refusal';
import { data } from './call';
import type { Handler } from './call';

/** GET voice/getRecordingFileUrl?recordingFileId=…&sourceType=group: {"url":"…","expireTime":…} */
export const getRecordingFileUrl: Handler = ({ context, account, query, origin, now }) => {
	// `group` is what the platform assumes; recordings of desk phones (`sip`) are none of ours.
	if ((query.get('sourceType') ?? RECORDING_SOURCE) !== RECORDING_SOURCE) {
		throw new Refusal('-22', 'sourceType');
	}
	const id = query.get('recordingFileId') ?? '';
	if (!isRecorded(id, account, context.tasks, now)) throw new Refusal('-24', 'recordingFileId');
	return data(fileUrl(id, origin, now));
};
