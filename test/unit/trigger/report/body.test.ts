import fc from 'fast-check';
import { parseJson, quoteLongIntegers } from '../../../../nodes/LaafficVoiceAgent/api/json';
import {
	mayHaveLostDigits,
	recordsIn,
} from '../../../../nodes/LaafficVoiceAgent/trigger/report/body';
import { pushKindOf } from '../../../../nodes/LaafficVoiceAgent/trigger/report/kind';
import { safeRecord } from '../../../../nodes/LaafficVoiceAgent/trigger/report/record';
import {
	AI_VOICE_RECORD,
	ANSWERED,
	GENERIC_REPORT,
	RINGING,
	SMS_REPLY,
	SMS_REPORT,
	UNANSWERED,
} from './samples';

describe('the reports in a body', () => {
	const both = [ANSWERED, UNANSWERED];

	it.each([
		['an object with a list, as the page shows it', { array: both }],
		['an object with a list in a text', { array: JSON.stringify(both) }],
		['a bare list', both],
		['JSON in a text', JSON.stringify({ array: both })],
		['a list in a text in a text', JSON.stringify(JSON.stringify(both))],
		['texts in a list', both.map((report) => JSON.stringify(report))],
	])('are found in %s', (_, body) => {
		expect(recordsIn(body)).toEqual({ records: both, others: 0 });
	});

	it.each([
		['a bare object', ANSWERED],
		['an object under the name of the list', { array: ANSWERED }],
		['an object in a text', JSON.stringify(ANSWERED)],
	])('are found in %s', (_, body) => {
		expect(recordsIn(body)).toEqual({ records: [ANSWERED], others: 0 });
	});

	it.each([[undefined], [null], [''], [' '], [{}], [[]], [{ array: [] }], [{ array: null }]])(
		'are none in %p',
		(body) => {
			expect(recordsIn(body)).toEqual({ records: [], others: 0 });
		},
	);

	it.each([['hello'], ['[1,2'], [42], [true], [{ array: 7 }]])(
		'are none in %p, which counts as one that cannot be read',
		(body) => {
			expect(recordsIn(body)).toEqual({ records: [], others: 1 });
		},
	);

	it('leave aside what is no object, and count it', () => {
		expect(recordsIn([ANSWERED, 1, null, 'x', [ANSWERED]])).toEqual({
			records: [ANSWERED],
			others: 4,
		});
	});

	it('are not looked for in ever more wrappings', () => {
		let body: unknown = [ANSWERED];
		for (let wrapping = 0; wrapping < 10_000; wrapping++) body = { array: body };
		expect(recordsIn(body)).toEqual({ records: [], others: 1 });
	});
});

describe('the kind of a push', () => {
	it.each([
		['callReport', ANSWERED],
		['callReport', UNANSWERED],
		['callReport', { voiceId: '1', scriptId: 77 }],
		['callReport', { voiceId: 1, intent: 'Voicemail' }],
		['callReport', { voiceId: '1', aiAgentFee: null }],
		['voiceReport', GENERIC_REPORT],
		['voiceReport', { ...GENERIC_REPORT, type: 1 }],
		['voiceReport', { ...GENERIC_REPORT, intent: '', scriptId: 0, intentCode: null }],
		['voiceReport', { ...ANSWERED, type: '3' }],
		['callReport', { voiceId: '1', type: 1, callee: '919777654321', sipCode: '486' }],
		['callReport', { voiceId: '1', callee: '919777654321', hangupTime: '20310501093000' }],
		['voiceReport', { voiceId: '1', type: 2, callee: '919777654321', sipCode: '486' }],
		['voiceReport', { voiceId: '1', type: 1, callee: '1', sipCode: '486', voiceFileId: null }],
		['voiceReport', { voiceId: '1', type: 1, callee: '1', sipCode: '200', baseCost: '0.01' }],
		['voiceReport', { voiceId: '1', type: 1, callee: '919777654321' }],
		['ringing', RINGING[0]],
		['aiVoiceRecord', AI_VOICE_RECORD],
		['smsReport', SMS_REPORT],
		['smsReply', SMS_REPLY],
		[undefined, { hello: 'world' }],
		['callReport', { callee: '919777654321', hangupTime: '20310501093000' }],
		['callReport', { callee: 919777654321, callStatus: 50 }],
		['callReport', { voiceId: null, callee: '919777654321', answerTime: 1935279000000 }],
		['callReport', { callee: '919777654321', intent: 'Promise to Pay' }],
		[undefined, { callee: '919777654321' }],
		[undefined, { callee: '919777654321', hangupTime: '' }],
		[undefined, { callee: '', hangupTime: '20310501093000' }],
		[undefined, { callee: '919777654321', hangupTime: '20310501093000', type: 3 }],
		[undefined, { voiceId: '' }],
		[undefined, { callId: '1' }],
		[undefined, { msgid: '1' }],
	])('%s', (kind, record) => {
		expect(pushKindOf(record)).toBe(kind);
	});
});

