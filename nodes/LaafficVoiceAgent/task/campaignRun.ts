import { sleep, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { RequestProblem } from '../api/problem';
import type { LaafficCredentials } from '../api/types';
import { readPage } from '../api/records';
import { errorItem, errorText, nodeError } from '../shared/errors';
import { credentialsOf, read, send } from '../shared/transport';
import type { CalleeCollector } from './callees';
import type { Campaign, PartOfCampaign } from './campaignPlan';
import { createOnce, type TaskPlatform } from './createOnce';
import { taskItem, type TaskResult } from './createOutput';
import { encodeCreateRequest } from './createRequest';
import type { TaskSettings } from './createSettings';
import { closeSend, isOpenSend, noteOpenSend } from './openSends';
import { findTaskByName } from './taskLookup';
import { settleName, type SettledName } from './taskName';

/**
 * Runs one campaign and passes on an item for each of its tasks. If a task does not come about, the
 * node stops, or the rows that were not called leave by the error branch.
 */
export async function* runCampaign(
	context: IExecuteFunctions,
	campaign: Campaign,
	collector: CalleeCollector,
): AsyncGenerator<INodeExecutionData> {
	if ('error' in campaign) {
		yield errorItem(campaign.item, errorText(campaign.error));
		return;
	}
	const done: TaskResult[] = [];
	try {
		for await (const result of results(context, campaign)) {
			yield taskItem(result, campaign[done.length], collector);
			done.push(result);
		}
	} catch (error) {
		const shown = nodeError(context, withDoneParts(error, done), campaign[0].group.items[0]);
		if (!context.continueOnFail()) throw shown;
		for (const { group } of campaign.slice(done.length)) {
			for (const item of group.items) yield errorItem(item, errorText(shown));
		}
	}
}

async function* results(
	context: IExecuteFunctions,
	campaign: readonly PartOfCampaign[],
): AsyncGenerator<TaskResult> {
	if (context.getNodeParameter('options.validateOnly', 0, false) === true) {
		for (const { settings } of campaign) {
			yield { outcome: 'validated', taskName: settings.head.taskName };
		}
		return;
	}
	const credentials = await credentialsOf(context);
	const account = credentials.apiKey;
	const platform = taskPlatform(context, campaign[0].settings, credentials);
	// All names first: if one is taken, no part of the campaign may start.
	const names: SettledName[] = [];
	for (const { settings, group } of campaign) {
		const { onExistingName, head } = settings;
		const count = group.callees.length;
		const isOurs = (taskName: string) => isOpenSend({ account, taskName }, count);
		names.push(await settleName(head.taskName, count, onExistingName, platform.find, isOurs));
	}
	for (const [index, name] of names.entries()) {
		yield await resultOf(name, campaign[index], platform, account);
	}
}

async function resultOf(
	name: SettledName,
	{ group, settings: { head, onExistingName } }: PartOfCampaign,
	platform: TaskPlatform,
	account: string,
): Promise<TaskResult> {
	const { taskName } = name;
	const key = { account, taskName };
	const calleeCount = group.callees.length;
	if (name.kind === 'existing') {
		closeSend(key);
		return { outcome: 'existing', taskName, taskId: name.task.taskId };
	}
	const takeOverExisting = onExistingName === 'return' || isOpenSend(key, calleeCount);
	// Noted before the send, so that even an end in the middle of it leaves its trace.
	noteOpenSend(key, calleeCount);
	const body = encodeCreateRequest({ ...head, taskName }, group.callees);
	const task = { taskName, calleeCount, body, takeOverExisting };
	const created = await createOnce(task, platform).catch((error: unknown) => {
		if (error instanceof RequestProblem && error.state === 'nothing') closeSend(key);
		throw error;
	});
	closeSend(key);
	return created;
}

function taskPlatform(
	context: IExecuteFunctions,
	{ start }: TaskSettings,
	{ timeZone }: LaafficCredentials,
): TaskPlatform {
	return {
		create: async (body) => await send(context, 'createTask', { body }),
		find: async (taskName) =>
			await findTaskByName(
				taskName,
				async (body) => readPage((await read(context, 'queryTasks', { body })).data),
				timeZone,
				start ?? DateTime.now(),
			),
		sleep,
	};
}

/** Tasks that are under way must not be forgotten over the one that is not. */
function withDoneParts(error: unknown, done: readonly TaskResult[]): unknown {
	if (done.length === 0 || !(error instanceof RequestProblem)) return error;
	const names = done.map(
		({ taskName, taskId }) => `"${taskName}" (task ${taskId ?? 'without ID'})`,
	);
	return new RequestProblem(
		error.message,
		`These parts of the campaign are under way already: ${names.join(', ')}. To complete it without calling anybody twice, set 'If Task Name Exists' to 'Return Existing Task' and run again with the same rows. ${error.advice}`,
		error.state,
		error.details,
	);
}
