import { InputProblem } from '../api/errors';
import { plainText } from '../api/coerce';
import { download } from './file';
import type { Operation } from '../shared/operation';

/**
 * Download Recording. No page ties `recordingFileId`, which comes with the status report of a call,
 * to this download, which is documented for call-centre recordings: hence experimental [voiceFile].
 *
 * ```
 * GET /voice/getVoiceFile?voiceFileId=120250811103439c1901f4c53b691b419ad8a143b.mp3
 * ```
 */
export const downloadRecording: Operation = {
	resource: 'recording',
	value: 'download',
	name: 'Download (Experimental)',
	action: 'Download recording',
	description: 'Download the sound of a call as a file',
	fields: [
		{
			displayName:
				'Experimental: the platform documents this download for call-centre recordings only. It may not have the recordings of AI agents.',
			name: 'experimentalNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Recording File ID',
			name: 'recordingFileId',
			type: 'string',
			required: true,
			default: '',
			description: 'ID of the recording, from the status report of the call',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
	],
	output: {
		recordingFileId: 'string',
		fileName: 'string',
		mimeType: 'string',
		fileSize: 'integer',
	},
	execute: async (context, item) => {
		const recordingFileId = filled(
			context.getNodeParameter('recordingFileId', item),
			'Recording File ID',
		);
		const property = filled(
			context.getNodeParameter('binaryPropertyName', item),
			'Put Output File in Field',
		);
		const file = await download(context, 'getVoiceFile', { voiceFileId: recordingFileId });
		const { bytes, mimeType, fileName = recordingFileId } = file;
		return {
			json: { recordingFileId, fileName, mimeType, fileSize: bytes.length },
			binary: { [property]: await context.helpers.prepareBinaryData(bytes, fileName, mimeType) },
		};
	},
};

function filled(value: unknown, label: string): string {
	const text = plainText(value);
	if (text !== '') return text;
	throw new InputProblem(`'${label}' is empty`, `Set '${label}'.`);
}
