import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { LIMITS, type Industry, type LimitName } from '../api/facts';
import { lengthWithin, wholeNumberWithin } from '../api/limits';
import { InputProblem } from '../api/problem';
import { plainText } from '../api/text';
import type { LaafficCredentials } from '../api/types';
import { intentsParameter } from './createFields';
import type { TaskHead } from './createRequest';
import { recallFlow } from './recall';
import { callingWindows, knownZone, PLATFORM_TIME, sendTime, type Zones } from './schedule';
import type { ExistingNameRule } from './taskName';

/** Everything that the panel says about a task, checked; only its callees are missing. */
export interface TaskSettings {
	readonly head: TaskHead;
	/** The start, if one was chosen, in the zone of the platform. */
	readonly start?: DateTime<true>;
	readonly onExistingName: ExistingNameRule;
}

/** Reads and checks the task's part of the panel for one item. */
export function taskSettings(
	context: IExecuteFunctions,
	item: number,
	credentials: LaafficCredentials,
	now: number,
): TaskSettings {
	const parameter = (name: string) => context.getNodeParameter(name, item);
	const options = context.getNodeParameter('options', item, {});
	const zones = zonesOf(context, credentials);
	const agentId = agentIdOf(parameter('agentId'), 'Agent ID');
	const start =
		parameter('schedule') === 'at' ? sendTime(parameter('sendTime'), zones, now) : undefined;
	return {
		start,
		onExistingName: (options.onExistingName ?? 'fail') as ExistingNameRule,
		head: {
			appId: applicationId(options.appId, credentials),
			taskName: lengthWithin('taskName', plainText(parameter('taskName'))),
			agentId: Number(agentId),
			displayNum: displayNumber(options.displayNum),
			maxCalls: optionalNumber('maxCalls', options.maxCalls),
			maxRingingTime: optionalNumber('maxRingingTime', options.maxRingingTime),
			enableRecording: recording(options.enableRecording),
			calloutRate: optionalNumber('calloutRate', options.calloutRate),
			sendTime: start?.toFormat(PLATFORM_TIME),
			allowSendTime: windowsOf(options, zones, start ?? DateTime.fromMillis(now)),
			recallFlow: parameter('autoRecall') ? recallOf(context, item, agentId) : undefined,
		},
	};
}

function zonesOf(context: IExecuteFunctions, { timeZone }: LaafficCredentials): Zones {
	return {
		workflow: knownZone(context.getTimezone(), "'Timezone' in the settings of the workflow"),
		platform: knownZone(timeZone, "'Time Zone' in the Laaffic credentials"),
	};
}

function agentIdOf(value: unknown, label: string): string {
	const id = plainText(value);
	if (/^\d{1,15}$/.test(id) && Number(id) > 0) return id;
	throw new InputProblem(
		id === ''
			? `'${label}' is empty`
			: `'${label}' is "${id}", which is not the number of an agent`,
		`Set '${label}' to the number of the voice agent in the platform's portal, such as 41.`,
	);
}

function applicationId(own: unknown, { appId }: LaafficCredentials): string {
	const id = plainText(own) || plainText(appId);
	if (id !== '') return id;
	throw new InputProblem(
		"'Application ID' is empty",
		"Copy the ID of the AI agent application from the platform's portal into the Laaffic credentials, or add it under 'Options'.",
	);
}

function displayNumber(value: unknown): string | undefined {
	const digits = plainText(value).replace(/^\s*\+|[\s()-]/g, '');
	if (digits === '') return undefined;
	const { label, max } = LIMITS.displayNum;
	if (/^\d+$/.test(digits) && digits.length <= max) return digits;
	throw new InputProblem(
		`'${label}' is "${plainText(value)}", but has to be at most ${max} digits`,
		`Write '${label}' with digits only, or remove the option.`,
	);
}

function optionalNumber(limit: LimitName, value: unknown): number | undefined {
	return value === undefined ? undefined : wholeNumberWithin(limit, value);
}

function recording(value: unknown): 0 | 1 | undefined {
	if (value === undefined) return undefined;
	return value ? 1 : 0;
}

function windowsOf(options: IDataObject, zones: Zones, day: DateTime) {
	const typed = (options.allowSendTime as { windows?: IDataObject[] } | undefined)?.windows ?? [];
	return typed.length === 0 ? undefined : callingWindows(typed, zones, day);
}

function recallOf(context: IExecuteFunctions, item: number, agentId: string) {
	const industry = context.getNodeParameter('industry', item, 'other') as Industry | 'other';
	return recallFlow({
		recallType: context.getNodeParameter('recallType', item),
		recallInterval: context.getNodeParameter('recallInterval', item),
		agents: recallAgents(context, item, agentId),
		industry,
		intents: codesOf(context.getNodeParameter(intentsParameter(industry), item, [])),
		additionalIntentCodes: codesOf(context.getNodeParameter('additionalIntentCodes', item, '')),
	});
}

/** The agent of each recall; their number is the number of recalls. */
function recallAgents(context: IExecuteFunctions, item: number, agentId: string): string[] {
	if (context.getNodeParameter('recallAgents', item) === 'same') {
		const count = wholeNumberWithin('recallNum', context.getNodeParameter('recallNum', item));
		return Array.from({ length: count }, () => agentId);
	}
	const rows = context.getNodeParameter('recallAgentList.recalls', item, []) as IDataObject[];
	if (rows.length === 0) {
		throw new InputProblem(
			"'Recalls' is empty, so nobody would be called again",
			"Add a recall with its agent, or set 'Agent for Recalls' to 'Same Agent'.",
		);
	}
	return rows.map((row) => agentIdOf(row.agentId, "Agent ID' of 'Recalls"));
}

/** Codes from a list, or from a text with commas as expressions give it. */
function codesOf(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : plainText(value).split(',');
	return list.map(plainText).filter((code) => code !== '');
}
