import fc from 'fast-check';
import {
	mayHaveLostDigits,
	parseJson,
	quoteLongIntegers,
} from '../../../nodes/LaafficVoiceAgent/trigger/report/body';

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
