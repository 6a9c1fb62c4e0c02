import type { IDataObject, INode } from 'n8n-workflow';
import { LaafficVoiceAgentTrigger } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgentTrigger.node';
import { ANSWERED } from '../../unit/trigger/report/samples';
import { ActiveTrigger } from './support';

const OK = { code: 0, msg: 'success', status: '0', reason: 'success' };

describe('a portal that looks whether the address exists', () => {
	it.each(['GET', 'HEAD'])('%s gets 200, and nothing starts', async (method) => {
		const guarded = new ActiveTrigger({
			options: { secretToken: 'sesame', allowedIps: '203.0.113.7' },
		});
		const pushed = await guarded.push(undefined, { request: { method } });
		expect(pushed).toMatchObject({ outputs: [], status: 200, answer: OK });
	});

	it('may push an empty body', async () => {
		for (const body of ['', '{}', '[]', {}]) {
			expect(await new ActiveTrigger().push(body)).toMatchObject({
				outputs: [],
				status: 200,
				answer: OK,
			});
		}
	});
});

describe('a secret token', () => {
	const trigger = () => new ActiveTrigger({ options: { secretToken: 'sesame' } });

	it('lets in who has it', async () => {
		const request = { query: { token: 'sesame' } };
		expect(await trigger().items(ANSWERED, { request })).toHaveLength(1);
	});

	const wrong: Array<Record<string, string | string[]>> = [
		{},
		{ token: 'Sesame' },
		{ token: '' },
		{ token: ['sesame', 'sesame'] },
	];
	it.each(wrong.map((query) => [query]))('turns %p away with 401', async (query) => {
		const pushed = await trigger().push(ANSWERED, { request: { query } });
		expect(pushed).toMatchObject({ outputs: [], status: 401 });
		expect(JSON.stringify(pushed.answer)).not.toMatch(/sesame/i);
	});

	it('turns away before anything is remembered', async () => {
		const guarded = trigger();
		await guarded.push(ANSWERED);
		const request = { query: { token: 'sesame' } };
		expect(await guarded.items(ANSWERED, { request })).toHaveLength(1);
	});
});

describe('allowed addresses', () => {
	const trigger = () =>
		new ActiveTrigger({ options: { allowedIps: '203.0.113.0/24, 2001:db8::/32' } });

	it.each(['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::9'])('let in %s', async (ip) => {
		expect(await trigger().items(ANSWERED, { request: { ip } })).toHaveLength(1);
	});

	it.each(['198.51.100.9', '2001:db9::9', 'unknown'])('turn %s away with 403', async (ip) => {
		const pushed = await trigger().push(ANSWERED, { request: { ip } });
		expect(pushed).toMatchObject({ outputs: [], status: 403 });
	});

	it('do not believe what a caller says of the way that its push took', async () => {
		const request = { ip: '198.51.100.9', ips: ['203.0.113.9', '198.51.100.9'] };
		expect(await trigger().push(ANSWERED, { request })).toMatchObject({ status: 403 });
	});
});

describe('a push without end', () => {
	it('is taken where n8n was told to let it through', async () => {
		const body = JSON.stringify([ANSWERED, 'x'.repeat(16 * 1024 * 1024)]);
		expect(await new ActiveTrigger().items(body)).toMatchObject([{ voiceId: ANSWERED.voiceId }]);
	});

	it('is turned away with 413 for its number of reports', async () => {
		const body = new Array(50_001).fill({ voiceId: '1', scriptId: 1 });
		expect(await new ActiveTrigger().push(body)).toMatchObject({ outputs: [], status: 413 });
	});
});

describe('switching the workflow on', () => {
	const create = async (
		options: object,
		url = 'https://n8n.example.com/webhook/x/webhook',
		written = options,
		triggerOn: unknown = [],
	) => {
		const warnings: string[] = [];
		const context = {
			getNode: () => ({ name: 'Trigger' }) as INode,
			getNodeParameter: (name: string, _: unknown, how?: { rawExpressions?: boolean }) => {
				if (name === 'options') return how?.rawExpressions ? written : options;
				const option = /^options\.(.+)/.exec(name)?.[1];
				if (name === 'triggerOn') return triggerOn;
				return option === undefined ? [] : (options as IDataObject)[option];
			},
			getNodeWebhookUrl: () => url,
			getTimezone: () => 'Asia/Shanghai',
			logger: { warn: (line: string) => warnings.push(line) },
		};
		const { create: method } = new LaafficVoiceAgentTrigger().webhookMethods.default;
		const done = await method.call(context as unknown as ThisParameterType<typeof method>);
		return { done, warnings };
	};

	it('works with settings that make sense', async () => {
		const options = { allowedIps: '203.0.113.7, 2001:db8::/32', timeZone: 'Asia/Kolkata' };
		expect(await create(options)).toEqual({ done: true, warnings: [] });
	});

	it('stops at entries that are no addresses, and names them', async () => {
		await expect(create({ allowedIps: '203.0.113.7, office, 10.0.0.0/33' })).rejects.toMatchObject({
			message: "'Allowed IPs' has entries that are no addresses: office, 10.0.0.0/33",
			description: expect.stringContaining('203.0.113.0/24'),
		});
	});

	it('stops at a protection whose expression has no value', async () => {
		const created = create({ secretToken: '' }, undefined, { secretToken: '={{ $env.x }}' });
		await expect(created).rejects.toThrow("The expression in 'Secret Token' has no value");
	});

	it('stops at filters that leave out every report, and says which', async () => {
		await expect(create({ agentIds: '41, Renewals' })).rejects.toThrow(/'Agent IDs' is "Renewals"/);
		await expect(create({}, undefined, {}, ['Answered', 'busy'])).rejects.toMatchObject({
			message: `'Trigger On' contains "Answered", which is none of its choices`,
			description: expect.stringContaining('answered, voicemail'),
		});
		expect(await create({ agentIds: '41, 42' }, undefined, {}, ['any', 'busy'])).toMatchObject({
			done: true,
		});
	});

	it('stops at a time zone that does not exist', async () => {
		await expect(create({ timeZone: 'China' })).rejects.toThrow(/'Time Zone' is "China"/);
	});

	it('warns, and no more, where only this computer can reach the address', async () => {
		for (const url of ['http://localhost:5678/webhook/x', 'http://127.0.0.1:5678/webhook/x']) {
			const { done, warnings } = await create({}, url);
			expect(done).toBe(true);
			expect(warnings.join()).toMatch(/only this computer.*WEBHOOK_URL/);
		}
	});
});
