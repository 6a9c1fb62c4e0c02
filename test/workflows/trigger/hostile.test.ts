import fc from 'fast-check';
import { ANSWERED } from '../../unit/trigger/report/samples';
import { ActiveTrigger } from './support';

/** Whatever comes: an answer with a status, and an execution only for what is a report. */
async function survives(body: unknown): Promise<number> {
	const { status, outputs } = await new ActiveTrigger().push(body);
	expect([200, 413]).toContain(status);
	return outputs.flat().length;
}

describe('hostile bodies', () => {
	it.each([
		['JSON that is cut off', '{"array":[{"voiceId":"1","scriptId":7'],
		['text that is no JSON', 'voiceId=1&scriptId=7'],
		['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x7b, 0x80, 0x22, 0xc3, 0x28])],
		['zeros', Buffer.alloc(10_000)],
		['deep lists', '['.repeat(100_000) + ']'.repeat(100_000)],
		['deep objects', '{"array":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
		['a report that is nested too deep', `[{"voiceId":"1","scriptId":7,"x":${deep(50_000)}}]`],
		['texts in texts', wrapped('[{"voiceId":"1","scriptId":7}]', 12)],
		['a list of everything but reports', '[1,null,true,"x",[],{},[{"voiceId":"1","scriptId":1}]]'],
		['an object that only looks like a list', { array: { length: 3, 0: ANSWERED } }],
		['the id of a report that is a list', { voiceId: [], scriptId: 1 }],
	])('%s start nothing', async (_, body) => {
		expect(await survives(body)).toBe(0);
	});

	it('harmful keys do not get through', async () => {
		const text =
			'[{"voiceId":"1","scriptId":7,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]';
		for (const simplify of [true, false]) {
			const [item] = await new ActiveTrigger({ simplify }).items(JSON.parse(text), {
				request: { rawBody: Buffer.from(text) },
			});
			expect(Object.keys(item)).not.toContain('__proto__');
			expect(Object.keys(item)).not.toContain('constructor');
			expect(item.polluted).toBeUndefined();
		}
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('a huge text in a report is passed on, and slows nothing down', async () => {
		const note = 'a1"\\'.repeat(1_000_000);
		const [item] = await new ActiveTrigger().items({ ...ANSWERED, note });
		expect(item.note).toBe(note);
	});

	it('a secret from an expression without a value keeps the door shut', async () => {
		for (const option of ['secretToken', 'allowedIps']) {
			const trigger = new ActiveTrigger({ options: { [option]: '={{ $json.nothing }}' } });
			const request = { query: { token: '' } };
			expect(await trigger.push(ANSWERED, { request })).toMatchObject({
				status: 500,
				outputs: [],
			});
		}
	});
});

function deep(levels: number): string {
	return '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
}

function wrapped(text: string, times: number): string {
	return times === 0 ? text : wrapped(JSON.stringify(text), times - 1);
}

describe('anything at all', () => {
	const key = fc.oneof(
		fc.constantFrom('array', '__proto__', 'voiceId', 'scriptId', 'constructor', 'toString'),
		fc.constantFrom(...Object.keys(ANSWERED)),
		fc.string(),
	);
	const { value } = fc.letrec<{ value: unknown }>((tie) => ({
		value: fc.oneof(
			{ depthSize: 'small' },
			fc.jsonValue(),
			fc.constantFrom('1935480622000', '20310502173022', 'x'.repeat(500), '480', -0, 1e308),
			fc.array(tie('value'), { maxLength: 6 }),
			fc.array(fc.tuple(key, tie('value')), { maxLength: 12 }).map(Object.fromEntries),
		),
	}));

	it('is answered, and every item has what later steps rely on', async () => {
		const trigger = new ActiveTrigger({ options: { otherPushes: true, dropRepeats: false } });
		await fc.assert(
			fc.asyncProperty(value, fc.boolean(), async (body, simplify) => {
				const pushed = await trigger.push(body ?? null, { parameters: { simplify } });
				expect(pushed.status).toBe(200);
				for (const item of pushed.items) {
					expect(Object.getPrototypeOf(item)).toBe(Object.prototype);
					expect(() => JSON.stringify(item)).not.toThrow();
				}
			}),
			{ seed: 9, numRuns: 1_500 },
		);
	});

	it('is answered when any bytes come', async () => {
		const trigger = new ActiveTrigger();
		const report = Buffer.from(JSON.stringify({ array: [ANSWERED] }));
		const mutated = fc
			.array(fc.tuple(fc.nat(report.length - 1), fc.nat(255)), { maxLength: 8 })
			.map((changes) => {
				const bytes = Buffer.from(report);
				for (const [position, byte] of changes) bytes[position] = byte;
				return bytes;
			});
		const bytes = fc.oneof(
			mutated,
			mutated.chain((whole) => fc.nat(whole.length).map((end) => whole.subarray(0, end))),
			fc.uint8Array({ maxLength: 300 }).map((any) => Buffer.from(any)),
		);
		await fc.assert(
			fc.asyncProperty(bytes, async (body) => {
				expect((await trigger.push(body)).status).toBe(200);
			}),
			{ seed: 9, numRuns: 1_500 },
		);
	});
});
