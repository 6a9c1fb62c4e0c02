import { getBalance } from './account/getBalance';
import { cancelRecallFlow } from './recallFlow/cancel';
import { getRecallFlow } from './recallFlow/get';
import { queryRecallFlows } from './recallFlow/query';
import { updateRecallFlow } from './recallFlow/update';
import { downloadRecording } from './recording/download';
import type { Operation } from './shared/operation';
import { sendSms } from './sms/send';
import { cancelTasks } from './task/cancel';
import { createTask } from './task/create/create';
import { getTask } from './task/get';
import { queryTasks } from './task/query';

/** Every operation of the node, in the order of the panel. */
export const operations: readonly Operation[] = [
	createTask,
	getTask,
	queryTasks,
	cancelTasks,
	getRecallFlow,
	queryRecallFlows,
	updateRecallFlow,
	cancelRecallFlow,
	getBalance,
	downloadRecording,
	sendSms,
];
