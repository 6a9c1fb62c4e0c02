import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { LIMITS, type LimitName } from '../../api/facts';
import { lengthWithin, textOf, wholeNumberWithin } from '../../shared/inputs';
import { InputProblem } from '../../api/errors';
import { plainText, type Zones } from '../../api/coerce';
import type { LaafficCredentials } from '../../api/address';
import { zonesOf, PLATFORM_TIME } from '../../shared/times';
import { createChoice, createSwitch } from './fields';
import type { TaskHead } from './request';
import { agentIdOf } from '../../agent/agentId';
import { recallFlow, recallChoice } from '../../recallFlow/settings';
import { callingWindows, sendTime, type TypedWindow } from './schedule';

/** What to do when the platform already has a task of this name. */
export type ExistingNameRule = 'fail' | 'return' | 'addSuffix';

/** Everything that the panel says about a task, checked; only its callees are missing. */
export interface TaskSettings {
	readonly head: TaskHead;
	/** The start, if one was chosen, in the zone of the workflow. */
	readonly start?: DateTime<true>;
	readonly onExistingName: ExistingNameRule;
}

/**
 * Reads and checks the task's part of the panel for one item.
 *
 * @param calleeZone where the callees are, if times are meant there and not in the workflow's zone
 */
export function taskSettings(
	context: IExecuteFunctions,
	item: number,
	credentials: LaafficCredentials,
	now: number,
	calleeZone?: string,
): TaskSettings {
	const parameter = (name: string) => context.getNodeParameter(name, item);
	const options = optionsOf(context, item);
	const zones = zonesFor(context, credentials, calleeZone);
	const agentId = agentIdOf(parameter('agentId'), 'Agent ID');
	const start =
		parameter('schedule') === 'at' ? sendTime(parameter('sendTime'), zones, now) : undefined;
	return {
		start,
		onExistingName: createChoice<ExistingNameRule>(context, 'options.onExistingName', item),
		head: {
			appId: applicationId(options.appId, credentials),
			taskName: lengthWithin('taskName', textOf(LIMITS.taskName.label, parameter('taskName'))),
			agentId: Number(agentId),
			displayNum: displayNumber(options.displayNum),
			maxCalls: optionalNumber('maxCalls', options),
			maxRingingTime: optionalNumber('maxRingingTime', options),
			enableRecording: recording(context, item, options),
			calloutRate: optionalNumber('calloutRate', options),
			sendTime: start?.setZone(zones.platform).toFormat(PLATFORM_TIME),
			allowSendTime: windowsOf(options, zones, start ?? DateTime.fromMillis(now)),
			recallFlow: createSwitch(context, 'autoRecall', item)
				? recallFlow(recallChoice(context, item, agentId))
				: undefined,
		},
	};
}

/** Options about the callees, which can be long lists or differ from row to row. */
const OF_CALLEES: readonly string[] = ['doNotCall', 'doNotCallField', 'calleeTimeZoneField'];

/** The options that were added, but for those that are read with the rows. */
function optionsOf(context: IExecuteFunctions, item: number): IDataObject {
	const raw = context.getNodeParameter('options', item, {}, { rawExpressions: true }) as object;
	const names = Object.keys(raw).filter((name) => !OF_CALLEES.includes(name));
	return Object.fromEntries(
		names.map((name) => [name, context.getNodeParameter(`options.${name}`, item)]),
	);
}

function applicationId(own: unknown, { appId }: LaafficCredentials): string {
	const id = textOf('Application ID', own) || plainText(appId);
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

/** An option that was added and whose expression gives nothing is not the same as none. */
function optionalNumber(limit: LimitName, options: IDataObject): number | undefined {
	return limit in options ? wholeNumberWithin(limit, options[limit]) : undefined;
}

function recording(
	context: IExecuteFunctions,
	item: number,
	options: IDataObject,
): 0 | 1 | undefined {
	if (!('enableRecording' in options)) return undefined;
	return createSwitch(context, 'options.enableRecording', item) ? 1 : 0;
}

function windowsOf(options: IDataObject, zones: Zones, day: DateTime) {
	const typed = windowsIn(options.allowSendTime);
	return typed.length === 0 ? undefined : callingWindows(typed, zones, day);
}

/** The calling windows as they stand on the panel. */
export function windowsIn(option: unknown): readonly TypedWindow[] {
	return (option as { readonly windows?: readonly TypedWindow[] } | undefined)?.windows ?? [];
}

/** Times are meant where the callees are, if that counts, and else in the workflow's zone. */
export function zonesFor(
	context: IExecuteFunctions,
	credentials: LaafficCredentials,
	calleeZone: string | undefined,
): Zones {
	const zones = zonesOf(context, credentials);
	return calleeZone === undefined ? zones : { ...zones, workflow: calleeZone };
}
