/** One Task per Item: each row is a task of its own, with its own settings. */
import type { INodeParameters } from 'n8n-workflow';
import {
	dialled,
	jsonOf,
	pairsOf,
	runCampaign,
	stopText,
	useSandbox,
} from '../../support/campaign';

const sandbox = useSandbox();

const PER_ROW: INodeParameters = {
	taskScope: 'perItem',
	taskName: '=Call {{ $json.customer }}',
	textVariablesFrom: 'map',
	textVariables: { text1: 'Asha', text2: '5000', text3: '2099-05-01', text10: 'Ravi' },
};
const ROWS = [
	{ phone: '919777654321', customer: 'Asha', agent: 41 },
	{ phone: '919777654322', customer: 'Ravi', agent: 43 },
	{ phone: '919777654323', customer: 'Mina', agent: 44 },
];

const taskNames = () =>
	sandbox()
		.ledger.tasks()
		.map(({ taskName }) => taskName);

test('each row becomes a task with a name and settings of its own', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { ...PER_ROW, agentId: '={{ $json.agent }}' },
	});

	const received = sandbox()
		.ledger.tasks()
		.map(({ taskName, agentId, callees }) => [taskName, agentId, callees]);
	expect(received).toEqual([
		['Call Asha', 41, ['919777654321']],
		['Call Ravi', 43, ['919777654322']],
		['Call Mina', 44, ['919777654323']],
	]);
	expect(jsonOf(outputs[0])).toMatchObject([
		{ taskName: 'Call Asha', calleeCount: 1, outcome: 'created' },
		{ taskName: 'Call Ravi', calleeCount: 1, outcome: 'created' },
		{ taskName: 'Call Mina', calleeCount: 1, outcome: 'created' },
	]);
});

test('each row starts at its own time', async () => {
	await runCampaign(sandbox(), {
		items: [
			{ ...ROWS[0], at: '2099-05-01T09:00:00' },
			{ ...ROWS[1], at: '2099-05-02T10:00:00' },
		],
		parameters: { ...PER_ROW, schedule: 'at', sendTime: '={{ $json.at }}' },
		settings: { timezone: 'Asia/Shanghai' },
	});

	const starts = sandbox()
		.ledger.tasks()
		.map(({ settings }) => settings.sendTime);
	expect(starts).toEqual(['2099-05-01 09:00:00', '2099-05-02 10:00:00']);
});

describe('a row that cannot be called', () => {
	const WITH_BAD_ROW = [ROWS[0], { phone: 'nobody', customer: 'Ravi' }, ROWS[2]];

	test('stops the node before anyone is called', async () => {
		const result = await runCampaign(sandbox(), { items: WITH_BAD_ROW, parameters: PER_ROW });

		expect(stopText(result)).toContain('1 of 3 input rows cannot be called');
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('leaves by the error branch, and the others are called', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: WITH_BAD_ROW,
			parameters: PER_ROW,
			onError: 'continueErrorOutput',
		});

		expect(taskNames()).toEqual(['Call Asha', 'Call Mina']);
		expect(jsonOf(outputs[1])).toMatchObject([
			{ customer: 'Ravi', error: expect.stringContaining('letters') },
		]);
	});

	test('is listed as an item of its own when it is to be skipped', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: WITH_BAD_ROW,
			parameters: { ...PER_ROW, options: { invalidCallees: 'skip' } },
		});

		expect(jsonOf(outputs[0])).toMatchObject([
			{ outcome: 'skipped', reason: 'letters', maskedNumber: '******' },
			{ outcome: 'created', taskName: 'Call Asha' },
			{ outcome: 'created', taskName: 'Call Mina' },
		]);
		expect(pairsOf(outputs[0])).toEqual([[1], [0], [2]]);
	});
});

