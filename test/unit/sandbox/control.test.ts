import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { campaign, CREATE, post, postForCode, startBench } from './client';
import type { Bench } from './client';
import { DEMO_ACCOUNT } from '../../../sandbox';

const SAMPLE = readFileSync(join(__dirname, '../../../demo/sample/customers.csv'), 'utf8');

describe("The sandbox's own pages and switches", () => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench({ sampleCsv: SAMPLE });
	});
	afterEach(async () => await bench.sandbox.close());

	const fetchOwn = async (path: string, method = 'GET', body?: unknown) =>
		await fetch(bench.sandbox.url + path, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});

	it('sums up what was received, with masked numbers', async () => {
		await post(bench, CREATE, campaign());
		await post(bench, CREATE, campaign({ taskName: 'Second' }));
		const text = await (await fetchOwn('/sandbox/ledger')).text();
		expect(JSON.parse(text)).toMatchObject({
			requestCount: 2,
			requests: [
				{ method: 'POST', path: CREATE, endpoint: 'createTask', code: '0', accepted: true },
				{ taskName: 'Second' },
			],
			tasks: [
				{
					taskName: 'April reminders',
					calleeCount: 2,
					firstNumbers: ['91********21', '91********22'],
				},
				{ taskName: 'Second' },
			],
			dialled: { numbers: 2, moreThanOnce: 2 },
		});
		expect(text).not.toContain('919777654321');
		expect(text).not.toContain(DEMO_ACCOUNT.apiSecret);
	});

	it('gives everything received on demand', async () => {
		await post(bench, CREATE, campaign());
		expect(await (await fetchOwn('/sandbox/tasks?callees=full')).json()).toMatchObject([
			{
				callees: ['919777654321', '919777654322'],
				texts: [{ text1: 'David' }, { text1: 'Oliver' }],
			},
		]);
	});

	it('switches faults on and off', async () => {
		await fetchOwn('/sandbox/faults', 'POST', [{ kind: 'code', code: '-15', times: 'always' }]);
		expect(await postForCode(bench, CREATE, campaign())).toBe('-15');
		expect(await (await fetchOwn('/sandbox/faults')).json()).toMatchObject({
			faults: [{ fault: { code: '-15' }, left: 'always' }],
		});
		await fetchOwn('/sandbox/faults', 'DELETE');
		expect(await postForCode(bench, CREATE, campaign())).toBe('0');
		expect((await fetchOwn('/sandbox/faults', 'POST', { kind: 'earthquake' })).status).toBe(400);
	});

	it('lets a delivery be repeated and a task fail', async () => {
		await fetchOwn('/sandbox/faults', 'POST', [
			{ kind: 'deliveredTwice' },
			{ kind: 'taskEnds', state: 3 },
		]);
		expect(await postForCode(bench, CREATE, campaign())).toBe('-41');
		expect(await (await fetchOwn('/sandbox/ledger')).json()).toMatchObject({
			tasks: [{ state: 'Submission Failed' }],
			dialled: { numbers: 0, moreThanOnce: 0 },
		});
	});

	it('plants tasks, changes what the documents leave open, and forgets it all', async () => {
		await fetchOwn('/sandbox/tasks', 'POST', { taskName: 'April reminders', callees: 3 });
		await fetchOwn('/sandbox/quirks', 'POST', { existingNameCode: '-20' });
		expect(await postForCode(bench, CREATE, campaign())).toBe('-20');
		await fetchOwn('/sandbox/reset', 'POST');
		expect(await postForCode(bench, CREATE, campaign())).toBe('0');
		expect(await postForCode(bench, CREATE, campaign())).toBe('-41');
	});

	it('shows the campaigns on a page, and names are only names there', async () => {
		await post(bench, CREATE, campaign({ taskName: '<script>alert(1)</script>' }));
		const answer = await fetchOwn('/');
		expect(answer.headers.get('content-type')).toContain('text/html');
		const page = await answer.text();
		expect(page).toContain('&lt;script&gt;');
		expect(page).not.toContain('<script>');
		expect(page).toContain('91********21');
		expect(page).toContain('href="/sample/customers.csv"');
	});

	it('shows the account and its agents, and no secret', async () => {
		const page = await (await fetchOwn('/')).text();
		expect(page).toContain(DEMO_ACCOUNT.apiKey);
		expect(page).toContain('250.00');
		expect(page).toContain('<td>41</td><td>Payment Reminder</td><td>Financial Collection-V1</td>');
		expect(page).not.toContain(DEMO_ACCOUNT.apiSecret);
		expect(await (await fetchOwn('/sandbox/account')).json()).toMatchObject([
			{ balance: '250.00', agents: [{ id: 41 }, { id: 42 }, { id: 43 }, { id: 44 }] },
		]);
	});

	it('shows whom a campaign calls, and the text messages and tickets of workflows', async () => {
		await post(bench, CREATE, campaign());
		await fetchOwn('/sandbox/sms', 'POST', { to: '46701740611', text: 'Please call back' });
		await fetchOwn('/sandbox/tickets', 'POST', { phone: '46701740612', title: 'Refused' });
		await fetchOwn('/sandbox/tickets', 'POST', { subject: 'In a form of its own' });
		const page = await (await fetchOwn('/')).text();
		expect(page).toContain('91********21, David');
		expect(page).toContain('<td>46*******11</td><td>Please call back</td><td>HTTP request</td>');
		expect(page).toContain('<td>Refused</td><td>46*******12</td>');
		expect(page).toContain('In a form of its own');
	});

	it('is neither read nor switched by pages of other sites', async () => {
		const foreign = { method: 'POST', headers: { origin: 'http://127.0.0.1:1' } };
		const refused = await fetch(`${bench.sandbox.url}/sandbox/reset`, foreign);
		expect(refused.status).toBe(403);
		const ownPage = { method: 'POST', headers: { origin: bench.sandbox.url } };
		expect((await fetch(`${bench.sandbox.url}/sandbox/reset`, ownPage)).status).toBe(200);

		const byOtherName = get(`${bench.sandbox.url}/sandbox/ledger`, {
			headers: { host: 'rebound.example' },
		});
		const [answer] = (await once(byOtherName, 'response')) as [IncomingMessage];
		answer.resume();
		expect(answer.statusCode).toBe(403);
	});

	it('serves the sample rows', async () => {
		const answer = await fetchOwn('/sample/customers.csv');
		expect(answer.headers.get('content-type')).toContain('text/csv');
		expect(await answer.text()).toBe(SAMPLE);
		expect(SAMPLE.split('\n')[0]).toBe('customer_id,name,phone,amount,due_date,city');
	});

	it('answers unknown switches with 404', async () => {
		expect((await fetchOwn('/sandbox/nothing')).status).toBe(404);
	});
});
