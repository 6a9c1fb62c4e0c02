/** Send SMS: what reaches whom, and what comes out. */
import { DEMO_ACCOUNT } from '../../../sandbox';
import { jsonOf, pairsOf, stopText, useSandbox } from '../../support/campaign';
import { runOperation, type OperationRun } from '../../support/operation';

const sandbox = useSandbox();

const TEXT = { appId: 'DemoSms1', number: '={{ $json.phone }}', content: 'Hello {{ $json.name }}' };
const parameters = { ...TEXT, content: '=Hello {{ $json.name }}' };
const ANNA = { phone: '+91 97776 54321', name: 'Anna' };
const BEN = { phone: '919777000002', name: 'Ben' };

async function sendTo(rows: object[], run: OperationRun = {}) {
	return await runOperation(sandbox(), 'sms:send', {
		items: rows as never,
		...run,
		parameters: { ...parameters, ...run.parameters },
	});
}

const texts = () => sandbox().ledger.texts();

describe('what is sent', () => {
	test('is a text for each row, to the number with its country code', async () => {
		const { outputs } = await sendTo([ANNA, BEN]);

		expect(texts()).toMatchObject([
			{ number: '919777654321', content: 'Hello Anna' },
			{ number: '919777000002', content: 'Hello Ben' },
		]);
		expect(jsonOf(outputs[0])).toEqual([
			{ status: 'sent', msgId: texts()[0].msgId, number: '919777654321', orderId: null },
			{ status: 'sent', msgId: texts()[1].msgId, number: '919777000002', orderId: null },
		]);
		expect(pairsOf(outputs[0])).toEqual([[0], [1]]);
	});

	test('bears the sender and the own ID, and nothing that no page documents', async () => {
		const { outputs } = await sendTo([{ ...ANNA, order: 7 }], {
			parameters: { senderId: 'MyShop', orderId: '={{ $json.order }}' },
		});

		expect(texts()).toMatchObject([{ senderId: 'MyShop', orderId: '7' }]);
		expect(jsonOf(outputs[0])).toMatchObject([{ orderId: '7' }]);
		expect(sandbox().ledger.requests('sendSms')).toMatchObject([{ warnings: [] }]);
	});

	test('keeps blanks, line breaks and signs of all scripts', async () => {
		const content = '  नमस्ते\n"Anna" 👋 ';
		await sendTo([{ ...ANNA, content }], { parameters: { content: '={{ $json.content }}' } });

		expect(texts()[0].content).toBe(content);
	});

	test.each([
		['０09１ 97776-54321', {}],
		[919777654321, {}],
		['97776 54321', { options: { defaultCountry: 'in' } }],
	])('reads %j as callees are read', async (phone, more) => {
		await sendTo([{ ...ANNA, phone }], { parameters: more });

		expect(texts()).toMatchObject([{ number: '919777654321' }]);
	});
});

describe('the same words to the same person', () => {
	test('go out once a run; the others are duplicates', async () => {
		const { outputs } = await sendTo([ANNA, BEN, { ...ANNA, phone: '00919777654321' }]);

		expect(texts()).toHaveLength(2);
		expect(jsonOf(outputs[0])[2]).toEqual({
			status: 'duplicate',
			msgId: texts()[0].msgId,
			number: '919777654321',
			orderId: null,
			sameAsItem: 0,
		});
		expect(pairsOf(outputs[0])[2]).toEqual([2]);
	});

	test('go out again in another run, and other words in the same', async () => {
		await sendTo([ANNA, { ...ANNA, name: 'Anna again' }]);
		await sendTo([ANNA]);

		expect(texts()).toHaveLength(3);
	});
});

describe('mistakes', () => {
	test.each([
		['no number', { phone: '' }, {}, 'The phone number is empty'],
		['a number without its country', { phone: '09777654321' }, {}, "'Default Country'"],
		['digits lost in a sheet', { phone: '9.19778E+11' }, {}, 'shortened by a spreadsheet'],
		['no text', {}, { content: "={{ ' ' }}" }, "'Content' is empty"],
		['a long text', {}, { content: 'x'.repeat(1025) }, "'Content' has 1025 characters"],
		['a list as text', {}, { content: '={{ [1] }}' }, "'Content' is an object or a list"],
		['a long sender', {}, { senderId: 'x'.repeat(33) }, "'Sender ID' has 33 characters"],
		['a row as sender', {}, { senderId: '={{ $json }}' }, "'Sender ID' is an object or a list"],
		['a list as order ID', {}, { orderId: '={{ [7] }}' }, "'Order ID' is an object or a list"],
		['a text that shows nothing', {}, { content: "={{ '\u200b' }}" }, "'Content' is empty"],
		['several order IDs', {}, { orderId: '1,2' }, "'Order ID'"],
		['no application', {}, { appId: "={{ '' }}" }, "'Application ID' is empty"],
		['no country', {}, { options: { defaultCountry: 'XX' } }, "'Default Country' is"],
	])('%s: nobody gets a text, also those before', async (_, row, more, text) => {
		const stopped = stopText(await sendTo([BEN, { ...ANNA, ...row }], { parameters: more }));

		expect(stopped).toContain(text);
		expect(stopped).toContain('nothing was sent');
		expect(sandbox().ledger.requests()).toHaveLength(0);
	});

	test('the longest text is sent', async () => {
		await sendTo([ANNA], { parameters: { content: 'x'.repeat(1024), senderId: 'y'.repeat(32) } });

		expect(texts()).toHaveLength(1);
	});

	test('error output: the bad row leaves by it with its own data, the others get their text', async () => {
		const { outputs } = await sendTo([{ ...ANNA, phone: '12' }, BEN], {
			onError: 'continueErrorOutput',
		});

		expect(texts()).toMatchObject([{ number: BEN.phone }]);
		expect(jsonOf(outputs[1])).toMatchObject([{ name: 'Anna', phone: '12' }]);
		expect(jsonOf(outputs[1])[0].error).toEqual(expect.stringContaining('fewer than 6 digits'));
		expect(pairsOf(outputs[0])).toEqual([[1]]);
	});

	test('no message shows a number', async () => {
		const { outputs } = await sendTo([{ ...ANNA, phone: '0977765432112' }], {
			onError: 'continueErrorOutput',
		});

		expect(jsonOf(outputs[1])[0].error).not.toContain('0977765432112');
	});
});

test('another application is refused, and the message says which one is meant', async () => {
	const { appId } = DEMO_ACCOUNT;
	const stopped = stopText(await sendTo([ANNA], { parameters: { appId } }));

	expect(stopped).toContain('may not use this application');
	expect(stopped).toContain('so the text was not sent');
	expect(stopped).toContain('SMS application');
});
