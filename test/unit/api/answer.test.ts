import { classifyResponse, type RawResponse } from '../../../nodes/LaafficVoiceAgent/api/answer';

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

	it('is not believed if it says success with the status of a gateway', () => {
		expect(answerTo({ code: 0, data: 1 }, { status: 502 })).toMatchObject({ kind: 'lost' });
		expect(answerTo({ code: 0, data: 1 }, { status: 404 })).toMatchObject({ kind: 'turnedAway' });
	});
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
