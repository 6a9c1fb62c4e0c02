import fc from 'fast-check';
import { isRecord } from '../../../nodes/LaafficVoiceAgent/api/coerce';
import { readEnvelope } from '../../../nodes/LaafficVoiceAgent/api/answer';

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
		['a positive code', { code: 1, msg: 'ok' }],
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
