/** Calling hours where people are: a task for each time zone, with its own start and windows. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	dialled,
	jsonOf,
	pairsOf,
	runCampaign,
	stopText,
	useSandbox,
	type CampaignRun,
} from '../../support/campaign';

const sandbox = useSandbox();

const [MUMBAI, BERLIN, DELHI] = ['919777654321', '4915112345678', '919777654322'];
const ROWS = [
	{ phone: MUMBAI, zone: 'Asia/Kolkata' },
	{ phone: BERLIN, zone: 'Europe/Berlin' },
	{ phone: DELHI, zone: 'Asia/Kolkata' },
];
const BY_NUMBER = { calleeTimeZone: 'number' };
const BY_FIELD = { calleeTimeZone: 'field', calleeTimeZoneField: '={{ $json.zone }}' };
const DAYTIME = { allowSendTime: { windows: [{ strTime: '09:00', endTime: '18:00' }] } };

const run = async (
	options: INodeParameters,
	parameters: INodeParameters = {},
	more: CampaignRun = {},
) => await runCampaign(sandbox(), { items: ROWS, ...more, parameters: { ...parameters, options } });

/** What the platform got for each task, by its name. */
const received = (): Record<string, IDataObject> =>
	Object.fromEntries(
		sandbox()
			.ledger.tasks()
			.map(({ settings, callees }) => {
				const { taskName, sendTime, allowSendTime } = settings as unknown as IDataObject;
				return [taskName, { sendTime, allowSendTime, callees }];
			}),
	);

test.each([
	['the number', BY_NUMBER],
	['a field', BY_FIELD],
])(
	'by %s: start and windows are those of the callees, in the zone of the platform',
	async (_how, options) => {
		const { outputs, error } = await run(
			{ ...options, ...DAYTIME },
			{ schedule: 'at', sendTime: '2099-07-01T09:30:00' },
		);

		expect(error).toBeUndefined();
		expect(received()).toEqual({
			'Renewals May (Asia/Kolkata)': {
				callees: [MUMBAI, DELHI],
				sendTime: '2099-07-01 12:00:00',
				allowSendTime: [{ strTime: '11:30', endTime: '20:30' }],
			},
			'Renewals May (Europe/Berlin)': {
				callees: [BERLIN],
				sendTime: '2099-07-01 15:30:00',
				allowSendTime: [{ strTime: '15:00', endTime: '23:59' }],
			},
		});
		expect(jsonOf(outputs[0])).toMatchObject([
			{ calleeTimeZone: 'Asia/Kolkata', calleeCount: 2, part: 1, parts: 1 },
			{ calleeTimeZone: 'Europe/Berlin', calleeCount: 1, part: 1, parts: 1 },
		]);
		expect(pairsOf(outputs[0])).toEqual([[0, 2], [1]]);
	},
);

test('a start with an offset is one moment for all', async () => {
	await run(BY_NUMBER, { schedule: 'at', sendTime: '2099-07-01T09:30:00Z' });

	expect(Object.values(received()).map(({ sendTime }) => sendTime)).toEqual([
		'2099-07-01 17:30:00',
		'2099-07-01 17:30:00',
	]);
});

test('windows are those of the day of the start: in winter Berlin is an hour later', async () => {
	await run(
		{ ...BY_NUMBER, allowSendTime: { windows: [{ strTime: '09:00', endTime: '15:00' }] } },
		{ schedule: 'at', sendTime: '2099-12-01T09:30:00' },
	);

	expect(received()['Renewals May (Europe/Berlin)']).toMatchObject({
		sendTime: '2099-12-01 16:30:00',
		allowSendTime: [{ strTime: '16:00', endTime: '22:00' }],
	});
});

test('a field says it where the number does not', async () => {
	await run(
		{ ...BY_FIELD, calleeTimeZone: 'number' },
		{},
		{
			items: [
				{ phone: '12125550123', zone: 'America/New_York' },
				{ phone: MUMBAI, zone: '' },
			],
		},
	);

	expect(Object.keys(received())).toEqual([
		'Renewals May (America/New_York)',
		'Renewals May (Asia/Kolkata)',
	]);
});

