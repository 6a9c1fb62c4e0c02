import fc from 'fast-check';
import {
	classifyResponse,
	readEnvelope,
	type RawResponse,
} from '../../../nodes/LaafficVoiceAgent/api/answer';
import { isRecord } from '../../../nodes/LaafficVoiceAgent/api/coerce';

const SERVER_TIME = 'Thu, 01 May 2031 01:30:00 GMT';
const AT = Date.parse(SERVER_TIME);

function answerTo(body: unknown, response: Partial<RawResponse> = {}) {
	return classifyResponse({ status: 200, body, receivedAt: AT, ...response });
}

describe('an answer of the platform', () => {
	it.each([200, 201, 204])('with code 0 is a success (%d)', (status) => {
		const body = { code: 0, msg: 'success', data: 123123 };
		expect(answerTo(body, { status })).toEqual({ kind: 'success', data: 123123, body });
	});

	it('with a negative code is a refusal, with its words and what to do', () => {
		expect(answerTo({ status: '-60', reason: 'The AI speech template does not exist' })).toEqual({
			kind: 'refusal',
			code: '-60',
			text: 'The AI speech template does not exist',
			problem: 'The platform does not know the agent',
			advice: expect.stringContaining("'Agent ID'"),
			retry: 'never',
			isDocumented: true,
			httpStatus: 200,
		});
	});

	it.each([400, 401, 500, 503])('is a refusal under any HTTP status (%d)', (status) => {
		expect(answerTo({ code: '-1', msg: 'Authentication error' }, { status })).toMatchObject({
			kind: 'refusal',
			code: '-1',
			httpStatus: status,
		});
	});

	it('with an unknown code is a refusal that nobody repeats', () => {
		expect(answerTo({ code: -999, msg: 'Moon phase' })).toMatchObject({
			kind: 'refusal',
			code: '-999',
			text: 'Moon phase',
			problem: 'The platform answered with a code that its documents do not explain',
			isDocumented: false,
			retry: 'never',
		});
	});

	it.each([302, 400, 404, 409, 502])(
		'is neither believed nor disproved if it says success with status %d',
		(status) => {
			expect(answerTo({ code: 0, data: 1 }, { status })).toMatchObject({
				kind: 'lost',
				httpStatus: status,
			});
		},
	);
});

describe('an answer of somebody else', () => {
	it.each([301, 302, 307, 400, 401, 403, 404, 405, 407, 413, 429])(
		'with status %d says that the platform never saw the request',
		(status) => {
			expect(answerTo('<html></html>', { status })).toMatchObject({
				kind: 'turnedAway',
				httpStatus: status,
			});
		},
	);

	it.each([200, 204, 408, 500, 502, 503, 504, 520, 599])(
		'with status %d leaves open whether it did',
		(status) => {
			expect(answerTo('<html></html>', { status })).toMatchObject({
				kind: 'lost',
				httpStatus: status,
			});
		},
	);

	it('may say to come again', () => {
		expect(answerTo('', { status: 429 })).toMatchObject({ retry: 'pause' });
	});
});

describe('the clock', () => {
	const problemFor = (seconds: number, date: string | undefined = SERVER_TIME) => {
		const answer = answerTo({ code: -16 }, { date, receivedAt: AT + seconds * 1000 });
		return answer.kind === 'refusal' ? answer.problem : answer.kind;
	};

	it.each<[number, string]>([
		[3600, ': the clock of this n8n server is 60 minutes ahead of the clock of the platform'],
		[-3600, ': the clock of this n8n server is 60 minutes behind the clock of the platform'],
		[120, ': the clock of this n8n server is 2 minutes ahead of the clock of the platform'],
		[90, ': the clock of this n8n server is 90 seconds ahead of the clock of the platform'],
		[-7, ': the clock of this n8n server is 7 seconds behind the clock of the platform'],
	])('%d seconds off is named', (seconds, note) => {
		expect(problemFor(seconds)).toMatch(new RegExp(`${note}$`));
	});

	it.each<[string, number, string | undefined]>([
		['is right', 2, SERVER_TIME],
		['cannot be read', 3600, 'some time'],
		['is not told', 3600, undefined],
	])('that %s is not named', (_how, seconds, date) => {
		const answer = answerTo({ code: -16 }, { date, receivedAt: AT + seconds * 1000 });
		expect(answer).toMatchObject({
			problem: 'The platform found the time of the request out of its range',
			retry: 'resign',
		});
	});

	it('is not blamed for other codes', () => {
		const answer = answerTo({ code: -1 }, { date: SERVER_TIME, receivedAt: AT + 3_600_000 });
		expect(answer).toMatchObject({ problem: expect.not.stringContaining('clock') });
	});
});

