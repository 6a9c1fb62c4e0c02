/** What a task has only one of cannot have another value for each row. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	dialled,
	jsonOf,
	onlyTask,
	pairsOf,
	rowsOf,
	runCampaign,
	stopText,
	useSandbox,
} from '../../support/campaign';

const sandbox = useSandbox();

/** Three rows of which the last has other values than the first two. */
const ROWS: IDataObject[] = [
	{ a: '43', flag: true, number: 30, text: 'x1', at: '2099-05-01T09:30:00Z', time: '10:00' },
	{ a: '43', flag: true, number: 30, text: 'x1', at: '2099-05-01T09:30:00Z', time: '10:00' },
	{ a: '42', flag: false, number: 40, text: 'x2', at: '2099-05-02T09:30:00Z', time: '11:00' },
].map((row, index) => ({ ...row, phone: `91977765432${index}` }));

const RECALL = { autoRecall: true };
const option = (name: string, value: string): INodeParameters => ({ options: { [name]: value } });

const SEVERAL: Array<[label: string, INodeParameters]> = [
	["'Task Name'", { taskName: '=Renewals {{ $json.text }}' }],
	["'Agent ID'", { agentId: '={{ $json.a }}' }],
	["'Agent ID'", { agentId: '={{ $input.item.json.a }}' }],
	["'Agent ID'", { agentId: "={{ $('Start').item.json.a }}" }],
	["'Agent ID'", { agentId: '={{ $json.a.trim() }}' }],
	["'Agent ID'", { agentId: '={{ $itemIndex < 2 ? 43 : 42 }}' }],
	["'Agent ID'", { agentId: { __rl: true, mode: 'id', value: '={{ $json.a }}' } }],
	["'Start Time'", { schedule: 'at', sendTime: '={{ $json.at }}' }],
	["'Auto Recall'", { autoRecall: '={{ $json.flag }}' }],
	["'Recall Interval (Minutes)'", { ...RECALL, recallInterval: '={{ $json.number }}' }],
	[
		"'Agent ID' of 'Recalls'",
		{
			...RECALL,
			recallAgents: 'different',
			recallAgentList: { recalls: [{ agentId: '41' }, { agentId: '={{ $json.a }}' }] },
		},
	],
	["'Application ID'", option('appId', '={{ $json.text }}')],
	[
		"'To' of 'Calling Windows'",
		{
			options: { allowSendTime: { windows: [{ strTime: '09:00', endTime: '={{ $json.time }}' }] } },
		},
	],
	["'Display Number'", option('displayNum', '={{ $json.number }}')],
	["'Max Callees'", option('maxCallees', '={{ $json.number }}')],
	["'Validate Only'", option('validateOnly', '={{ $json.flag }}')],
	["'Validate Only'", option('validateOnly', '={{ !$json.flag }}')],
];

describe.each(SEVERAL)('several values in %s: %j', (label, parameters) => {
	test('stop the run before anybody is called, and say how to go on', async () => {
		const result = await runCampaign(sandbox(), { items: ROWS, parameters });

		expect(result.error?.message).toBe(
			`${label} has another value for item 2 than for item 0, so nobody was called`,
		);
		expect(result.error?.description).toContain("'One Task per Item'");
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

test('several values leave by the error branch row by row where the node continues', async () => {
	const { outputs, error } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { agentId: '={{ $json.a }}' },
		onError: 'continueErrorOutput',
	});

	expect(error).toBeUndefined();
	expect(pairsOf(outputs[1])).toEqual([[0], [1], [2]]);
	expect(sandbox().ledger.requestCount).toBe(0);
});

test.each<[string, INodeParameters]>([
	['a column that is the same in all rows', { agentId: '={{ $json.same }}' }],
	['the same for all, but for n8n to find out', { agentId: '={{ $json.same + 0 }}' }],
	[
		'a picked agent from a column',
		{ agentId: { __rl: true, mode: 'id', value: '={{ $json.same }}' } },
	],
	['the first item', { agentId: '={{ $input.first().json.a }}' }],
	['the first item of another node', { agentId: "={{ $('Start').first().json.a }}" }],
	['empty in one way or another', { options: { displayNum: '={{ $json.maybe }}' } }],
])('one value for all rows goes out: %s', async (_what, parameters) => {
	const items = ROWS.map((row, index) => ({ ...row, same: 43, ...(index > 0 && { maybe: '' }) }));
	const { error } = await runCampaign(sandbox(), { items, parameters });

	expect(error).toBeUndefined();
	expect(onlyTask(sandbox()).callees).toHaveLength(3);
});

test('with a task for each row, each has its own', async () => {
	const { error } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: {
			taskScope: 'perItem',
			taskName: '=Call {{ $json.phone }}',
			options: { displayNum: '={{ $json.number }}' },
		},
	});

	expect(error).toBeUndefined();
	expect(dialled(sandbox())).toEqual({ 919777654320: 1, 919777654321: 1, 919777654322: 1 });
});

