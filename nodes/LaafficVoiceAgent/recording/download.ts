import { filledTextOf } from '../shared/inputs';
import { download } from './file';
import type { Operation } from '../shared/operation';

/**
 * Download Recording. ITNIO TECH documents where the recording of a group call lies, by the very
 * `recordingFileId` of the call report [recordingFileUrl]. The other platforms have no such page,
 * hence experimental: the node tries the same there, and else the older way [voiceFile].
 */
export const downloadRecording: Operation = {
	resource: 'recording',
	value: 'download',
	name: 'Download (Experimental)',
	action: 'Download recording',
	description: 'Retrieve the recording of a call as a file',
	fields: [
		{
			displayName:
				'Experimental: of the three platforms, only ITNIO TECH documents how to get the recording of a call. On Laaffic and Onbuka the same is tried, and then the download of call-centre recordings.',
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
		const recordingFileId = filledTextOf(
			'Recording File ID',
			context.getNodeParameter('recordingFileId', item),
		);
		const property = filledTextOf(
			'Put Output File in Field',
			context.getNodeParameter('binaryPropertyName', item),
		);
		const file = await download(context, recordingFileId);
		const { bytes, mimeType, fileName = recordingFileId } = file;
		return {
			json: { recordingFileId, fileName, mimeType, fileSize: bytes.length },
			binary: { [property]: await context.helpers.prepareBinaryData(bytes, fileName, mimeType) },
		};
	},
};