describe('success', () => {
	it.each<[string, object]>([
		['code as text', { code: '0', msg: 'success', data: 7 }],
		['code as number', { code: 0, msg: 'success', data: 7 }],
		['status as text', { status: '0', reason: 'success', data: 7 }],
		['status as number', { status: 0, reason: 'success', data: 7 }],
		['code with a blank', { code: ' 0 ', data: 7 }],
		['code as 00', { code: '00', data: 7 }],
		['no words', { code: 0, data: 7 }],
		['a code that is null beside a status', { code: null, status: '0', data: 7 }],
		['words that say otherwise', { code: 0, msg: 'failed', data: 7 }],
	])('%s', (_form, body) => {
		expect(readEnvelope(body)).toEqual({ kind: 'success', data: 7, body });
	});

	it('can come without data', () => {
		const body = { status: '0', balance: '99.90' };
		expect(readEnvelope(body)).toEqual({ kind: 'success', data: undefined, body });
	});

	it('is not taken from the state of a task', () => {
		expect(readEnvelope({ data: { status: 0, code: 0 } })).toEqual({ kind: 'foreign' });
		expect(readEnvelope({ code: '-24', data: { status: 0 } })).toMatchObject({ code: '-24' });
	});
});

describe('a refusal', () => {
	it.each<[string, object, string, string]>([
		['code as text', { code: '-41', msg: 'Task name exists' }, '-41', 'Task name exists'],
		['code as number', { code: -41, msg: 'Task name exists' }, '-41', 'Task name exists'],
		['status as text', { status: '-1', reason: 'Auth error' }, '-1', 'Auth error'],
		['status as number', { status: -16, reason: 'Expired' }, '-16', 'Expired'],
		['code with a reason', { code: -22, reason: 'Parameter' }, '-22', 'Parameter'],
		['code with a message', { code: -22, message: 'Parameter' }, '-22', 'Parameter'],
		['no words', { code: -22 }, '-22', ''],
		['words that are no text', { code: -22, msg: null, reason: 5 }, '-22', ''],
		['an unknown code', { code: '-999' }, '-999', ''],
		['zeros in front', { code: '-041' }, '-41', ''],
		['code wins over status', { code: -1, status: 0 }, '-1', ''],
	])('%s', (_form, body, code, text) => {
		expect(readEnvelope(body)).toEqual({ kind: 'refusal', code, text });
	});
});

describe('a positive code', () => {
	it.each<[object, string, string]>([
		[{ code: 1001, msg: 'risk control' }, '1001', 'risk control'],
		[{ code: '1001', msg: 'risk control' }, '1001', 'risk control'],
		[{ status: '7', reason: 'closed' }, '7', 'closed'],
		[{ code: 3 }, '3', ''],
	])('keeps its number and words: %j', (body, code, text) => {
		expect(readEnvelope(body)).toEqual({ kind: 'foreign', said: { code, text } });
	});

	it('leaves open what the platform did, and says what came', () => {
		expect(answerTo({ code: 1001, msg: 'risk control' })).toMatchObject({
			kind: 'lost',
			problem: 'The platform answered with a code that its documents do not explain',
			said: { code: '1001', text: 'risk control' },
		});
	});

	it('does not change what a gateway says with its HTTP status', () => {
		const body = { code: 404, msg: 'no handler' };
		expect(answerTo(body, { status: 404 })).toMatchObject({
			kind: 'turnedAway',
			problem: 'The address does not have this function',
			said: { code: '404', text: 'no handler' },
		});
	});
});

describe('an answer of somebody else', () => {
	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['an empty text', ''],
		['HTML', '<html>502 Bad Gateway</html>'],
		['a number', 0],
		['a list', [{ code: 0 }]],
		['an empty object', {}],
		['a gateway error', { status: 504, error: 'Gateway Timeout' }],
		['an empty code', { code: '' }],
		['a code in words', { code: 'SUCCESS' }],
		['a code with a fraction', { code: -1.5 }],
		['a code that is yes', { code: true }],
		['a code that is an object', { code: {} }],
		['not a number', { code: Number.NaN }],
	])('%s', (_form, body) => {
		expect(readEnvelope(body)).toEqual({ kind: 'foreign' });
	});
});

it('anything at all is sorted into one of the three', () => {
	fc.assert(
		fc.property(fc.anything(), (body) => {
			expect(['success', 'refusal', 'foreign']).toContain(readEnvelope(body).kind);
		}),
		{ seed: 20310501, numRuns: 2_000 },
	);
});

it.each<[unknown, boolean]>([
	[{}, true],
	[{ a: 1 }, true],
	[[], false],
	[null, false],
	['{}', false],
	[undefined, false],
])('%j is a record: %s', (value, expected) => {
	expect(isRecord(value)).toBe(expected);
});
