/** Text messages have no key by which a repeat is known, so what may have been sent is not sent again. */
import nock from 'nock';
import type { Fault } from '../../../sandbox';
import { LaafficVoiceAgent } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { jsonOf, sandboxCredentials, stopText, useSandbox } from '../../support/campaign';
import { runInLoop } from '../../support/loop';
import { answerWith, PLATFORM, runOperation, type OperationRun } from '../../support/operation';

const sandbox = useSandbox();
afterEach(() => nock.cleanAll());

const parameters = { number: '={{ $json.phone }}', appId: 'DemoSms1', content: 'Hello' };
const rows = [{ phone: '919777000001' }, { phone: '919777000002' }, { phone: '919777000003' }];

async function sendTo(
	items: object[],
	run: OperationRun = {},
	{ url } = sandbox() as { url: string },
) {
	return await runOperation({ url }, 'sms:send', { items: items as never, parameters, ...run });
}

const numbers = () =>
	sandbox()
		.ledger.texts()
		.map(({ number }) => number);
const requests = () => sandbox().ledger.requests('sendSms').length;

const LOST: Fault[] = [
	{ kind: 'loseAnswer' },
	{ kind: 'halfAnswer' },
	{ kind: 'afterHeaders' },
	{ kind: 'wrongContentType' },
	{ kind: 'httpStatus', status: 502, accepted: true },
	{ kind: 'httpStatus', status: 408, accepted: true },
	{ kind: 'resetBeforeAccept' },
	{ kind: 'code', code: '-18', accepted: true },
	{ kind: 'code', code: '-12', accepted: true },
	{ kind: 'code', code: '-20', accepted: true },
	{ kind: 'code', code: '-77', accepted: true },
	{ kind: 'code', code: '-41', accepted: true },
];

describe.each(LOST)('after $kind $status $code', (fault) => {
	test('the message is sent once, and the error says that it is unknown', async () => {
		sandbox().faults.add(fault);
		const stopped = stopText(await sendTo([rows[0]]));

		expect(stopped).toContain('It is unknown whether the text to 919*******01 was sent');
		expect(stopped).toContain('neither Retry On Fail nor a retry from the list of executions');
		expect(stopped).toContain('portal');
		expect(requests()).toBe(1);
	});

	test("n8n's Retry On Fail does not send it again, and the error stays the same", async () => {
		sandbox().faults.add({ ...fault, skip: 1 });
		const run = await sendTo(rows, { retryOnFail: true, maxTries: 3 });

		expect(stopText(run)).toContain('It is unknown whether the text to 919*******02 was sent');
		expect(stopText(run)).toContain('1 text was sent before this one');
		expect(requests()).toBe(2);
	});
});

test('error output: the unknown one leaves by it, the others get their text once', async () => {
	sandbox().faults.add({ kind: 'loseAnswer', skip: 1 });
	const { outputs } = await sendTo([...rows, rows[1]], { onError: 'continueErrorOutput' });

	expect(numbers()).toEqual(rows.map(({ phone }) => phone));
	expect(jsonOf(outputs[0]).map(({ status }) => status)).toEqual(['sent', 'sent', 'duplicate']);
	expect(jsonOf(outputs[1])).toMatchObject([{ phone: rows[1].phone }]);
	expect(jsonOf(outputs[1])[0].error).toEqual(expect.stringContaining('It is unknown'));
});

describe('a loop with a long wait, for which n8n puts the execution aside', () => {
	const round = rows.map((row) => ({ ...row }));
	const loop = async (settings = {}) =>
		await runInLoop({
			nodeType: new LaafficVoiceAgent(),
			parameters: { resource: 'sms', operation: 'send', ...parameters },
			credentials: [sandboxCredentials(sandbox())],
			rounds: [round, round],
			waits: true,
			settings,
		});

	test('sends the same words to the same person once', async () => {
		const { rounds } = await loop();

		expect(numbers()).toEqual(rows.map(({ phone }) => phone));
		expect(rounds.map((items) => jsonOf(items).map(({ status }) => status))).toEqual([
			['sent', 'sent', 'sent'],
			['duplicate', 'duplicate', 'duplicate'],
		]);
		expect(jsonOf(rounds[1]).map(({ msgId }) => msgId)).toEqual(
			jsonOf(rounds[0]).map(({ msgId }) => msgId),
		);
	});

	test('does not send what may have been sent, and still says so', async () => {
		sandbox().faults.add({ kind: 'loseAnswer' });
		const { rounds } = await loop({ onError: 'continueRegularOutput' });

		expect(numbers()).toEqual(rows.map(({ phone }) => phone));
		for (const items of rounds) {
			expect(items[0].json.error).toContain('It is unknown whether the text to 919*******01');
		}
	});

	test('sends later what was certainly not sent', async () => {
		sandbox().faults.add({ kind: 'code', code: '-9' });
		const { rounds } = await loop({ onError: 'continueRegularOutput' });

		expect(jsonOf(rounds[1])[0]).toMatchObject({ status: 'sent' });
		expect(requests()).toBe(4);
	});
});

