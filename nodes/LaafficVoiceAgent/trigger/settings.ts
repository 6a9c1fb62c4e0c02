import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { OUTCOMES, type Outcome } from '../api/facts';
import { InputProblem } from '../api/errors';
import { listOf, plainText } from '../api/coerce';
import { isZone } from '../api/zoneClock';
import { recordId } from '../shared/inputs';
import { knownZone } from '../shared/times';
import { ANY_OUTCOME } from './outputs';
import { readAddressList, SEPARATORS, type AddressList } from './addressList';

type Context = Pick<IWebhookFunctions | IHookFunctions, 'getNodeParameter' | 'getTimezone'>;

/** The trigger's parameters, read. */
export interface TriggerSettings {
	readonly outcomes: ReadonlySet<Outcome>;
	readonly intents: ReadonlySet<string>;
	readonly agentIds: ReadonlySet<string>;
	readonly simplify: boolean;
	readonly byOutcome: boolean;
	readonly dropRepeats: boolean;
	readonly otherPushes: boolean;
	readonly allowedIps?: AddressList;
	readonly secretToken?: string;
	/** The zone of times that come without one, and in which times are shown. */
	readonly timeZone: string;
}

export function readSettings(context: Context): TriggerSettings {
	const parameter = (name: string) => context.getNodeParameter(name);
	const written = context.getNodeParameter('options', {}, { rawExpressions: true }) as IDataObject;
	const { timeZone, ...others } = written;
	const options = Object.fromEntries(
		Object.keys(others).map((name) => [name, parameter(`options.${name}`)]),
	);
	const allowedIps = guard('Allowed IPs', options.allowedIps, written.allowedIps);
	const secretToken = guard('Secret Token', options.secretToken, written.secretToken);
	return {
		outcomes: outcomesOf(parameter('triggerOn')),
		intents: setOf(parameter('intents')),
		agentIds: setOf(options.agentIds),
		simplify: parameter('simplify') !== false,
		byOutcome: parameter('outputs') === 'byOutcome',
		dropRepeats: options.dropRepeats !== false,
		otherPushes: options.otherPushes === true,
		...(allowedIps === '' ? {} : { allowedIps: readAddressList(allowedIps) }),
		...(secretToken === '' ? {} : { secretToken }),
		timeZone: zoneOf(context, timeZone) || context.getTimezone(),
	};
}

/** What 'Time Zone' says; where its expression fails the expression itself, which names no zone. */
function zoneOf(context: Context, written: unknown): string {
	if (written === undefined) return '';
	try {
		return plainText(context.getNodeParameter('options.timeZone'));
	} catch {
		return plainText(written);
	}
}

/** The outcomes to take; none for all. */
function outcomesOf(value: unknown): ReadonlySet<Outcome> {
	const chosen = setOf(value);
	return chosen.has(ANY_OUTCOME) ? new Set() : (chosen as ReadonlySet<Outcome>);
}

/** Choices of the panel, or what an expression gives in their place. */
function setOf(value: unknown): ReadonlySet<string> {
	return new Set(listOf(value, SEPARATORS));
}

/** A protection; an expression that comes out empty must not open the door. */
function guard(label: string, value: unknown, written: unknown): string {
	const text = plainText(value);
	if (text !== '' || !plainText(written).startsWith('=')) return text;
	throw new InputProblem(
		`The expression in '${label}' has no value`,
		'Correct the expression, or remove the option. Until then every push is refused.',
	);
}

/**
 * An expression can make any zone of it, from push to push. That must not cost a report, so the
 * zone of the workflow is used then.
 */
export function withKnownZone(
	context: Pick<IWebhookFunctions, 'getNode' | 'getTimezone' | 'logger'>,
	settings: TriggerSettings,
): TriggerSettings {
	const { timeZone } = settings;
	if (isZone(timeZone)) return settings;
	const ofWorkflow = context.getTimezone();
	const used = isZone(ofWorkflow) ? ofWorkflow : 'UTC';
	context.logger.warn(
		`${context.getNode().name} shows times in the zone ${used}, because 'Time Zone' is "${timeZone}", which is not the name of a time zone. Correct it.`,
	);
	return { ...settings, timeZone: used };
}

/** Settings with which the trigger would take nothing, turn all away or misread times, stop here. */
export function checkSettings({ allowedIps, timeZone, ...filters }: TriggerSettings): void {
	knownZone(timeZone, "'Time Zone'");
	checkFilters(filters);
	if (allowedIps === undefined || allowedIps.invalid.length === 0) return;
	throw new InputProblem(
		`'Allowed IPs' has entries that are no addresses: ${allowedIps.invalid.join(', ')}`,
		'Write single addresses such as 203.0.113.7 or networks such as 203.0.113.0/24, separated by commas.',
	);
}

/** What no report has would leave all of them out, and nobody would hear of it. */
function checkFilters({
	outcomes,
	agentIds,
}: Pick<TriggerSettings, 'outcomes' | 'agentIds'>): void {
	for (const agentId of agentIds) recordId(agentId, 'Agent IDs');
	const unknown = [...outcomes].find((outcome) => !Object.hasOwn(OUTCOMES, outcome));
	if (unknown === undefined) return;
	throw new InputProblem(
		`'Trigger On' contains "${unknown}", which is none of its choices`,
		`Choose from the list, or let the expression give some of: ${Object.keys(OUTCOMES).join(', ')}.`,
	);
}
