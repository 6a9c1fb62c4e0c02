/** Get Balance. */
import nock from 'nock';
import { jsonOf, stopText, useSandbox } from '../../support/campaign';
import { answerWith, PLATFORM, runOperation } from '../../support/operation';

const sandbox = useSandbox();
afterEach(() => nock.cleanAll());

/** The form of the vendor's page, copied by hand. */
const ANSWER = {
	status: '0',
	reason: 'success',
	balance: '99.990000',
	gift: '50.00000',
	credit: '10.000000',
};

test('amounts as numbers', async () => {
	answerWith(ANSWER);

	const { outputs } = await runOperation(PLATFORM, 'account:getBalance');

	expect(jsonOf(outputs[0])).toEqual([{ balance: 99.99, gift: 50, credit: 10 }]);
});

test('with Simplify off the answer as it came', async () => {
	answerWith(ANSWER);

	const { outputs } = await runOperation(PLATFORM, 'account:getBalance', {
		parameters: { simplify: false },
	});

	expect(jsonOf(outputs[0])).toEqual([ANSWER]);
});

test('amounts inside data are found, too', async () => {
	answerWith({ code: 0, msg: 'success', data: { balance: 1.5 } });

	const { outputs } = await runOperation(PLATFORM, 'account:getBalance');

	expect(jsonOf(outputs[0])).toEqual([{ balance: 1.5, gift: null, credit: null }]);
});

test.each([
	['laaffic', '/v3/getBalance'],
	['itniotech', '/sms/getBalance'],
	['onbuka', '/v3/getBalance'],
])('%s is asked at %s', async (platform, path) => {
	const asked = answerWith(ANSWER);

	await runOperation(PLATFORM, 'account:getBalance', { credentialChanges: { platform } });

	expect(asked).toMatchObject([{ path }]);
});

test('against the sandbox, once for each item', async () => {
	const { outputs } = await runOperation(sandbox(), 'account:getBalance', { items: [{}, {}] });

	expect(jsonOf(outputs[0])).toMatchObject([{ balance: 250 }, { balance: 250 }]);
});

test('a locked account is said in words', async () => {
	answerWith({ status: '-13', reason: 'user locked' });

	expect(stopText(await runOperation(PLATFORM, 'account:getBalance'))).toContain(
		'The account is locked (code -13, "user locked")',
	);
});