test('a row without a zone is a bad row', async () => {
	const items = [...ROWS, { phone: '919777654399', zone: 'asia/kolkata' }];

	const stopped = await run(BY_FIELD, {}, { items });
	expect(stopText(stopped)).toContain('1 of 4 input rows cannot be called');
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('if the name of one zone is taken, no zone is started', async () => {
	sandbox().plant('Renewals May (Europe/Berlin)');

	const result = await run(BY_NUMBER);

	expect(stopText(result)).toContain('"Renewals May (Europe/Berlin)" already exists');
	expect(sandbox().ledger.requests('createTask')).toEqual([]);
});

test('running again after a failure completes it, without calling anybody twice', async () => {
	sandbox().faults.add({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 1 });
	const stopped = await run(BY_NUMBER);
	expect(stopText(stopped)).toContain('"Renewals May (Asia/Kolkata)" (task ');

	const { outputs } = await run({ ...BY_NUMBER, onExistingName: 'return' });

	expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual(['existing', 'created']);
	expect(dialled(sandbox())).toEqual({ [MUMBAI]: 1, [BERLIN]: 1, [DELHI]: 1 });
});

test('rows that are left out are told once, however the zones are mixed', async () => {
	const { outputs } = await run(
		{ ...BY_NUMBER, invalidCallees: 'skip', doNotCall: DELHI },
		{},
		{ items: [{ phone: 'nobody' }, ...ROWS, { phone: BERLIN }, { phone: MUMBAI }, { phone: '1' }] },
	);

	const sum = (name: string) =>
		jsonOf(outputs[0]).reduce((total, json) => total + Number(json[name]), 0);
	expect([sum('rejectedCount'), sum('duplicateCount'), sum('suppressedCount')]).toEqual([2, 2, 1]);
});

test('Validate Only shows the tasks and calls nobody', async () => {
	const { outputs } = await run({ ...BY_NUMBER, ...DAYTIME, validateOnly: true });

	expect(jsonOf(outputs[0])).toMatchObject([
		{
			outcome: 'validated',
			taskName: 'Renewals May (Asia/Kolkata)',
			request: { allowSendTime: [{ strTime: '11:30', endTime: '20:30' }] },
		},
		{ outcome: 'validated', taskName: 'Renewals May (Europe/Berlin)' },
	]);
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('a task for each row keeps its name, and is called by the clock of its callee', async () => {
	await run(
		{ ...BY_NUMBER, ...DAYTIME },
		{ taskScope: 'perItem', taskName: '=Call {{ $json.phone }}' },
	);

	expect(received()[`Call ${MUMBAI}`]?.allowSendTime).toEqual([
		{ strTime: '11:30', endTime: '20:30' },
	]);
});

test.each<[string, INodeParameters, INodeParameters, string]>([
	[
		'a name that is too long',
		BY_NUMBER,
		{ taskName: 'x'.repeat(52) },
		"'Task Name' by 3 characters",
	],
	[
		'a source without its field',
		{ calleeTimeZone: 'field' },
		{},
		"'Callee Time Zone Field' is empty",
	],
	['a field without its source', { calleeTimeZoneField: '={{ $json.zone }}' }, {}, 'does not say'],
])('%s stops before anybody is called', async (_what, options, parameters, says) => {
	expect(stopText(await run(options, parameters))).toContain(says);
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('a note tells when windows will move with the clocks of some of the callees', async () => {
	const start = { schedule: 'at', sendTime: '2099-10-22T09:30:00' };
	const { hints } = await run({ ...BY_NUMBER, ...DAYTIME }, start);

	expect(hints.map(({ message }) => message)).toEqual([
		"In Europe/Berlin the clocks change on 2099-10-25. From that day on, calls come an hour earlier than 'Calling Windows' says, because the platform keeps the windows as they were sent. To keep to them, cancel the task and its recalls before that day, and call the people who are left in a new task.",
	]);
});

test('without windows there is nothing that moves', async () => {
	const { hints } = await run(BY_NUMBER, { schedule: 'at', sendTime: '2099-10-22T09:30:00' });

	expect(hints).toEqual([]);
});
