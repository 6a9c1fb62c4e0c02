import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { parseJson } from '../../../nodes/LaafficVoiceAgent/api/json';
import { recordsIn } from '../../../nodes/LaafficVoiceAgent/trigger/report/body';
import { outcomeOf } from '../../../nodes/LaafficVoiceAgent/trigger/report/outcome';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { bodyOf, SHAPES, type Shape } from '../../../sandbox/push/bodies';
import { inventedCalls } from '../../../sandbox/push/calls';
import { planPushes } from '../../../sandbox/push/plan';
import { reportOf } from '../../../sandbox/push/report';

/** Stands where the trigger would: keeps the bodies, and answers what it is told to. */
async function startReceiver(answers: number[] = [], text = '{}') {
	const bodies: string[] = [];
	const urls: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			bodies.push(Buffer.concat(chunks).toString('utf8'));
			urls.push(request.url ?? '');
			response.writeHead(answers.shift() ?? 200).end(text);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook/x`,
		urls,
		bodies,
		reports: () => bodies.flatMap((body) => recordsIn(parseJson(body)).records),
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let clock = Date.UTC(2031, 4, 1);
beforeAll(async () => {
	sandbox = await startSandbox({ clock: () => clock });
});
afterEach(async () => {
	sandbox.reset();
	await receiver?.close();
});
afterAll(async () => await sandbox.close());

/** What the sandbox answers: counts of what was pushed, or of what a desk holds. */
interface Done {
	readonly calls: number;
	readonly count: number;
	readonly byOutcome: Record<string, number>;
}

async function order(method: string, path: string, body?: unknown) {
	const response = await fetch(`${sandbox.url}${path}`, {
		method,
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	return { status: response.status, body: (await response.json()) as Done };
}

describe('pushing reports', () => {
	it('reports each call that has ended, and none that has not', async () => {
		receiver = await startReceiver();
		sandbox.plant('Half done', 100);
		clock += 1_000;
		const first = await order('POST', '/sandbox/push', { url: receiver.url, batchSize: 7 });
		expect(first.body.calls).toBeGreaterThan(0);
		expect(first.body.calls).toBeLessThan(100);

		clock += 3_600_000;
		const { body } = await order('POST', '/sandbox/push', { url: receiver.url, batchSize: 7 });
		expect(body).toMatchObject({ calls: 100, reports: 100, pushes: 15, lost: 0 });
		expect(new Set(receiver.reports().map(({ voiceId }) => voiceId)).size).toBe(100);
	});

	it('says how the calls ended, as the trigger will find them', async () => {
		receiver = await startReceiver();
		const { body } = await order('POST', '/sandbox/push', { url: receiver.url, count: 2_000 });
		const found: Record<string, number> = {};
		for (const report of receiver.reports()) {
			const outcome = outcomeOf(report);
			found[outcome] = (found[outcome] ?? 0) + 1;
		}
		expect(found).toEqual(body.byOutcome);
		expect(Object.keys(found).sort()).toEqual([
			'answered',
			'busy',
			'failed',
			'notAnswered',
			'notCalled',
			'voicemail',
		]);
	});

	it('puts the token into the address, and shows it nowhere', async () => {
		receiver = await startReceiver();
		const settings = { url: receiver.url, token: 'a b', count: 1 };
		const done = await order('POST', '/sandbox/push', settings);
		const following = await order('POST', '/sandbox/push', { ...settings, follow: true });
		expect(receiver.urls).toEqual(['/webhook/x?token=a+b']);
		expect(JSON.stringify([done, following])).not.toContain('a b');
		await order('DELETE', '/sandbox/push');
	});

	it('sends again what was not answered with 200', async () => {
		receiver = await startReceiver([500, 404, 200]);
		const settings = { url: receiver.url, count: 1, retries: 5, retryAfterMs: 1 };
		const { body } = await order('POST', '/sandbox/push', settings);
		expect(body).toMatchObject({ answers: { 200: 1, 404: 1, 500: 1 }, lost: 0 });
		expect(new Set(receiver.bodies).size).toBe(1);
	});

	it('counts what nobody took', async () => {
		receiver = await startReceiver([401]);
		const { body } = await order('POST', '/sandbox/push', { url: receiver.url, count: 1 });
		expect(body).toMatchObject({ answers: { 401: 1 }, lost: 1 });
	});

	it('can tell the answer of the trigger from that of a server that is just starting', async () => {
		receiver = await startReceiver([], 'n8n is starting up. Please wait');
		const settings = { url: receiver.url, count: 1 };
		const trusting = await order('POST', '/sandbox/push', settings);
		expect(trusting.body).toMatchObject({ answers: { 200: 1 }, lost: 0 });
		const strict = await order('POST', '/sandbox/push', { ...settings, expectAnswer: true });
		expect(strict.body).toMatchObject({ answers: { foreign: 1 }, lost: 1 });
	});

	it('refuses an order that makes no sense', async () => {
		receiver = await startReceiver();
		for (const wrong of [{}, { url: 'nowhere' }, { url: receiver.url, shape: 'circle' }, 7]) {
			expect((await order('POST', '/sandbox/push', wrong)).status).toBe(400);
		}
		expect(receiver.bodies).toEqual([]);
	});
});

describe('the shapes of a push', () => {
	const reports = [{ voiceId: '31050109301512340001' }, { voiceId: '31050109301512340002' }];

	it.each(Object.keys(SHAPES) as Shape[])('%s holds every report, bare ids or not', (shape) => {
		for (const bare of [false, true]) {
			const body = bodyOf(reports, shape, bare);
			expect(/\d\\*"/.test(body)).toBe(!bare);
			expect(recordsIn(parseJson(body)).records).toEqual(reports);
		}
	});
});

describe('the order of pushes', () => {
	it('is that of the calls, unless it is asked for otherwise', () => {
		const plan = planPushes(10, { batchSize: [1, 3], repeats: 0, shuffle: 0, seed: 1 });
		expect(plan).toEqual([[0], [1, 2, 3], [4], [5, 6, 7], [8], [9]]);
	});

	it('has each call at least once, with repeats and out of order', () => {
		const settings = { batchSize: 10, repeats: 0.3, shuffle: 50, seed: 1 };
		const order = planPushes(1_000, settings).flat();
		expect(new Set(order).size).toBe(1_000);
		expect(order.length).toBeGreaterThan(1_200);
		expect(order.some((index, place) => index > (order[place + 1] ?? index))).toBe(true);
		expect(planPushes(1_000, settings).flat()).toEqual(order);
	});
});

it('times are written in every form for the same moment', () => {
	const [call] = inventedCalls({ count: 1, seed: 3, now: clock });
	const form = { timeZone: 'Asia/Shanghai', newestFields: false };
	const hangup = (timeFormat: Parameters<typeof reportOf>[1]['timeFormat']) =>
		reportOf(
			{ ...call, outcome: 'busy', endedAt: Date.UTC(2031, 4, 1, 1, 2, 3, 45) },
			{ ...form, timeFormat },
		).hangupTime;
	expect(hangup('milliseconds')).toBe('1935363723045');
	expect(hangup('number')).toBe(1935363723045);
	expect(hangup('seconds')).toBe('1935363723');
	expect(hangup('digits14')).toBe('20310501090203');
	expect(hangup('digits17')).toBe('20310501090203045');
	expect(hangup('text')).toBe('2031-05-01 09:02:03');
});

it('the desks keep what workflows send on', async () => {
	receiver = await startReceiver();
	await order('POST', '/sandbox/sms', { to: '46701740611' });
	expect((await order('GET', '/sandbox/sms')).body).toEqual({
		count: 1,
		entries: [{ id: 1, received: { to: '46701740611' } }],
	});
	expect((await order('GET', '/sandbox/tickets')).body.count).toBe(0);
	await order('DELETE', '/sandbox/push');
	expect((await order('GET', '/sandbox/sms')).body.count).toBe(0);
});

describe('The buttons of the page', () => {
	const click = async (url: string, to: string) => {
		const body = new URLSearchParams({ url, to });
		const form = { method: 'POST', body, redirect: 'manual' as const };
		return await fetch(`${sandbox.url}/sandbox/samples`, form);
	};
	const page = async () => await (await fetch(sandbox.url)).text();

	it('send sample reports, others with each click, and say what came of it', async () => {
		receiver = await startReceiver([], '{"code":0,"msg":"success"}');
		const answer = await click(receiver.url, 'production');
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe('/#reports');
		await click(receiver.url, 'production');
		const ids = receiver.reports().map(({ voiceId }) => voiceId);
		expect(new Set(ids).size).toBe(40);
		expect(await page()).toContain(`${receiver.url} received 20 reports (`);
		expect(await page()).toContain(`value="${receiver.url}"`);
	});

	it('reach the Test URL in one push, as n8n listens for one', async () => {
		receiver = await startReceiver([404]);
		await click(`${receiver.url}?token=secret`, 'test');
		expect(receiver.urls).toEqual(['/webhook-test/x?token=secret']);
		expect(await page()).toContain('nobody listens');
	});

	it('say what to paste where there is no URL', async () => {
		receiver = await startReceiver();
		await click('Laaffic', 'production');
		expect(await page()).toContain('paste a URL of the trigger');
		expect(receiver.urls).toEqual([]);
	});
});
