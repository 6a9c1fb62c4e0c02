/** The guard against a campaign that the account cannot pay for. */
import { DEMO_ACCOUNT } from '../../../sandbox';
import { jsonOf, pairsOf, rowsOf, runCampaign, stopText, useSandbox } from '../../support/campaign';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const asksAtLeast = (minimumBalance: unknown, more = {}) => ({
	parameters: { options: { minimumBalance: minimumBalance as number, ...more } },
});
const PER_ITEM = { taskScope: 'perItem', taskName: '=Call {{ $json.phone }}' };

describe('an account with 250, and 100 of free credit', () => {
	const sandbox = useSandbox({ accounts: [{ ...DEMO_ACCOUNT, gift: '100' }] });
	const balanceReads = () => sandbox().ledger.requests('getBalance').length;

	test('is asked before the first send, and enough lets the calls begin', async () => {
		const { outputs } = await runCampaign(sandbox(), asksAtLeast(250));

		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'created' }]);
		expect(balanceReads()).toBe(1);
	});

	test('too little stops with the figure; free credit does not count', async () => {
		const result = await runCampaign(sandbox(), asksAtLeast(250.01));

		expect(stopText(result)).toContain(
			"The account has 250 left, which is less than 'Minimum Balance' (250.01)",
		);
		expect(sandbox().ledger.tasks()).toEqual([]);
	});

	test('too little sends the rows back by the error branch, and is read once for all tasks', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: rowsOf(3),
			onError: 'continueErrorOutput',
			parameters: { ...PER_ITEM, options: { minimumBalance: 300 } },
		});

		expect(pairsOf(outputs[1])).toEqual([[0], [1], [2]]);
		expect(balanceReads()).toBe(1);
		expect(sandbox().ledger.tasks()).toEqual([]);
	});

	test('is read once, however many tasks there are', async () => {
		await runCampaign(sandbox(), {
			items: rowsOf(3),
			parameters: { ...PER_ITEM, options: { minimumBalance: 1 } },
		});

		expect(sandbox().ledger.tasks()).toHaveLength(3);
		expect(balanceReads()).toBe(1);
	});

	test('a balance that cannot be read stops', async () => {
		sandbox().faults.add({
			kind: 'httpStatus',
			status: 502,
			body: 'html',
			endpoint: 'getBalance',
			times: 'always',
		});

		const result = await runCampaign(sandbox(), asksAtLeast(1));

		expect(stopText(result)).toContain("could not be read, and 'Minimum Balance' is set");
		expect(sandbox().ledger.tasks()).toEqual([]);
	});

	test.each(['', 'much', -1, '={{ $json.nope }}'])('%j is no amount', async (minimum) => {
		const result = await runCampaign(sandbox(), asksAtLeast(minimum));

		expect(stopText(result)).toContain("'Minimum Balance' is");
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('Validate Only and a task that is there already need no money', async () => {
		await runCampaign(sandbox(), asksAtLeast(900, { validateOnly: true }));
		await runCampaign(sandbox());
		const { outputs } = await runCampaign(
			sandbox(),
			asksAtLeast(900, { onExistingName: 'return' }),
		);

		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'existing' }]);
		expect(balanceReads()).toBe(0);
	});

	test('a later try that is too poor tells what an earlier one has left open', async () => {
		sandbox().faults.add({ kind: 'resetBeforeAccept', endpoint: 'createTask', times: 'always' });
		const first = await runCampaign(sandbox());
		expect(stopText(first)).toContain('It is unknown whether');

		const result = await runCampaign(sandbox(), asksAtLeast(900));

		expect(stopText(result)).toMatch(/It is unknown whether.*the account has 250 left/);
	});
});

describe('an account that writes no amount', () => {
	const sandbox = useSandbox({ accounts: [{ ...DEMO_ACCOUNT, balance: 'plenty' }] });

	test('stops', async () => {
		const result = await runCampaign(sandbox(), asksAtLeast(1));

		expect(stopText(result)).toContain('did not say how much the account has left');
		expect(sandbox().ledger.tasks()).toEqual([]);
	});
});