describe('a record from outside', () => {
	it('is passed on as it is when it is flat', () => {
		expect(safeRecord(ANSWERED)).toBe(ANSWERED);
	});

	it('keeps what is nested in it', () => {
		const record = { voiceId: '1', tags: ['a', { deep: [1, null] }] };
		expect(safeRecord(record)).toEqual(record);
	});

	it('loses keys that would change what other code does, at every depth', () => {
		const record = JSON.parse(
			'{"voiceId":"1","__proto__":{"admin":true},"list":[{"constructor":{"prototype":{"x":1}},"ok":2}]}',
		);
		const safe = safeRecord(record) ?? {};
		expect(JSON.stringify(safe)).toBe('{"voiceId":"1","list":[{"ok":2}]}');
		expect(Object.getPrototypeOf(safe)).toBe(Object.prototype);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	it('is refused when it is nested deeper than n8n could store', () => {
		const deep = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
		expect(safeRecord(deep(16))).toBeDefined();
		expect(safeRecord(deep(17))).toBeUndefined();
		expect(safeRecord(deep(200_000))).toBeUndefined();
		expect(safeRecord({ list: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) })).toBe(
			undefined,
		);
	});
});

describe('ids that are written as numbers', () => {
	it('keep all their digits', () => {
		expect(parseJson('{"voiceId":31050109301512340001,"type":1}')).toEqual({
			voiceId: '31050109301512340001',
			type: 1,
		});
	});

	it('keep them from 16 digits on, because JavaScript holds 15 safely', () => {
		expect(parseJson('[999999999999999,9007199254740993]')).toEqual([
			999999999999999,
			'9007199254740993',
		]);
	});

	it.each([
		['in texts', '["12345678901234567890"]'],
		['in texts with what looks like JSON', '{"note":"{\\"id\\":12345678901234567890,","n":1}'],
		['in keys', '{"12345678901234567890":1}'],
		['after the point of a fraction', '[0.1234567890123456789]'],
		['before a point', '[12345678901234567890.5]'],
		['in exponents', '[1e12,12345678901234567890e3,1.5E10]'],
		['behind an escaped quote', '["\\"",{"a":"\\\\\\" 12345678901234567890 "}]'],
	])('nothing else is touched: digits %s', (_, json) => {
		expect(quoteLongIntegers(json)).toBe(json);
		expect(quoteLongIntegers(`[1234567890123456789,${json}]`)).toBe(
			`["1234567890123456789",${json}]`,
		);
	});

	it('takes blanks around numbers, negative numbers and the end of a list', () => {
		expect(quoteLongIntegers('[ 1234567890123456789 ,\n-1234567890123456789\t]')).toBe(
			'[ "1234567890123456789" ,\n"-1234567890123456789"\t]',
		);
	});

	it('are noticed in what has been parsed already', () => {
		expect(mayHaveLostDigits(JSON.parse('{"array":[{"voiceId":31050109301512340001}]}'))).toBe(
			true,
		);
		expect(mayHaveLostDigits({ array: [{ voiceId: '31050109301512340001', type: 1 }] })).toBe(
			false,
		);
		expect(mayHaveLostDigits(JSON.parse(`${'['.repeat(9_000)}1${']'.repeat(9_000)}`))).toBe(true);
	});

	it('is nothing for a text that is no JSON, cut off or not', () => {
		for (const text of ['', '{', '{"voiceId":1234567890123456789', '{"a":"', '"\\', 'null,']) {
			expect(parseJson(text)).toBeUndefined();
		}
	});

	it('is quick with a huge text that is full of quotes and backslashes', () => {
		const nasty = `["${'\\"'.repeat(500_000)}${'\\\\'.repeat(500_000)}",1234567890123456789]`;
		expect((parseJson(nasty) as unknown[])[1]).toBe('1234567890123456789');
	});
});

/** A value in which big whole numbers are bigints, as they are meant. */
type Meant = string | number | bigint | boolean | null | Meant[] | { [key: string]: Meant };

const nastyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.stringMatching(/^["\\{}[\]:, \d]{0,60}$/),
	fc.constant('"12345678901234567890"'),
);

const { meant } = fc.letrec<{ meant: Meant }>((tie) => ({
	meant: fc.oneof(
		{ depthSize: 'small' },
		nastyText,
		fc.integer(),
		fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e14, min: -1e14 }),
		fc.bigInt({ min: 10n ** 15n, max: 10n ** 20n }),
		fc.bigInt({ min: -(10n ** 20n), max: -(10n ** 15n) }),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('meant'), { maxLength: 5 }),
		fc.dictionary(nastyText, tie('meant'), { maxKeys: 5 }),
	),
}));

function written(value: Meant, blank: string): string {
	if (typeof value === 'bigint') return `${blank}${value}${blank}`;
	if (Array.isArray(value)) return `[${value.map((inner) => written(inner, blank)).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const fields = Object.entries(value).map(
		([key, inner]) => `${JSON.stringify(key)}${blank}:${written(inner, blank)}`,
	);
	return `{${blank}${fields.join(',')}}`;
}

function expected(value: Meant): unknown {
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value)) return value.map(expected);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expected(inner)]));
}

it('any JSON comes out as it was meant', () => {
	fc.assert(
		fc.property(fc.array(meant), fc.constantFrom('', ' ', '\n\t'), (value, blank) => {
			const text = written(value, blank);
			const asMeant: unknown = JSON.parse(JSON.stringify(expected(value)));
			expect(parseJson(text)).toEqual(asMeant);
			// What n8n has parsed is only taken as it is where that makes no difference.
			const parsed: unknown = JSON.parse(text);
			if (!mayHaveLostDigits(parsed)) expect(parsed).toEqual(asMeant);
		}),
		{ seed: 20, numRuns: 3_000 },
	);
});
