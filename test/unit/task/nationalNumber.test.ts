import { InputProblem } from '../../../nodes/LaafficVoiceAgent/api/errors';
import {
	COUNTRIES,
	countryCode,
	numbersMeant,
} from '../../../nodes/LaafficVoiceAgent/task/callees/countries';

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
		expect(numbersMeant(number, country).sort()).toEqual([number, another].sort());
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
