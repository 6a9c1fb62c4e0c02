import { createHash } from 'node:crypto';
import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { InputProblem } from '../api/errors';
import { AGENT_TASK_TYPE, END_STATES, TASK_STATES } from '../api/facts';
import { nodeError } from '../shared/errors';
import { listed, searchRange, type ListSource } from '../shared/lists';
import { PLATFORM_TIME, platformZone, zonesOf } from '../shared/times';
import { credentialsOf, readCredentialsAnew } from '../shared/transport';
import { accountOf } from '../task/create/platform';
import { taskIdOf } from '../task/record';
import { campaignFields } from './fields';
import { itemOf, passes, readSettings, type CampaignSettings } from './settings';
import { compare, readFrom, type Watch } from './watch';

/** Polls under way, so that a slow one and the next do not tell the same twice. */
const underWay = new Set<string>();

/** The tasks that have reached an awaited state since the last time; nothing the first time. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const key = `${context.getWorkflow().id} ${context.getNode().id}`;
	const isTest = context.getMode() === 'manual';
	if (!isTest && underWay.has(key)) return null;
	if (!isTest) underWay.add(key);
	readCredentialsAnew(context);
	try {
		const settings = readSettings(context);
		const items = isTest ? await sample(context, settings) : await news(context, settings);
		return items.length === 0 ? null : [items];
	} catch (error) {
		throw nodeError(context, error, undefined, campaignFields);
	} finally {
		if (!isTest) underWay.delete(key);
	}
}

/** How far back from now the first poll takes note of tasks that have ended, in days. */
const FIRST_DAYS = 2;

/** What is stored changes at the very end only: a list that fails leaves everything as it was. */
async function news(
	context: IPollFunctions,
	settings: CampaignSettings,
): Promise<INodeExecutionData[]> {
	const credentials = await credentialsOf(context);
	const zone = platformZone(credentials);
	const account = digest(`${accountOf(credentials)} ${zone}`);
	const stored = context.getWorkflowStaticData('node') as { watch?: Watch };
	const before = stored.watch?.account === account ? stored.watch : undefined;
	if (before === undefined) {
		stored.watch = await beginning(context, account, zone);
		return [];
	}
	const now = Date.now();
	const from = DateTime.fromMillis(readFrom(before, now));
	const records = await tasksOf(context, listSince(from, zone));
	const { reached, watch } = compare(before, records, { zone, now });
	if (JSON.stringify(watch) !== JSON.stringify(before)) stored.watch = watch;
	return reached
		.filter((record) => passes(record, settings))
		.map((record) => itemOf(record, settings, zonesOf(context, credentials)));
}

/** What is there when the trigger begins: the tasks under way, and the newest of the others. */
async function beginning(context: IPollFunctions, account: string, zone: string): Promise<Watch> {
	const from = DateTime.now().minus({ days: FIRST_DAYS });
	const records = [
		...(await tasksOf(context, listSince(undefined, zone, NOT_ENDED))),
		...(await tasksOf(context, listSince(from, zone))),
	];
	const nothing: Watch = { account, newest: 0, tasks: {} };
	const { watch } = compare(nothing, records, { zone, now: Date.now() });
	return { ...watch, newest: Math.max(watch.newest, from.toMillis()) };
}

const NOT_ENDED = Object.keys(TASK_STATES)
	.map(Number)
	.filter((code) => !END_STATES.includes(code));

/** The tasks created from a moment on; without one, as far back as lists are known to reach. */
function listSince(
	from: DateTime | undefined,
	zone: string,
	statusList: readonly number[] = [],
): ListSource {
	const range = searchRange(zone);
	return {
		endpoint: 'queryTasks',
		params: {
			strTime: from?.setZone(zone).toFormat(PLATFORM_TIME) ?? range.strTime,
			endTime: range.endTime,
			taskType: AGENT_TASK_TYPE,
			statusList,
		},
		keyOf: taskIdOf,
	};
}

async function tasksOf(context: IPollFunctions, source: ListSource) {
	const records: Array<Record<string, unknown>> = [];
	for await (const record of listed(context, source)) records.push(record);
	return records;
}

/** Stored in the open, so the API key must not be read from it. */
function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64').slice(0, 16);
}

/** For a test in the editor: the newest task that would come out, or else one that may some day. */
async function sample(
	context: IPollFunctions,
	settings: CampaignSettings,
): Promise<INodeExecutionData[]> {
	const zones = zonesOf(context, await credentialsOf(context));
	for (const stateCodes of [settings.stateCodes, []]) {
		const source: ListSource = {
			...listSince(undefined, zones.platform, stateCodes),
			matches: (record) => passes(record, { ...settings, stateCodes }),
		};
		for await (const record of listed(context, source, 1)) {
			return [itemOf(record, settings, zones)];
		}
	}
	throw new InputProblem(
		'The platform has no task that the trigger could show',
		"Create a task first, or check 'Agent IDs' and 'Task Name Contains'.",
	);
}