describe('a number in several rows', () => {
	const TWICE = [ROWS[0], { phone: '+91 97776 54321', customer: 'Asha B.' }];

	test('is called once, and the later row is listed', async () => {
		const { outputs } = await runCampaign(sandbox(), { items: TWICE, parameters: PER_ROW });

		expect(dialled(sandbox())).toEqual({ 919777654321: 1 });
		expect(jsonOf(outputs[0])).toMatchObject([
			{ outcome: 'skipped', reason: 'duplicate', sameAsItem: 0 },
			{ outcome: 'created' },
		]);
		expect(pairsOf(outputs[0])).toEqual([[1], [0]]);
	});

	test('is called each time where that is wanted', async () => {
		await runCampaign(sandbox(), {
			items: TWICE,
			parameters: { ...PER_ROW, options: { duplicates: 'keepAll' } },
		});

		expect(dialled(sandbox())).toEqual({ 919777654321: 2 });
	});
});

describe('a wrong setting in one row', () => {
	const ONE_WRONG = [ROWS[0], { ...ROWS[1], agent: 'Bob' }, ROWS[2]];
	const BY_AGENT = { ...PER_ROW, agentId: '={{ $json.agent }}' };

	test('stops the node before the first row is called', async () => {
		const { error } = await runCampaign(sandbox(), { items: ONE_WRONG, parameters: BY_AGENT });

		expect(error?.message).toBe('\'Agent ID\' is "Bob", which is not the number of an agent');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('concerns that row alone where the node continues', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: ONE_WRONG,
			parameters: BY_AGENT,
			onError: 'continueErrorOutput',
		});

		expect(taskNames()).toEqual(['Call Asha', 'Call Mina']);
		expect(pairsOf(outputs[0])).toEqual([[0], [2]]);
		expect(jsonOf(outputs[1])).toMatchObject([
			{
				customer: 'Ravi',
				error: expect.stringContaining('\'Agent ID\' is "Bob", which is not the number'),
			},
		]);
		expect(pairsOf(outputs[1])).toEqual([[1]]);
	});
});

describe('a refusal of the platform for one row', () => {
	beforeEach(() => {
		sandbox().faults.add({ kind: 'code', code: '-60', endpoint: 'createTask', skip: 1 });
	});

	test('concerns that row alone where the node continues', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: ROWS,
			parameters: PER_ROW,
			onError: 'continueErrorOutput',
		});

		expect(taskNames()).toEqual(['Call Asha', 'Call Mina']);
		expect(pairsOf(outputs[0])).toEqual([[0], [2]]);
		expect(jsonOf(outputs[1])).toMatchObject([
			{ customer: 'Ravi', error: expect.stringContaining('does not know the agent (code -60') },
		]);
	});

	test('stops the node at that row, and says which one it is', async () => {
		const { error } = await runCampaign(sandbox(), { items: ROWS, parameters: PER_ROW });

		expect(taskNames()).toEqual(['Call Asha']);
		expect(error?.message).toContain('does not know the agent');
		expect(error?.context).toMatchObject({ itemIndex: 1 });
	});

	test('the rows called before it are told', async () => {
		const result = await runCampaign(sandbox(), { items: ROWS, parameters: PER_ROW });

		expect(stopText(result)).toContain('Call Asha');
		expect(stopText(result)).toContain('under way already');
	});
});

describe('a name in several rows', () => {
	const SAME_NAME = { ...PER_ROW, taskName: 'Renewals' };

	test('stops the node before the first row is called', async () => {
		const result = await runCampaign(sandbox(), { items: ROWS, parameters: SAME_NAME });

		expect(stopText(result)).toContain("'Task Name'");
		expect(sandbox().ledger.tasks()).toEqual([]);
	});

	test('is never taken for a task from before: either each row is called, or it is told', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: ROWS,
			parameters: { ...SAME_NAME, options: { onExistingName: 'return' } },
			onError: 'continueErrorOutput',
		});

		const called = Object.keys(dialled(sandbox()));
		expect(called.length + outputs[1].length).toBe(ROWS.length);
	});

	test('gets a number for each row where that is wanted', async () => {
		await runCampaign(sandbox(), {
			items: ROWS,
			parameters: { ...SAME_NAME, options: { onExistingName: 'addSuffix' } },
		});

		expect(taskNames()).toEqual(['Renewals', 'Renewals (2)', 'Renewals (3)']);
		expect(Object.values(dialled(sandbox()))).toEqual([1, 1, 1]);
	});
});
