/** What the platform receives for each setting of the panel. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { calleesOf, onlyTask, rowsOf, runCampaign, useSandbox } from '../../support/campaign';

const sandbox = useSandbox();

/** The settings that the platform received, without those of the small campaign. */
async function receivedFor(options: INodeParameters): Promise<unknown> {
	const { error } = await runCampaign(sandbox(), { parameters: { options } });
	expect(error).toBeUndefined();
	const { appId, taskName, agentId, ...rest } = onlyTask(sandbox()).settings;
	expect({ appId, taskName, agentId }).toEqual({
		appId: 'DemoApp1',
		taskName: 'Renewals May',
		agentId: 43,
	});
	return rest;
}

test('all rows become the callees of one task, and the task comes out as one item', async () => {
	const { outputs, error, hints } = await runCampaign(sandbox(), { items: rowsOf(3) });

	expect(error).toBeUndefined();
	expect(hints).toEqual([]);
	expect(onlyTask(sandbox())).toMatchObject({
		callees: ['919777000000', '919777000001', '919777000002'],
		settings: { appId: 'DemoApp1', taskName: 'Renewals May', agentId: 43 },
		warnings: [],
	});
	expect(outputs).toEqual([
		[
			{
				json: {
					outcome: 'created',
					taskId: onlyTask(sandbox()).taskId,
					taskName: 'Renewals May',
					agentId: 43,
					calleeCount: 3,
					sendTime: null,
					part: 1,
					parts: 1,
					rejectedCount: 0,
					duplicateCount: 0,
					suppressedCount: 0,
					unusualCount: 0,
					truncatedTextCount: 0,
				},
				pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }],
			},
		],
	]);
});

test('the name is looked up once, then the task is created once', async () => {
	await runCampaign(sandbox(), { items: rowsOf(3) });

	const endpoints = sandbox()
		.ledger.requests()
		.map(({ endpoint }) => endpoint);
	expect(endpoints).toEqual(['queryTasks', 'createTask']);
});

test('what is not set is not sent, so that the defaults of the platform hold', async () => {
	expect(await receivedFor({})).toEqual({});
});

test.each([
	['a number to show', { displayNum: '1008122211' }, { displayNum: '1008122211' }],
	['its punctuation is left out', { displayNum: '+1 (008) 122-211' }, { displayNum: '1008122211' }],
	['the longest number to show', { displayNum: '1'.repeat(20) }, { displayNum: '1'.repeat(20) }],
	['no number to show', { displayNum: '' }, {}],
	['shortest call', { maxCalls: 1 }, { maxCalls: 1 }],
	['longest call', { maxCalls: 999 }, { maxCalls: 999 }],
	['a number from a text column', { maxCalls: '={{ "240" }}' }, { maxCalls: 240 }],
	['shortest ringing', { maxRingingTime: 10 }, { maxRingingTime: 10 }],
	['longest ringing', { maxRingingTime: 120 }, { maxRingingTime: 120 }],
	['recording on', { enableRecording: true }, { enableRecording: 1 }],
	['recording off', { enableRecording: false }, { enableRecording: 0 }],
	['one call at once', { calloutRate: 1 }, { calloutRate: 1 }],
	['many calls at once', { calloutRate: 100 }, { calloutRate: 100 }],
] satisfies Array<[string, INodeParameters, IDataObject]>)(
	'%s',
	async (_what, options, received) => {
		expect(await receivedFor(options)).toEqual(received);
	},
);

test('an application ID among the options goes before that of the credentials', async () => {
	const { error } = await runCampaign(sandbox(), {
		credentialChanges: { appId: 'SomeOtherApp' },
		parameters: { options: { appId: 'DemoApp1' } },
	});

	expect(error).toBeUndefined();
	expect(onlyTask(sandbox()).settings.appId).toBe('DemoApp1');
});

test('name and agent may come from the first row', async () => {
	await runCampaign(sandbox(), {
		items: [{ phone: '919777654321', list: 'VIP', agent: 43 }],
		parameters: { taskName: '=Renewals {{ $json.list }}', agentId: '={{ $json.agent }}' },
	});

	expect(onlyTask(sandbox())).toMatchObject({ taskName: 'Renewals VIP', agentId: 43 });
});

test('names of 2 and of 64 characters are taken, blanks around them are not part of them', async () => {
	const longest = 'Ä'.repeat(64);
	for (const taskName of [' ok ', longest]) {
		await runCampaign(sandbox(), { parameters: { taskName } });
	}

	expect(
		sandbox()
			.ledger.tasks()
			.map((task) => task.taskName),
	).toEqual(['ok', longest]);
});

test.each([
	['a country code with a plus sign', '+91 97776-54321'],
	['a country code after 00', '0091 97776 54321'],
	['a numeric cell', 919777654321],
	['punctuation', '(91) 97776.54321'],
	['full-width digits', '９１９７７７６５４３２１'],
	['Arabic-Indic digits', '٩١٩٧٧٧٦٥٤٣٢١'],
	['a link', 'tel:+919777654321'],
])('a number with %s is dialled with its digits only', async (_what, phone) => {
	await runCampaign(sandbox(), { items: [{ phone }] });

	expect(onlyTask(sandbox()).callees).toEqual(['919777654321']);
});

test('numbers as they are dialled at home get the default country', async () => {
	await runCampaign(sandbox(), {
		items: [{ phone: '09777 654321' }, { phone: '+49 30 901820' }],
		parameters: { options: { defaultCountry: 'in' } },
	});

	expect(onlyTask(sandbox()).callees).toEqual(['919777654321', '4930901820']);
});

test('the number may come from anywhere in the row', async () => {
	await runCampaign(sandbox(), {
		items: [{ contact: { numbers: ['919777654321'] } }, { contact: { numbers: ['919777654322'] } }],
		parameters: { calleeNumber: '={{ $json.contact["numbers"][0] }}' },
	});

	expect(onlyTask(sandbox()).callees).toEqual(['919777654321', '919777654322']);
});

test('the number may be evaluated from an expression', async () => {
	await runCampaign(sandbox(), {
		items: [
			{ prefix: '91', rest: '9777654321' },
			{ prefix: '55', rest: '11988887777' },
		],
		parameters: { calleeNumber: '={{ $json.prefix.trim() + $json.rest }}' },
	});

	expect(calleesOf(onlyTask(sandbox()))).toEqual([
		{ calleeNumber: '919777654321' },
		{ calleeNumber: '5511988887777' },
	]);
});