describe('what was certainly not sent', () => {
	const CERTAIN: Fault[] = [
		{ kind: 'httpStatus', status: 429 },
		{ kind: 'code', code: '-15' },
		{ kind: 'code', code: '-16' },
	];

	test.each(CERTAIN)('is sent again by itself where that helps: $status $code', async (fault) => {
		sandbox().faults.add(fault);
		const { outputs } = await sendTo([rows[0]]);

		expect(jsonOf(outputs[0])).toMatchObject([{ status: 'sent' }]);
		expect(numbers()).toEqual([rows[0].phone]);
		expect(requests()).toBe(2);
	});

	const FINAL: Fault[] = [
		{ kind: 'httpStatus', status: 401 },
		{ kind: 'httpStatus', status: 403 },
		{ kind: 'code', code: '-9' },
		{ kind: 'code', code: '-10' },
		{ kind: 'code', code: '-28' },
	];

	test.each(FINAL)('is said to be so: $status $code', async (fault) => {
		sandbox().faults.add(fault);
		const stopped = stopText(await sendTo([rows[0]]));

		expect(stopped).toContain('so the text was not sent');
		expect(stopped).not.toContain('unknown');
		expect(requests()).toBe(1);
	});

	test('is too big: the advice is about the text', async () => {
		sandbox().faults.add({ kind: 'httpStatus', status: 413 });
		const { error } = await sendTo([rows[0]]);

		expect(error?.description).toContain("Shorten 'Content'");
		expect(error?.description).not.toContain('callees');
	});

	test("is sent by n8n's Retry On Fail, and nothing else with it", async () => {
		sandbox().faults.add({ kind: 'code', code: '-9', skip: 1 });
		const { outputs } = await sendTo(rows, { retryOnFail: true, maxTries: 2 });

		expect(jsonOf(outputs[0]).map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
		expect(numbers()).toEqual(rows.map(({ phone }) => phone));
	});

	test('is tried for a later row with the same number', async () => {
		sandbox().faults.add({ kind: 'code', code: '-9' });
		const { outputs } = await sendTo([rows[0], rows[0]], { onError: 'continueErrorOutput' });

		expect(jsonOf(outputs[0])).toMatchObject([{ status: 'sent' }]);
		expect(numbers()).toEqual([rows[0].phone]);
	});

	test('nobody listens: the platform gets it when it is back', async () => {
		await sandbox().disconnect();
		const later = new Promise<void>((resolve) => {
			setTimeout(() => void sandbox().reconnect().then(resolve), 1_000);
		});
		const { outputs } = await sendTo([rows[0]]);
		await later;

		expect(jsonOf(outputs[0])).toMatchObject([{ status: 'sent' }]);
		expect(numbers()).toEqual([rows[0].phone]);
	});
});

describe('answers in other forms', () => {
	const phone = rows[0].phone;

	test.each([
		['numbers for texts', { code: 0, success: 1, array: [{ msgId: 7, number: phone }] }, '7'],
		['inside data', { code: '0', data: { array: [{ msgId: '8', number: phone }] } }, '8'],
		[
			'an ID as a number of nineteen digits',
			'{"code":0,"success":1,"array":[{"msgId":2108021054011000095}]}',
			'2108021054011000095',
		],
		['without an ID', { status: '0', reason: 'success' }, null],
	])('%s', async (_, answer, msgId) => {
		answerWith(answer);
		const { outputs } = await sendTo([rows[0]], {}, PLATFORM);

		expect(jsonOf(outputs[0])).toMatchObject([{ status: 'sent', msgId }]);
	});

	test.each([{ success: '0', fail: '1' }, { success: 0 }, { fail: 1 }])(
		'success that counts no message is none: %j',
		async (counts) => {
			answerWith({ status: '0', reason: 'success', ...counts, array: [] });

			expect(stopText(await sendTo([rows[0]], {}, PLATFORM))).toContain('did not take the text');
		},
	);
});

test('a broken address is no lost message: it is sent when that is put right in the same run', async () => {
	const run = await runOperation({ url: 'nowhere' }, 'sms:send', {
		items: [rows[0]],
		parameters,
		retryOnFail: true,
		maxTries: 2,
	});

	expect(stopText(run)).toContain('not a web address');
	expect(stopText(run)).not.toContain('unknown');
});
