import fc from 'fast-check';
import mobileExamples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.min.json';
import {
	getCountries,
	getCountryCallingCode,
	getExampleNumber,
	parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { InputProblem } from '../../../../nodes/LaafficVoiceAgent/api/errors';
import { COUNTRIES, countryCode } from '../../../../nodes/LaafficVoiceAgent/task/callees/countries';
import { COUNTRY_NAMES } from '../../../../nodes/LaafficVoiceAgent/task/callees/countryNames';
import {
	CODES_WITHOUT_COUNTRY,
	isPossibleNumber,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/numberingPlans';
import { numbersMeant } from '../../../../nodes/LaafficVoiceAgent/task/callees/homeNumbers';
import { normalisePhoneNumber } from '../../../../nodes/LaafficVoiceAgent/task/callees/phoneNumber';

describe('numbers as they are dialled at home', () => {
	it.each([
		['IN', '09778112233', '919778112233'],
		['IN', '9778112233', '919778112233'],
		['IN', '02224123456', '912224123456'],
		['ID', '081234567890', '6281234567890'],
		['PK', '03012345678', '923012345678'],
		['NG', '08031234567', '2348031234567'],
		['BR', '11988887777', '5511988887777'],
		['BR', '011988887777', '5511988887777'],
		['MX', '5512345678', '525512345678'],
		['US', '4155552671', '14155552671'],
		['GB', '07400123456', '447400123456'],
		['DE', '01711234567', '491711234567'],
		['FR', '0612345678', '33612345678'],
		['ES', '612345678', '34612345678'],
		['IT', '0669821234', '390669821234'],
		['IT', '3351234567', '393351234567'],
		['RU', '89123456789', '79123456789'],
		['HU', '06201234567', '36201234567'],
		['CI', '0123456789', '2250123456789'],
		['SG', '81234567', '6581234567'],
	] as const)('%s %s', (country, digits, number) => {
		expect(numbersMeant(digits, country)).toEqual([number]);
	});
});

describe('numbers that already have their country code', () => {
	it.each([
		['IN', '919778112233'],
		['BR', '5511988887777'],
		['US', '14155552671'],
		['ID', '6281234567890'],
		['NG', '2348031234567'],
		['IT', '390669821234'],
	] as const)('%s %s stays as it is', (country, number) => {
		expect(numbersMeant(number, country)).toEqual([number]);
	});
});

describe('numbers that exist with and without the country code', () => {
	it.each([
		['DE', '491711234567', '49491711234567'],
		['XK', '38343201234', '38338343201234'],
	] as const)('%s %s', (country, number, another) => {
		expect([...numbersMeant(number, country)].sort()).toEqual([number, another].sort());
	});
});

describe('numbers that do not exist there', () => {
	it.each([
		['IN', ''],
		['IN', '0'],
		['IN', '12345'],
		['IN', '977811223'],
		['IN', '97781122334'],
		['IN', '447911123456'],
		['US', '5552671'],
		['US', '1155552671'],
		['FR', '61234567'],
	] as const)('%s %s', (country, digits) => {
		expect(numbersMeant(digits, country)).toEqual([]);
	});
});

describe('the code of a country', () => {
	it.each([
		['IN', 'IN'],
		['br', 'BR'],
		[' de ', 'DE'],
		['', undefined],
		['  ', undefined],
	])('%j is %s', (written, code) => {
		expect(countryCode(written)).toBe(code);
	});

	it.each(['India', 'UK', 'XX', '91', '+91', 'IND'])('%j is none', (written) => {
		expect(() => countryCode(written)).toThrow(InputProblem);
		expect(() => countryCode(written)).toThrow(`'Default Country' is "${written}"`);
	});

	it('is one of the list', () => {
		expect(COUNTRIES).toEqual(expect.arrayContaining(['IN', 'ID', 'BR', 'NG', 'US', 'DE', 'CN']));
		expect(COUNTRIES.length).toBeGreaterThan(240);
		expect(COUNTRIES.filter((code) => countryCode(code) !== code)).toEqual([]);
	});
});

describe('the list of countries', () => {
	it('has every country of the library, with its calling code', () => {
		const codes = getCountries().map((code) => [code, `+${getCountryCallingCode(code)}`]);
		const listed = Object.entries(COUNTRY_NAMES).map(([code, name]) => [
			code,
			/ \((\+\d+)\)$/.exec(name)?.[1],
		]);
		expect(listed.sort()).toEqual(codes.sort());
	});

	it('names them as Unicode does, in the order of the names', () => {
		const names = Object.values(COUNTRY_NAMES);
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		const unicode = new Intl.DisplayNames(['en'], { type: 'region' });
		const other = Object.entries(COUNTRY_NAMES).filter(
			([code, name]) => !name.startsWith(`${unicode.of(code)} (`),
		);
		// A newer Node.js may know a newer name of a few.
		expect(other.length).toBeLessThan(5);
	});
});

describe('numbers with their country code', () => {
	it.each([
		['India', '919777654321'],
		['Sweden, as in the examples of the vendor', '463200000007'],
		['China', '8613800138000'],
		['the United Kingdom', '447700900301'],
		['Brazil', '5511988887777'],
		['Germany', '491701234567'],
		['Indonesia', '6281234567890'],
		['the Philippines', '639171234567'],
		['Nigeria', '2348031234567'],
		['the United Arab Emirates', '971501234567'],
		['Mexico', '525512345678'],
		['Argentina', '5491123456789'],
		['Kazakhstan, which shares a code with Russia', '77011234567'],
		['Jamaica, which shares a code with the USA', '18762101234'],
		['Jersey, which shares a code with the United Kingdom', '447797712345'],
		['a satellite phone', '881612345678'],
		['a free number of the whole world', '80012345678'],
	])('%s', (_country, number) => {
		expect(normalisePhoneNumber(number)).toEqual({ number });
		expect(normalisePhoneNumber(Number(number))).toEqual({ number });
		expect(normalisePhoneNumber(`+${number}`)).toEqual({ number });
	});

	it('have lost the 1 of Mexican mobiles in 2019; which digits remain is for the user to say', () => {
		expect(normalisePhoneNumber('5215512345678')).toEqual({ reason: 'noSuchStart' });
	});
});

describe('numbers without their country code', () => {
	it.each([
		['IN', '98765 43210'],
		['IN', '70123 45678'],
		['US', '(415) 555-2671'],
		['US', '212-555-0123'],
		['CA', '416 555 0123'],
		['GB', '7911 123456'],
		['NG', '803 123 4567'],
		['NG', '703 123 4567'],
		['BD', '1712-345678'],
		['PK', '301 2345678'],
		['EG', '100 123 4567'],
		['ZA', '82 123 4567'],
		['GH', '24 123 4567'],
		['KE', '712 345678'],
		['AE', '50 123 4567'],
		['SA', '51 234 5678'],
		['BR', '(11) 98888-7777'],
		['AR', '11 2345 6789'],
		['CO', '300 1234567'],
		['MX', '33 1234 5678'],
		['VN', '91 234 56 78'],
		['TH', '81 234 5678'],
		['MY', '12-345 6789'],
		['SG', '8123 4567'],
		['JP', '90-1234-5678'],
		['KR', '10-1234-5678'],
		['AU', '412 345 678'],
		['PL', '512 345 678'],
	] as const)('%s: %s', (country, cell) => {
		expect(normalisePhoneNumber(cell, country).reason).toBeUndefined();
		expect(normalisePhoneNumber(cell)).toEqual({ reason: 'noSuchStart' });
		expect(normalisePhoneNumber(Number(cell.replace(/\D/g, '')))).toEqual({
			reason: 'noSuchStart',
		});
	});

	it.each([
		['a mobile of southern Brazil, or one of Peru', 'BR', '51988887777'],
		['a Chinese mobile, or a number of Chicago', 'CN', '13123456789'],
		['a Philippine mobile, or a short Indian number', 'PH', '9171234567'],
	] as const)('cannot be told apart: %s', (_what, country, number) => {
		expect(normalisePhoneNumber(number)).toEqual({ number });
		expect(normalisePhoneNumber(number, country).number).toMatch(new RegExp(`^\\d+${number}$`));
	});

	it('are found in three of four countries, while no international one is rejected', () => {
		const examples = COUNTRIES.map((country) => getExampleNumber(country, mobileExamples)).filter(
			(example) => example !== undefined,
		);
		const accepted = (cells: string[]) =>
			cells.filter((cell) => normalisePhoneNumber(cell).number !== undefined);

		const national = accepted(examples.map(({ nationalNumber }) => nationalNumber));
		const international = accepted(examples.map(({ number }) => number.slice(1)));
		expect(examples.length).toBeGreaterThan(230);
		expect(national.length / examples.length).toBeLessThanOrEqual(0.25);
		expect(international.length).toBe(examples.length);
	});
});

describe('calling codes', () => {
	it('without a country are all that the library knows', () => {
		expect(CODES_WITHOUT_COUNTRY).toEqual(Object.keys(metadata.nonGeographic));
	});

	it('never reject what the library takes for possible', () => {
		const beginning = fc.constantFrom(
			...Object.keys(metadata.country_calling_codes),
			...CODES_WITHOUT_COUNTRY,
		);
		fc.assert(
			fc.property(beginning, fc.stringMatching(/^\d{3,17}$/), (code, rest) => {
				const international = `+${code}${rest}`;
				const parsed = parsePhoneNumberFromString(international);
				fc.pre(parsed?.number === international && parsed.isPossible());
				expect(isPossibleNumber(code + rest)).toBe(true);
			}),
			{ seed: 20310506, numRuns: 5_000 },
		);
	});

	it.each(['', '0', '1', '49', '210123456789', '999123456789', '９１9777654321'])(
		'"%s" has none, or nothing behind it',
		(digits) => {
			expect(isPossibleNumber(digits)).toBe(false);
		},
	);
});
