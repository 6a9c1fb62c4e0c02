/** Each code that the platform can refuse a task with: what it means and what to do. */
import { NodeApiError } from 'n8n-workflow';
import { STATUS_CODES, type StatusCode } from '../../../nodes/LaafficVoiceAgent/api/facts';
import {
	dialled,
	jsonOf,
	pairsOf,
	rowsOf,
	runCampaign,
	stopText,
	useSandbox,
} from '../../support/campaign';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const sandbox = useSandbox();

const refuseWith = (code: string, reason?: string) =>
	sandbox().faults.add({ kind: 'code', code, reason, endpoint: 'createTask', times: 'always' });

/** After this code alone nobody can know whether the task was accepted. */
const UNKNOWN: readonly string[] = ['-18'];
/** The name was free a moment before, so the task that has it can be this very one. */
const NAME_TAKEN: readonly string[] = ['-41', '-20'];
const CERTAIN = (Object.keys(STATUS_CODES) as StatusCode[]).filter(
	(code) => !UNKNOWN.includes(code) && !NAME_TAKEN.includes(code),
);

describe.each(CERTAIN)('code %s', (code) => {
	test('stops the node with its meaning, the platform’s own words, and what to do', async () => {
		refuseWith(code, 'Words of the platform');

		const { error } = await runCampaign(sandbox());

		const { meaning, advice } = STATUS_CODES[code];
		expect(error?.message).toContain(meaning);
		expect(error?.message).toContain(`(code ${code}, "Words of the platform")`);
		expect(error?.description).toBe(advice);
		// The task is of all rows: an item would send the user to look at the first one.
		expect(error?.context.itemIndex).toBeUndefined();
		expect(dialled(sandbox())).toEqual({});
	});

	test('sends each row to the error branch where the node continues', async () => {
		refuseWith(code);
		const rows = rowsOf(3);

		const { outputs } = await runCampaign(sandbox(), {
			items: rows,
			onError: 'continueErrorOutput',
		});

		const { meaning, advice } = STATUS_CODES[code];
		expect(outputs[0]).toEqual([]);
		expect(pairsOf(outputs[1])).toEqual([[0], [1], [2]]);
		expect(jsonOf(outputs[1])).toMatchObject(
			rows.map((row) => ({ ...row, error: expect.stringContaining(meaning) })),
		);
		for (const { error } of jsonOf(outputs[1])) expect(error).toContain(advice);
		expect(dialled(sandbox())).toEqual({});
	});
});

test.each(UNKNOWN)(
	'code %s leaves open whether the task was accepted, and says so',
	async (code) => {
		refuseWith(code);

		const { error } = await runCampaign(sandbox(), { items: rowsOf(2) });

		expect(error?.message).toMatch(
			new RegExp(
				`^It is unknown whether the platform accepted the task "Renewals May": the platform could not work on the request \\(code ${code}`,
			),
		);
		expect(error?.description).toContain('look for "Renewals May" in the task list');
		expect(error?.description).toContain(
			'If it is there with 2 callees, these people are being called',
		);
		expect(dialled(sandbox())).toEqual({});
	},
);

test('a code that no page documents leaves open whether the task was accepted', async () => {
	refuseWith('-99', 'Something new');

	const { error } = await runCampaign(sandbox());

	expect(error?.message).toBe(
		'It is unknown whether the platform accepted the task "Renewals May": the platform answered with a code that its documents do not explain (code -99, "Something new")',
	);
	expect(sandbox().ledger.requests('createTask')).toHaveLength(1);
});

test('the error is one of an API, with the code of the platform', async () => {
	refuseWith('-60');

	const { error } = await runCampaign(sandbox());

	expect(error?.name).toBe(NodeApiError.name);
	expect(error).toMatchObject({ httpCode: '-60' });
});

test('one send is enough to learn of a refusal', async () => {
	refuseWith('-60');
	await runCampaign(sandbox());
	expect(sandbox().ledger.requests('createTask')).toHaveLength(1);
});

describe.each(['-15', '-16'])('code %s, which passes', (code) => {
	test('is met with another try, freshly signed', async () => {
		sandbox().faults.add({ kind: 'code', code, endpoint: 'createTask', times: 2 });

		const { outputs } = await runCampaign(sandbox());

		expect(outputs[0][0].json).toMatchObject({ outcome: 'created' });
		expect(dialled(sandbox())).toEqual({ 919777654321: 1 });
	});
});

