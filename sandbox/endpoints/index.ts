import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import { getBalance } from './account';
import type { Handler } from './call';
import { cancelTasks } from './cancelTasks';
import { createTask } from './createTask';
import { getRecordingFileUrl } from './getRecordingFileUrl';
import { getVoiceFile } from './getVoiceFile';
import { queryTasks } from './queryTasks';
import { sendSms } from './sendSms';
import { cancelRecallFlow, getRecallFlow, queryRecallFlows, updateRecallFlow } from './recallFlows';

/** What answers each endpoint of the facts table. */
export const HANDLERS: Readonly<Record<Endpoint, Handler>> = {
	createTask,
	queryTasks,
	cancelTasks,
	queryRecallFlows,
	getRecallFlow,
	updateRecallFlow,
	cancelRecallFlow,
	getBalance,
	getRecordingFileUrl,
	getVoiceFile,
	sendSms,
};
