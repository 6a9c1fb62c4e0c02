/** What the platform writes into texts, as numbers and times. */
import {
	amountOf,
	currencyOf,
	numberOf,
	plainText,
	percentOf,
	secondsOf,
	timeIn,
	visibleText,
} from '../../../nodes/LaafficVoiceAgent/api/coerce';

test.each([
	['100', 100],
	['80%', 80],
	['33.33 %', 33.33],
	[42, 42],
	['', undefined],
	['many', undefined],
	[null, undefined],
])('%j as percent is %p', (written, number) => {
	expect(percentOf(written)).toBe(number);
});

test.each([
	['60s', 60],
	['41', 41],
	['41.5 s', 41.5],
	['1m20s', 80],
	['1h 2min 3s', 3723],
	['2m', 120],
	[12, 12],
	['', undefined],
	['--', undefined],
	['60 seconds or so', undefined],
	[null, undefined],
])('%j in seconds is %p', (written, seconds) => {
	expect(secondsOf(written)).toBe(seconds);
});

test.each([
	['0.159827(USD)', 0.159827, 'USD'],
	['0(USD)', 0, 'USD'],
	['-1.5 (eur)', -1.5, 'EUR'],
	['12.30 BRL', 12.3, 'BRL'],
	['0.125000', 0.125, undefined],
	[3, 3, undefined],
	['0E-8(USD)', 0, 'USD'],
	['1.2E-7', 0.00000012, undefined],
	['1,000.00(USD)', undefined, undefined],
	['', undefined, undefined],
	[null, undefined, undefined],
])('%j is the amount %p in %p', (written, amount, currency) => {
	expect([amountOf(written), currencyOf(written)]).toEqual([amount, currency]);
});

test.each([
	['2024-06-04 14:49:36', 'Asia/Shanghai', '2024-06-04T08:49:36.000+02:00'],
	['2024-06-04T14:49:36', 'America/Sao_Paulo', '2024-06-04T19:49:36.000+02:00'],
	['2024-06-04T14:49:36+08:00', 'UTC', '2024-06-04T08:49:36.000+02:00'],
	[1717483776000, 'Asia/Shanghai', '2024-06-04T08:49:36.000+02:00'],
	[12, 'UTC', undefined],
	['', 'UTC', undefined],
	['yesterday', 'UTC', undefined],
	[null, 'UTC', undefined],
])('%j in %s is %s in Berlin', (written, platform, iso) => {
	expect(timeIn(written, { platform, workflow: 'Europe/Berlin' })).toBe(iso);
});

describe('a number that may come as text', () => {
	it.each<[unknown, number | undefined]>([
		[10, 10],
		['10', 10],
		[' 10.5 ', 10.5],
		['-1', -1],
		[0, 0],
		['0', 0],
		['', undefined],
		[' ', undefined],
		['60s', undefined],
		[Number.NaN, undefined],
		[Number.POSITIVE_INFINITY, undefined],
		['Infinity', undefined],
		[null, undefined],
		[undefined, undefined],
		[true, undefined],
		[[10], undefined],
	])('%j is %p', (value, expected) => {
		expect(numberOf(value)).toBe(expected);
	});
});

test.each([
	['blanks', ' \t43\u00a0\n'],
	['a mark of byte order', '\ufeff43'],
	['marks of direction, from a contact', '\u202a43\u202c'],
	['a blank without width, from a web page', '43\u200b'],
])('%s around a parameter are left out', (_what, written) => {
	expect(plainText(written)).toBe('43');
});

test.each(['', ' ', '\u200b\u200b', '\u2066 \u2069'])('%j shows nothing', (written) => {
	expect(visibleText(written)).toBe('');
});

test('what stands inside a text stays', () => {
	expect(visibleText(' a\u200b b ')).toBe('a\u200b b');
});
