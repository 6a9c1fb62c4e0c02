import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { baseAddress } from '../../api/address';
import { readPage } from '../../api/paging';
import { credentialsOf, read, send } from '../../shared/transport';
import { findTaskByName } from '../taskLookup';
import type { PartOfCampaign } from './campaignPlan';
import type { TaskPlatform } from './createOnce';
import { memoryOf, type RunMemory, type TaskKey } from './runMemory';
import type { WantedTask } from './wantedTask';

/** What the tasks of a campaign are sent with. */
export interface TaskRun {
	readonly account: string;
	readonly platform: TaskPlatform;
	readonly memory: RunMemory;
}

/** @param part any part of the campaign: all start at the same time */
export async function taskRun(
	context: IExecuteFunctions,
	{ settings: { start } }: PartOfCampaign,
): Promise<TaskRun> {
	const credentials = await credentialsOf(context);
	const find = async (taskName: string) =>
		await findTaskByName(
			taskName,
			async (body) => readPage((await read(context, 'queryTasks', { body })).data),
			credentials.timeZone,
			start ?? DateTime.now(),
		);
	const platform: TaskPlatform = {
		create: async (body) => await send(context, 'createTask', { body }),
		find,
		sleep,
		isStopped: () => context.getExecutionCancelSignal?.()?.aborted === true,
	};
	const account = `${credentials.apiKey} ${baseAddress(credentials)}`;
	return { account, platform, memory: memoryOf(context) };
}

/** What the memory of the run knows a task by. */
export function taskKey({ settings, group }: PartOfCampaign): TaskKey {
	return { wantedName: settings.head.taskName, people: group.people, item: group.from };
}

/** A task as it is wanted, under a name that it may get. */
export function wantedTask({ settings, group }: PartOfCampaign, taskName: string): WantedTask {
	return { taskName, wantedName: settings.head.taskName, calleeCount: group.items.length };
}
