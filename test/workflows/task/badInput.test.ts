/**
 * Whatever a user gets wrong is told before anything is sent: by the parameter's name on the panel,
 * and with what is allowed. The allowed ranges are copied from the vendor's pages by hand.
 */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { LimitName } from '../../../nodes/LaafficVoiceAgent/api/facts';
import {
	jsonOf,
	pairsOf,
	rowsOf,
	runCampaign,
	stopText,
	useSandbox,
	type CampaignRun,
} from '../../support/campaign';

const sandbox = useSandbox();

interface Mistake {
	readonly what: string;
	readonly run: CampaignRun;
	/** What the user reads, in any order. */
	readonly says: readonly string[];
}

const withOption = (what: string, options: INodeParameters, ...says: string[]): Mistake => ({
	what,
	run: { parameters: { options } },
	says,
});

const withParameter = (what: string, parameters: INodeParameters, ...says: string[]): Mistake => ({
	what,
	run: { parameters },
	says,
});

const withCredential = (what: string, changes: IDataObject, ...says: string[]): Mistake => ({
	what,
	run: { credentialChanges: changes },
	says,
});

const withRows = (what: string, cell: unknown, ...says: string[]): Mistake => ({
	what,
	run: { items: [{ phone: cell }, { phone: cell }, { phone: cell }] as IDataObject[] },
	says,
});

const windows = (...typed: Array<[unknown, unknown]>): INodeParameters =>
	({
		allowSendTime: { windows: typed.map(([strTime, endTime]) => ({ strTime, endTime })) },
	}) as INodeParameters;

const WHOLE_DAY: [string, string] = ['09:00', '18:00'];
const RECALL = { autoRecall: true };

function numberMistakes(
	parameters: (value: string | number) => INodeParameters,
	values: ReadonlyArray<string | number>,
	...says: string[]
): Mistake[] {
	return values.map((value) => withParameter(`${says[0]} ${value}`, parameters(value), ...says));
}

/** A mistake for either side of every documented limit. */
const BEYOND_LIMITS: Record<LimitName, readonly Mistake[]> = {
	taskName: [' ', 'x', `  x  `, 'x'.repeat(65), '={{ null }}'].map((taskName) =>
		withParameter(
			`Task Name "${taskName}"`,
			{ taskName },
			"'Task Name'",
			'from 2 to 64 characters',
		),
	),
	// Above 200,000 a campaign is sent in parts; a limit of the user's own is tested here.
	callees: [withOption('more than Max Callees', { maxCallees: 2 }, "'Max Callees' is 2")],
	calleeNumber: [
		withRows('numbers of 5 digits', '12345', 'fewer than 6 digits'),
		withRows('numbers of 19 digits', '1'.repeat(19), 'more than 18 digits'),
	],
	text: [
		withParameter(
			'texts of 31 characters',
			{ textVariablesFrom: 'map', textVariables: { text1: 'x'.repeat(31) } },
			"'Text 1' has more than 30 characters",
		),
	],
	displayNum: [
		withOption(
			'21 digits',
			{ displayNum: '1'.repeat(21) },
			"'Display Number'",
			'at most 20 digits',
		),
		withOption('letters', { displayNum: '0800CALLME' }, "'Display Number'", 'at most 20 digits'),
	],
	maxCalls: numberMistakes(
		(maxCalls) => ({ options: { maxCalls } }),
		[0, 1000, 1.5, -1, '', '={{ "long" }}', '={{ null }}'],
		"'Max Call Seconds'",
		'from 1 to 999 seconds',
	),
	maxRingingTime: numberMistakes(
		(maxRingingTime) => ({ options: { maxRingingTime } }),
		[9, 121, 60.5, '={{ $json.missing }}'],
		"'Max Ringing Seconds'",
		'from 10 to 120 seconds',
	),
	calloutRate: numberMistakes(
		(calloutRate) => ({ options: { calloutRate } }),
		[0, 101, 1.5],
		"'Callout Rate'",
		'from 1 to 100',
	),
	windows: [
		withOption(
			'four windows',
			windows(['08:00', '09:00'], ['10:00', '11:00'], ['12:00', '13:00'], ['14:00', '15:00']),
			"'Calling Windows'",
			'at most 3',
		),
	],
	recallInterval: numberMistakes(
		(recallInterval) => ({ ...RECALL, recallInterval }),
		[0, 1441, 30.5, '={{ "soon" }}'],
		"'Recall Interval (Minutes)'",
		'from 1 to 1440 minutes',
	),
	recallNum: numberMistakes(
		(recallNum) => ({ ...RECALL, recallNum }),
		[0, 11, 2.5, '={{ null }}'],
		"'Number of Recalls'",
		'from 1 to 10 recalls',
	),
	// The node asks for pages itself; a user has no part in their size.
	// Create Task sends no text messages.
	smsContent: [],
	smsSenderId: [],
	smsNumbers: [],
	pageSize: [],
};

