import type { Sandbox } from '../../../sandbox';
import { accountWith, postJson, SMS, startBench, type Bench } from './client';

let bench: Bench;
let sandbox: Sandbox;
beforeAll(async () => {
	bench = await startBench();
	({ sandbox } = bench);
});
beforeEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

const MESSAGE = { appId: 'DemoSms1', numbers: '919777654321', content: 'Hello' };

it('answers as documented, and keeps what it took', async () => {
	const message = { ...MESSAGE, numbers: '919777654321,919777654322', orderId: '1,2' };
	const answer = await postJson(bench, SMS, { ...message, senderId: 'MyShop' });

	expect(answer).toMatchObject({ status: '0', reason: 'success', success: '2', fail: '0' });
	expect(answer.array).toMatchObject([
		{ number: '919777654321', orderId: '1', msgId: expect.stringMatching(/^\d{19}$/) },
		{ number: '919777654322', orderId: '2', msgId: expect.stringMatching(/^\d{19}$/) },
	]);
	expect(sandbox.ledger.texts()).toMatchObject([
		{ number: '919777654321', content: 'Hello', senderId: 'MyShop', orderId: '1' },
		{ number: '919777654322', orderId: '2' },
	]);
});

it.each([
	['-32', 'the application for calls', { appId: 'DemoApp1' }],
	['-22', 'no application', { appId: undefined }],
	['-4', 'no text', { content: '' }],
	['-5', 'a long text', { content: 'x'.repeat(1025) }],
	['-8', 'no number', { numbers: '' }],
	['-9', 'a number with a plus', { numbers: '+919777654321' }],
	['-7', 'more than 1,000 numbers', { numbers: Array(1001).fill('919777654321').join() }],
	['-22', 'a long sender', { senderId: 'x'.repeat(33) }],
	['-22', 'fewer order IDs than numbers', { numbers: '919777654321,919777654322', orderId: '1' }],
])('refuses with %s: %s', async (code, _, changes) => {
	expect(await postJson(bench, SMS, { ...MESSAGE, ...changes })).toMatchObject({ status: code });
	expect(sandbox.ledger.texts()).toEqual([]);
});

it('sends a repeat again, and notes what no page documents', async () => {
	for (let time = 0; time < 2; time++) await postJson(bench, SMS, { ...MESSAGE, more: 1 });

	expect(sandbox.ledger.texts()).toHaveLength(2);
	expect(sandbox.ledger.requests('sendSms')).toMatchObject([{ warnings: ['more'] }, {}]);
});

it('sends nothing without money', async () => {
	const poor = await startBench({ accounts: [accountWith({ minimumBalance: 1_000 })] });
	try {
		expect(await postJson(poor, SMS, MESSAGE)).toMatchObject({ status: '-10' });
		expect(poor.sandbox.ledger.texts()).toEqual([]);
	} finally {
		await poor.sandbox.close();
	}
});

it('shows the texts in its summary, with masked numbers', async () => {
	await postJson(bench, SMS, MESSAGE);
	const summary = (await (await fetch(`${sandbox.url}/sandbox/ledger`)).json()) as object;

	expect(summary).toMatchObject({ texts: [{ content: 'Hello' }] });
	expect(JSON.stringify(summary)).not.toContain('919777654321');
});
