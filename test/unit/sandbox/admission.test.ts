import {
	accountWith,
	BALANCE,
	campaign,
	codeOf,
	CREATE,
	get,
	post,
	postJson,
	signedHeaders,
	startBench,
} from './client';
import type { Bench } from './client';
import { DEMO_ACCOUNT } from '../../../sandbox';
import type { SandboxOptions } from '../../../sandbox';

describe('Who is let in', () => {
	let bench: Bench;
	const start = async (options: Partial<SandboxOptions> = {}) => {
		bench = await startBench(options);
	};
	afterEach(async () => await bench.sandbox.close());

	const answerTo = async (headers: Record<string, string>) =>
		codeOf(await postJson(bench, CREATE, campaign(), headers));

	it('refuses an unknown key, a wrong secret and a missing signature with -1', async () => {
		await start();
		expect(await answerTo({ 'Api-Key': 'another' })).toBe('-1');
		const wrongSecret = accountWith({ apiSecret: 'another' });
		expect(await answerTo(signedHeaders(bench.now(), wrongSecret))).toBe('-1');
		expect(await answerTo({ Sign: '' })).toBe('-1');
		expect(bench.sandbox.ledger.tasks()).toEqual([]);
	});

	it('refuses an address that is not allowed with -2', async () => {
		await start({ accounts: [accountWith({ allowedIps: ['203.0.113.7'] })] });
		expect(await answerTo({})).toBe('-2');
	});

	it('accepts clocks up to half an hour off and refuses others with -16', async () => {
		await start();
		const minutesOff = (minutes: number) => signedHeaders(bench.now() + minutes * 60_000);
		expect(await answerTo(minutesOff(29))).toBe('0');
		expect(await answerTo(minutesOff(-29))).toBe('-41');
		expect(await answerTo(minutesOff(31))).toBe('-16');
		expect(await answerTo(minutesOff(-31))).toBe('-16');
	});

	it('refuses milliseconds with -16', async () => {
		await start();
		expect(await answerTo(signedHeaders(bench.now() * 1000))).toBe('-16');
	});

	it("shows the server's own time in the Date header", async () => {
		await start();
		const answer = await get(bench, BALANCE);
		expect(Date.parse(answer.headers.get('date') ?? '')).toBe(bench.now());
	});

	it('refuses a body that is not declared as JSON with -18', async () => {
		await start();
		expect(await answerTo({ 'Content-Type': 'text/plain' })).toBe('-18');
		expect(await answerTo({ 'Content-Type': 'application/x-www-form-urlencoded' })).toBe('-18');
		expect(await answerTo({ 'Content-Type': 'application/json' })).toBe('0');
	});

	it('answers an undocumented prefix with the 404 page of a gateway', async () => {
		await start();
		const answer = await post(bench, '/v3/voice/group/call/query', {});
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-type')).toContain('text/html');
		expect(bench.sandbox.ledger.tasks()).toEqual([]);
	});

	it('accepts every printed prefix when told to', async () => {
		await start({ anyPrefix: true });
		const path = '/voice/group/call/send/agent';
		expect(codeOf(await postJson(bench, path, campaign({ taskName: 'One' })))).toBe('0');
		expect(codeOf(await postJson(bench, `/v3${path}`, campaign({ taskName: 'Two' })))).toBe('0');
		expect((await get(bench, '/sms/getBalance')).status).toBe(200);
	});

	it('answers the wrong method with 405', async () => {
		await start();
		expect((await get(bench, CREATE)).status).toBe(405);
	});

	it.each([
		['laaffic', '/v3/getBalance'],
		['itniotech', '/sms/getBalance'],
		['onbuka', '/v3/getBalance'],
	] as const)('tells the balance of a %s account at %s', async (platform, path) => {
		await start({ platform });
		expect(await (await get(bench, path)).json()).toEqual({
			status: '0',
			reason: 'success',
			balance: '250.000000',
			gift: '0.000000',
			credit: '0.000000',
		});
	});

	it('speaks one envelope everywhere when told to', async () => {
		await start({ envelope: 'code' });
		const created = await postJson(bench, CREATE, campaign());
		expect(created).toEqual({ code: '0', msg: 'success', data: expect.any(Number) });
	});

	it('keeps the tasks of accounts apart', async () => {
		const other = accountWith({ apiKey: 'other', apiSecret: 'secret', appId: 'OtherApp' });
		await start({ accounts: [DEMO_ACCOUNT, other] });
		await post(bench, CREATE, campaign());
		const body = campaign({ appId: 'OtherApp' });
		const answer = await postJson(bench, CREATE, body, signedHeaders(bench.now(), other));
		expect(codeOf(answer)).toBe('0');
	});
});
