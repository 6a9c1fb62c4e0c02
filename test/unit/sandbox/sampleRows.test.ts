import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [header, ...lines] = readFileSync(
	join(__dirname, '../../../demo/sample/customers.csv'),
	'utf8',
)
	.trimEnd()
	.split('\n');
const rows = lines.map((line) => line.split(','));
const phones = rows.map(([, , phone]) => phone);
const names = rows.map(([, name]) => name);

describe('The sample rows', () => {
	it('are whole', () => {
		expect(rows.every((row) => row.length === header.split(',').length)).toBe(true);
		expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
	});

	it.each([
		['plain digits', /^44\d{10}$/],
		['a plus sign', /^\+44/],
		['the 00 prefix', /^0044/],
		['dashes', /-/],
		['brackets', /\(/],
		['blanks around', /^ .* $/],
		['a number that Excel spoiled', /^4\.47701E\+11$/],
		['an empty cell', /^$/],
		['letters', /[a-z]/],
		['the national form', /^0[1-9]/],
		['a number that became a decimal', /\.0$/],
		['too few digits', /^\d{1,5}$/],
		['digits of another script', /[０-９]/],
	])('have a phone with %s', (_name, pattern) => {
		expect(phones.filter((phone) => pattern.test(phone))).not.toEqual([]);
	});

	it('have the same number twice in different spelling', () => {
		const digits = phones.map((phone) => phone.replace(/\D/g, '').replace(/^00/, ''));
		const repeated = digits.filter(
			(number, row) => digits.indexOf(number) !== row && number !== '',
		);
		expect(repeated).toEqual(expect.arrayContaining(['447700900301', '447700900302']));
	});

	it('have an empty name and one that is too long to be spoken', () => {
		expect(names).toContain('');
		expect(names.some((name) => name.length > 30)).toBe(true);
	});
});
