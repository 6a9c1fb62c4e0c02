/** A read that fails on the way is repeated, as long as that can help. */
import nock from 'nock';
import { stopText } from '../../../support/campaign';
import { answerWith, PLATFORM, runOperation } from '../../../support/operation';

const mockSleep = jest.fn(async (_milliseconds: number) => {});
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number) => await mockSleep(milliseconds),
}));

beforeEach(() => mockSleep.mockClear());
afterEach(() => {
	nock.cleanAll();
	jest.restoreAllMocks();
});

const ONE_TASK = { code: 0, msg: 'success', data: { records: [{ taskId: 1 }], pages: 1 } };
const query = async () => await runOperation(PLATFORM, 'task:query');

test.each([
	['HTTP 429', 429],
	['HTTP 500', 500],
	['HTTP 502', 502],
	['HTTP 504', 504],
	['code -15, asked too often', { code: -15, msg: 'too frequent' }],
	['code -16, clock', { status: '-16', reason: 'timestamp expired' }],
	['code -18, out of order', { code: '-18', msg: 'system exception' }],
])('%s: asked again after a pause', async (_, failure) => {
	const asked = answerWith(failure, ONE_TASK);

	const { outputs, error } = await query();

	expect(error).toBeUndefined();
	expect(outputs[0]).toHaveLength(1);
	expect(asked).toHaveLength(2);
	expect(mockSleep.mock.calls).toEqual([[500]]);
});

test('a connection that breaks is tried again', async () => {
	nock(PLATFORM.url)
		.post(/query$/)
		.replyWithError(Object.assign(new Error(), { code: 'ECONNRESET' }));
	nock(PLATFORM.url)
		.post(/query$/)
		.reply(200, ONE_TASK);

	expect((await query()).outputs[0]).toHaveLength(1);
});

test('each try is signed anew', async () => {
	const times = [1_700_000_000_000, 1_700_000_060_000];
	const asked = answerWith({ code: -16, msg: 'timestamp expired' }, ONE_TASK);
	const clock = jest.spyOn(Date, 'now').mockReturnValue(times[0]);
	mockSleep.mockImplementationOnce(async () => void clock.mockReturnValue(times[1]));

	await query();

	expect(asked.map(({ headers }) => headers.timestamp)).toEqual(['1700000000', '1700000060']);
	expect(asked[0].headers.sign).not.toBe(asked[1].headers.sign);
});

test('four tries at most, then it is said what is wrong', async () => {
	const asked = answerWith(503);

	expect(stopText(await query())).toContain('The platform is out of order at the moment');
	expect(asked).toHaveLength(4);
	expect(mockSleep.mock.calls).toEqual([[500], [2_000], [6_000]]);
});

test.each([
	['wrong key', { code: -1, msg: 'authentication error' }, 'API key and secret'],
	['blocked address', { code: -2, msg: 'ip' }, 'allowed addresses'],
	['refused parameter', { code: -22, msg: 'parameter exception' }, 'parameter exception'],
	['closed door', 403, "'Path Prefix'"],
])('%s: asked once, since asking again would not help', async (_, failure, words) => {
	const asked = answerWith(failure);

	expect(stopText(await query())).toContain(words);
	expect(asked).toHaveLength(1);
});
