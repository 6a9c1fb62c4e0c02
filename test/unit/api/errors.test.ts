import { classifyResponse, type Answer } from '../../../nodes/LaafficVoiceAgent/api/answer';
import {
	inOwnWords,
	mayHaveArrived,
	problemOf,
	whatHappened,
	type Failed,
} from '../../../nodes/LaafficVoiceAgent/api/errors';

function failed(body: unknown, status = 200): Failed {
	const answer: Answer = classifyResponse({ status, body, receivedAt: 0 });
	if (answer.kind === 'success') throw new Error('Not a failure');
	return answer;
}

const LOST: Failed = { kind: 'lost', problem: 'The connection broke', advice: 'Try again.' };
const NOT_SENT: Failed = { kind: 'notSent', problem: 'Nobody answers', advice: 'Check it.' };

describe('what happened, in one line', () => {
	it.each<[string, Failed, string]>([
		[
			'a refusal, with the words of the platform',
			failed({ code: -60, msg: 'template missing' }),
			'The platform does not know the agent (code -60, "template missing")',
		],
		[
			'a refusal without words',
			failed({ code: -60 }),
			'The platform does not know the agent (code -60)',
		],
		[
			'an answer of somebody else',
			failed('<html></html>', 502),
			'The platform is out of order at the moment (HTTP status 502)',
		],
		[
			'a code that no page knows',
			failed({ code: 1001, msg: 'risk control' }),
			'The platform answered with a code that its documents do not explain (code 1001, "risk control")',
		],
		[
			'a fault with a code of its own',
			failed({ code: 500, msg: 'NullPointerException' }, 500),
			'The platform is out of order at the moment (HTTP status 500, code 500, "NullPointerException")',
		],
		['a lost answer', LOST, 'The connection broke'],
		['a request that was not sent', NOT_SENT, 'Nobody answers'],
	])('%s', (_what, answer, line) => {
		expect(whatHappened(answer)).toBe(line);
	});

	it('does not repeat a phone number that the platform quotes', () => {
		const line = whatHappened(failed({ code: -21, msg: 'invalid number 919778112233' }));
		expect(line).toContain('invalid number 919***33');
		expect(line).not.toContain('919778112233');
	});
});

describe('whether the platform can have carried it out', () => {
	it.each<[string, Failed, boolean]>([
		['a lost answer', LOST, true],
		['a gateway that gave up', failed('', 504), true],
		['a fault inside the platform', failed({ code: -18 }), true],
		['a code that no page explains', failed({ code: -999 }), true],
		['a positive code', failed({ code: 1001, msg: 'risk control' }), true],
		['a known code under the status of a fault', failed({ code: -22 }, 500), true],
		['a known code', failed({ code: -22 }), false],
		['a name that is taken', failed({ code: -41 }), false],
		['asked too often', failed({ code: -15 }), false],
		['a wrong address', failed('', 404), false],
		['nothing sent', NOT_SENT, false],
	])('%s: %s', (_what, answer, expected) => {
		expect(mayHaveArrived(answer)).toBe(expected);
		expect(problemOf(answer).state).toBe(expected ? 'unknown' : 'nothing');
	});
});

describe('a problem to show', () => {
	it('has code, status, words and advice', () => {
		expect(problemOf(failed({ code: '-1', msg: 'Authentication error' }))).toMatchObject({
			name: 'RequestProblem',
			message: expect.stringContaining('(code -1, "Authentication error")'),
			advice: expect.stringContaining('API key and secret'),
			details: { code: '-1', httpStatus: 200 },
		});
	});

	it('can have the words of its endpoint', () => {
		const words = { '-24': { problem: 'There is no such flow', advice: 'Check the ID.' } };
		expect(inOwnWords(failed({ code: -24 }), words)).toMatchObject(words['-24']);
		expect(inOwnWords(failed({ code: -22 }), words)).toEqual(failed({ code: -22 }));
		expect(inOwnWords(LOST, words)).toBe(LOST);
	});
});