describe('a clock that is wrong', () => {
	test.each([
		[3600, 'the clock of this n8n server is 60 minutes behind the clock of the platform'],
		[-7200, 'the clock of this n8n server is 120 minutes ahead of the clock of the platform'],
	])('by %i seconds is measured', async (seconds, words) => {
		sandbox().faults.add({ kind: 'clockSkewSeconds', seconds });

		const result = await runCampaign(sandbox());

		expect(stopText(result)).toContain(words);
		expect(stopText(result)).toContain('Set the clock of the n8n server right');
		expect(dialled(sandbox())).toEqual({});
	});
});

describe('credentials', () => {
	test.each([
		['a wrong secret', { apiSecret: 'another-secret' }],
		['a wrong key', { apiKey: 'another-key' }],
	])('%s is refused at the look-up already', async (_what, credentialChanges) => {
		const result = await runCampaign(sandbox(), { credentialChanges });

		expect(stopText(result)).toContain(
			'does not accept the API key and secret, or the application ID',
		);
		expect(stopText(result)).toContain('Copy the API key and secret again');
		expect(sandbox().ledger.requests('createTask')).toEqual([]);
	});

	test('blanks around key and secret do no harm', async () => {
		const { error } = await runCampaign(sandbox(), {
			credentialChanges: { apiKey: ' demo-key-1 ', apiSecret: 'demo-sec-1\n' },
		});
		expect(error).toBeUndefined();
	});
});

describe('words that n8n would take for a network error', () => {
	const taskName = 'FreePermit EPERM ENOTFOUND ECONNREFUSED';

	test.each([
		['a refusal', () => refuseWith('-60', 'ENOENT EACCES in the script')],
		['a name that is taken', () => void sandbox().plant(taskName)],
		['an unknown end', () => refuseWith('-18', 'ETIMEDOUT')],
	])('stay as they are: %s', async (_what, prepare) => {
		prepare();

		const { error } = await runCampaign(sandbox(), { parameters: { taskName } });

		expect(error?.message).toMatch(/FreePermit EPERM|ENOENT EACCES|ETIMEDOUT/);
		expect(error?.message).toMatch(/agent|already exists|unknown/);
	});

	test('stay as they are in a mistake of the user', async () => {
		const { error } = await runCampaign(sandbox(), { parameters: { agentId: 'EPERM' } });
		expect(error?.message).toBe('\'Agent ID\' is "EPERM", which is not the number of an agent');
	});

	test('stay as they are on the error branch', async () => {
		sandbox().plant('EISDIR');

		const { outputs } = await runCampaign(sandbox(), {
			parameters: { taskName: 'EISDIR' },
			onError: 'continueErrorOutput',
		});

		expect(outputs[1][0].json.error).toContain('A task with the name "EISDIR" already exists');
	});
});

describe('rows that were left out do not get lost when the task does not come about', () => {
	const items = [...rowsOf(2), ...rowsOf(1), { phone: 'nobody' }];

	test('the error branch gets every row back once', async () => {
		refuseWith('-60');

		const { outputs } = await runCampaign(sandbox(), { items, onError: 'continueErrorOutput' });

		expect(outputs[0]).toEqual([]);
		const rows = pairsOf(outputs[1]).flat();
		expect(rows.sort()).toEqual([0, 1, 2, 3]);
	});

	test('also those that were to be skipped', async () => {
		refuseWith('-60');

		const { outputs } = await runCampaign(sandbox(), {
			items,
			parameters: { options: { invalidCallees: 'skip' } },
			onError: 'continueErrorOutput',
		});

		const rows = pairsOf(outputs[1]).flat();
		expect(rows.sort()).toEqual([0, 1, 2, 3]);
	});
});

test.each(NAME_TAKEN)(
	'code %s says what the platform said, and leads to no second call',
	async (code) => {
		refuseWith(code, 'Words of the platform');

		const { error } = await runCampaign(sandbox(), { items: rowsOf(2) });

		const { meaning } = STATUS_CODES[code as StatusCode];
		expect(error?.message).toContain(`${meaning} (code ${code}, "Words of the platform")`);
		expect(error?.message).toContain('although the name was free a moment before');
		expect(error?.description).toContain("'Return Existing Task'");
		expect(dialled(sandbox())).toEqual({});
	},
);