const startAt = (sendTime: string): INodeParameters => ({ schedule: 'at', sendTime });

/** Every other rule of the panel and of the credentials. */
const AGAINST_RULES: readonly Mistake[] = [
	...[' ', 'Bob', '0', '-41', '4.5', '4 1', '1'.repeat(16), '={{ null }}'].map((agentId) =>
		withParameter(`Agent ID "${agentId}"`, { agentId }, "'Agent ID'", 'number of the voice agent'),
	),
	withParameter(
		'a column that is not there',
		{ calleeNumber: '={{ $json.mobile }}' },
		"No row has a phone number in 'Callee Number', so nobody was called",
		'Drag the column',
		'{{ $json.mobile }}',
	),
	withRows('cells without a number', null, "No row has a phone number in 'Callee Number'"),
	withCredential('no application ID anywhere', { appId: ' ' }, "'Application ID' is empty"),
	withCredential('an unknown zone', { timeZone: 'Shanghai' }, "'Time Zone'", 'Asia/Shanghai'),
	{
		what: 'a workflow in an unknown zone',
		run: { settings: { timezone: 'Middle/Earth' } },
		says: ["'Timezone' in the settings of the workflow", 'Middle/Earth'],
	},
	...[
		' ',
		'tomorrow',
		'2099-05-01',
		'2099-02-30T09:30:00',
		'={{ null }}',
		'={{ 4079000000000 }}',
	].map((sendTime) =>
		withParameter(
			`Start Time "${sendTime}"`,
			startAt(sendTime),
			"'Start Time'",
			'2031-05-01T09:30',
		),
	),
	withParameter(
		'a start in the past',
		startAt('2024-05-01T09:30:00'),
		"'Start Time' is in the past",
		"set 'Start' to 'Immediately'",
	),
	...['9', '24:00', '09:60', '', 'noon'].map((time) =>
		withOption(
			`a window from "${time}"`,
			windows([time, '23:00']),
			"'From' of 'Calling Windows'",
			'from 00:00 to 23:59',
		),
	),
	withOption('a window to nowhere', windows(['09:00', '']), "'To' of 'Calling Windows'"),
	withOption('a window across midnight', windows(['19:00', '09:00']), "'Calling Windows'", 'ends'),
	withOption('a window of no length', windows(['09:00', '09:00']), "'Calling Windows'", 'ends'),
	withOption('two windows, one bad', windows(WHOLE_DAY, ['x', 'y']), "'Calling Windows'"),
	withOption(
		'a country by its name',
		{ defaultCountry: 'India' },
		"'Default Country'",
		'such as IN',
	),
	withOption('a country that is none', { defaultCountry: 'XX' }, "'Default Country'"),
	withParameter('no such condition', { ...RECALL, recallType: 2 }, "'Recall Condition'"),
	withParameter(
		'no such condition, by expression',
		{ ...RECALL, recallType: '={{ "all" }}' },
		"'Recall Condition'",
	),
	withParameter(
		'no agent for recalls',
		{ ...RECALL, recallAgents: 'different' },
		"'Recalls' is empty",
	),
	withParameter(
		'a recall without agent',
		{
			...RECALL,
			recallAgents: 'different',
			recallAgentList: { recalls: [{ agentId: '41' }, { agentId: '' }] },
		},
		"'Agent ID' of 'Recalls' is empty",
	),
	withParameter(
		'no intents',
		{ ...RECALL, recallType: 3, recallIntentsCollectionV1: [] },
		"'Recall Intents' is empty",
	),
	withParameter(
		'intents in words',
		{ ...RECALL, recallType: 3, additionalIntentCodes: '205, promised' },
		"'Additional Intent Codes'",
		'"promised"',
	),
	withParameter(
		'an intent of another industry',
		{ ...RECALL, recallType: 3, industry: 'marketing', additionalIntentCodes: '403' },
		"'Industry' is 'Financial Marketing'",
		"'Financial Collection - Emergency Contact Conveyance'",
	),
	withParameter(
		'no field with the name of a variable',
		{ textVariablesFrom: 'matchingFields' },
		"'Text Variables From'",
	),
	withParameter(
		'no collection fields',
		{ textVariablesFrom: 'map', variableNames: 'callInformation' },
		"'Collection Fields' misses 'Repayer' (name)",
	),
	withParameter(
		'a name that cannot be evaluated',
		{ taskName: '={{ $("A node that is gone").first().json.x }}' },
		"Referenced node doesn't exist",
		"'Task Name'",
	),
	...(
		[
			['duplicates', 'Duplicates'],
			['emptyTexts', 'Empty Texts'],
			['onExistingName', 'If Task Name Exists'],
			['invalidCallees', 'Invalid Callees'],
			['longText', 'Long Texts'],
		] as const
	).map(([option, label]) =>
		withOption(
			`a choice of '${label}' that is none`,
			{ [option]: '={{ "whatever" }}' },
			`'${label}'`,
		),
	),
	withOption(
		'recording neither on nor off',
		{ enableRecording: '={{ "perhaps" }}' },
		"'Enable Recording'",
	),
	withParameter('recalls neither on nor off', { autoRecall: '={{ "perhaps" }}' }, "'Auto Recall'"),
	{
		what: 'a date as task name, which would be the same name every day',
		run: { parameters: { taskName: '={{ $now }}' } },
		says: ["'Task Name' is an object or a list", ".toFormat('yyyy-MM-dd')"],
	},
	{
		what: 'a list as application',
		run: { parameters: { options: { appId: "={{ ['DemoApp1'] }}" } } },
		says: ["'Application ID' is an object or a list"],
	},
];