test('what holds for the whole run has one value with a task for each row, too', async () => {
	const result = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: {
			taskScope: 'perItem',
			taskName: '=Call {{ $json.phone }}',
			options: { validateOnly: '={{ !$json.flag }}' },
		},
	});

	expect(stopText(result)).toContain("'Validate Only' has another value for item 2");
	expect(stopText(result)).toContain('holds for the whole run');
	expect(sandbox().ledger.requestCount).toBe(0);
});

describe('many rows', () => {
	const COUNT = 1_500;
	const items = (other: number) =>
		rowsOf(COUNT).map((row, item) => ({ ...row, agent: item === other ? '42' : '43' }));
	const run = async (other: number, parameters: INodeParameters) =>
		await runCampaign(sandbox(), {
			items: items(other),
			parameters: { ...parameters, options: { maxCallees: COUNT } },
		});

	test('a column is compared for each of them', async () => {
		expect(stopText(await run(1_234, { agentId: '={{ $json.agent }}' }))).toContain('item 1234');
	});

	test.each([1, COUNT - 1])('an expression is evaluated for some, item %i too', async (other) => {
		const agentId = other === 1 ? '={{ $itemIndex === 0 ? 41 : 42 }}' : '={{ $json.agent.trim() }}';
		expect(stopText(await run(other, { agentId }))).toMatch(/has another value for item \d+ than/);
	});

	test('a time in the expression goes on meanwhile, and is no other value', async () => {
		const { error } = await run(COUNT, {
			taskName: '=Renewals {{ $json.agent.trim() }} {{ Math.round($now.toMillis() / 100) }}',
		});
		expect(error).toBeUndefined();
	});
});

describe('Default Country', () => {
	const COUNTRIES: IDataObject[] = [
		{ phone: '09777 654321', country: 'IN' },
		{ phone: '030 901820', country: 'de' },
		{ phone: '+44 7700 900123', country: '' },
		{ phone: '09777 654322', country: '' },
		{ phone: '09777 654323', country: 'India' },
	];

	test('a column tells the country of each row', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: COUNTRIES,
			parameters: { options: { defaultCountry: '={{ $json.country }}' } },
			onError: 'continueErrorOutput',
		});

		expect(onlyTask(sandbox()).callees).toEqual(['919777654321', '4930901820', '447700900123']);
		expect(jsonOf(outputs[1])).toMatchObject([
			{ country: '', error: expect.stringContaining("'Default Country' is empty for this row") },
			{ country: 'India', error: expect.stringContaining('not the two-letter code') },
		]);
	});

	test('also for numbers that look like complete ones of another country', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: [...COUNTRIES.slice(0, 1), { phone: '4930901820' }],
			parameters: { options: { defaultCountry: '={{ $json.country }}' } },
			onError: 'continueErrorOutput',
		});

		expect(onlyTask(sandbox()).callees).toEqual(['919777654321']);
		expect(pairsOf(outputs[1])).toEqual([[1]]);
	});

	test('one that is the same for all rows is told once if it is unknown', async () => {
		const result = await runCampaign(sandbox(), {
			items: COUNTRIES,
			parameters: { options: { defaultCountry: "={{ 'Ind' + 'ia' }}" } },
		});

		expect(stopText(result)).toContain('\'Default Country\' is "India"');
	});
});
