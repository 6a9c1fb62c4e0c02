import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { baseAddress, type LaafficCredentials } from '../../api/address';
import type { Answer } from '../../api/answer';
import { readPage } from '../../api/paging';
import { read, send } from '../../shared/transport';
import { findTasks, type TasksByName } from '../find';
import type { SendLog } from './sendLog';

/** The platform, as far as the creation of a task needs it. */
export interface TaskPlatform {
	/** Sends the create request, freshly signed. */
	readonly create: (body: Buffer) => Promise<Answer>;
	/** The tasks that have exactly these names; fails if the list cannot be read. */
	readonly find: (names: readonly string[]) => Promise<TasksByName>;
	readonly sleep: (milliseconds: number) => Promise<void>;
	/** Whether the user has stopped the workflow meanwhile; n8n does not stop a node by itself. */
	readonly isStopped: () => boolean;
}

/** What the tasks of a run are sent with. */
export interface Run {
	readonly platform: TaskPlatform;
	readonly log: SendLog;
}

/** @param start when the calls begin, where that was chosen */
export function taskPlatform(
	context: IExecuteFunctions,
	{ timeZone }: Pick<LaafficCredentials, 'timeZone'>,
	start?: DateTime,
): TaskPlatform {
	const fetchPage = async (body: Record<string, unknown>) =>
		readPage((await read(context, 'queryTasks', { body })).data);
	return {
		create: async (body) => await send(context, 'createTask', { body }),
		find: async (names) => await findTasks(names, fetchPage, timeZone, start ?? DateTime.now()),
		sleep,
		isStopped: () => context.getExecutionCancelSignal?.()?.aborted === true,
	};
}

/** Who sends: the account and the address of its platform. */
export function accountOf(credentials: LaafficCredentials): string {
	return `${credentials.apiKey} ${baseAddress(credentials)}`;
}