const MISTAKES = [...Object.values(BEYOND_LIMITS).flat(), ...AGAINST_RULES];

describe.each(MISTAKES)('$what', ({ run, says }) => {
	const asked: CampaignRun = { items: rowsOf(3), ...run };

	test('stops the node before anything is sent', async () => {
		const result = await runCampaign(sandbox(), asked);

		for (const words of says) expect(stopText(result)).toContain(words);
		expect(result.error?.description).toBeTruthy();
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('sends each row to the error branch once, where the node continues', async () => {
		const { outputs, error } = await runCampaign(sandbox(), {
			...asked,
			onError: 'continueErrorOutput',
		});

		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([]);
		expect(pairsOf(outputs[1])).toEqual([[0], [1], [2]]);
		expect(jsonOf(outputs[1])).toMatchObject(asked.items as IDataObject[]);
		expect(jsonOf(outputs[1]).every((json) => Boolean(json.error))).toBe(true);
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

/** What n8n knows from the description of the node, it tells before it starts the workflow. */
describe.each([
	['Parameter "Task Name" is required', { taskName: '' }],
	['Parameter "Agent ID" is required', { agentId: '' }],
	['Parameter "Callee Number" is required', { calleeNumber: '' }],
	['Parameter "Start Time" is required', { schedule: 'at', sendTime: '' }],
	[
		'At most 10 fields are allowed',
		{ ...RECALL, recallAgents: 'different', recallAgentList: agents(11) },
	],
] satisfies Array<[string, INodeParameters]>)('%s', (message, parameters) => {
	test('n8n does not start the workflow', async () => {
		await expect(runCampaign(sandbox(), { parameters })).rejects.toThrow(message);
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

function agents(count: number): INodeParameters {
	return { recalls: Array.from({ length: count }, () => ({ agentId: '41' })) };
}

test('a whole row as the name of a task is a mistake', async () => {
	const result = await runCampaign(sandbox(), { parameters: { taskName: '={{ $json }}' } });

	expect(stopText(result)).toContain("'Task Name' is an object or a list");
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('a mistake in one row’s expression for the whole task is told by its name', async () => {
	const { error } = await runCampaign(sandbox(), {
		parameters: { options: { maxCalls: '={{ $json.seconds }}' } },
		items: [{ phone: '919777654321', seconds: 1200 }],
	});

	expect(error?.message).toBe(
		'\'Max Call Seconds\' is "1200", but has to be a whole number from 1 to 999 seconds',
	);
	expect(error?.description).toBe(
		"Set 'Max Call Seconds' to a whole number from 1 to 999 seconds.",
	);
});
