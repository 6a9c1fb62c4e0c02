import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isValidPhoneNumber } from 'libphonenumber-js/min';
import { normalisePhoneNumber } from '../../../nodes/LaafficVoiceAgent/task/callees/phoneNumber';

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
		['plain digits', /^46\d{9}$/],
		['a plus sign', /^\+46/],
		['the 00 prefix', /^0046/],
		['dashes', /-/],
		['brackets', /\(/],
		['blanks around', /^ .* $/],
		['a number that Excel spoiled', /^4\.67017E\+10$/],
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
		expect(repeated).toEqual(expect.arrayContaining(['46701740611', '46701740612']));
	});

	it('have numbers that nobody has, and that keep the rules of their country', () => {
		const numbers = phones.flatMap((phone) => normalisePhoneNumber(phone).number ?? []);
		expect(numbers.length).toBeGreaterThan(16);
		for (const number of numbers) {
			// 070-174 06 05 to 99: kept for films and books by PTS, Sweden's authority.
			expect(number).toMatch(/^467017406(0[5-9]|[1-9]\d)$/);
			expect(isValidPhoneNumber(`+${number}`)).toBe(true);
		}
	});

	it('have an empty name and one that is too long to be spoken', () => {
		expect(names).toContain('');
		expect(names.some((name) => name.length > 30)).toBe(true);
	});
});
