import fc from 'fast-check';
import mobileExamples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.min.json';
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { COUNTRIES } from '../../../../nodes/LaafficVoiceAgent/task/callees/countries';
import {
	CODES_WITHOUT_COUNTRY,
	isPossibleNumber,
	isUsualNumber,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/numberingPlans';

describe('numbers that keep to the rules of their country', () => {
	it.each([
		['a mobile of India', '919777654321'],
		['a landline of Mumbai', '912224123456'],
		['a free number of India', '911800123456'],
		['a mobile of Brazil', '5511988887777'],
		['a landline of Brazil', '551123456789'],
		['a mobile of China', '8613800138000'],
		['a landline of Beijing', '861012345678'],
		['a mobile of Indonesia', '6281234567890'],
		['a mobile of Nigeria', '2348031234567'],
		['a landline of London', '442079460958'],
		['a mobile of the United Kingdom', '447400123456'],
		['a mobile of the Isle of Man', '447924123456'],
		['a mobile of Jersey', '447797712345'],
		['San Francisco', '14155552671'],
		['Toronto', '14165550123'],
		['Jamaica', '18762101234'],
		['a free number of North America', '18002345678'],
		['a mobile of Russia', '79123456789'],
		['Kazakhstan', '77710009998'],
		['Rome, with its zero', '390669821234'],
		['the Vatican', '390669812345'],
		['the Aland Islands', '35818123456'],
		['Svalbard', '4779123456'],
		['Western Sahara', '212528812345'],
		['Curacao', '59994351234'],
		['Bonaire', '5997151234'],
		['a satellite phone', '881612345678'],
		['a free number of the whole world', '80012345678'],
	])('%s', (_what, number) => {
		expect(isUsualNumber(number)).toBe(true);
		expect(isPossibleNumber(number)).toBe(true);
	});

	it.each(
		COUNTRIES.flatMap((country) => {
			const example = getExampleNumber(country, mobileExamples);
			return example === undefined ? [] : [[country, example.number.slice(1)]];
		}),
	)('the example of %s, %s', (_country, number) => {
		expect(isUsualNumber(number)).toBe(true);
	});
});

describe('numbers that break the rules of their country, though they could be as long', () => {
	it.each([
		['the sample of the vendor', '463200000007'],
		['an Indian mobile that lacks a digit', '91977765432'],
		['an Indian mobile with two digits more', '91977765432112'],
		['an Indian mobile with the zero of a decimal column', '9197776543210'],
		['an area of North America that is none', '12005550123'],
	])('%s', (_what, number) => {
		expect(isUsualNumber(number)).toBe(false);
		expect(isPossibleNumber(number)).toBe(true);
	});
});

describe('the rules of the library', () => {
	/** Codes that several countries share have rules of their own, so half of the numbers are theirs. */
	const shared = Object.entries(metadata.country_calling_codes)
		.filter(([, countries]) => countries.length > 1)
		.map(([code]) => code);
	const code = fc.oneof(
		fc.constantFrom(...Object.keys(metadata.country_calling_codes), ...CODES_WITHOUT_COUNTRY),
		fc.constantFrom(...shared),
	);
	/** Its first digits come from a number that exists, or there would be few valid ones. */
	const digits = fc.tuple(code, fc.stringMatching(/^\d{3,13}$/)).map((parts) => parts.join(''));
	const nearExample = fc
		.tuple(
			fc.constantFrom(...COUNTRIES),
			fc.integer({ min: 0, max: 14 }),
			fc.stringMatching(/^\d{1,3}$/),
		)
		.map(([country, position, replaced]) => {
			const number = getExampleNumber(country, mobileExamples)?.number.slice(1) ?? '919777654321';
			return number.slice(0, position) + replaced + number.slice(position + replaced.length);
		});

	it('are kept to in 100,000 numbers', () => {
		let valid = 0;
		fc.assert(
			fc.property(fc.oneof(digits, nearExample), (number) => {
				const parsed = parsePhoneNumberFromString(`+${number}`);
				// The library takes prefixes away that are dialled at home; here a number is as it stands.
				const isSame = parsed?.number === `+${number}`;
				expect(isUsualNumber(number)).toBe(isSame && parsed.isValid());
				if (isSame && parsed.isValid()) valid++;
			}),
			{ seed: 20310507, numRuns: 100_000 },
		);
		expect(valid).toBeGreaterThan(25_000);
	}, 120_000);
});

describe('digits without a calling code', () => {
	it.each(['', '0', '1', '49', '210123456789', '999123456789'])('"%s"', (digits) => {
		expect(isUsualNumber(digits)).toBe(false);
		expect(isPossibleNumber(digits)).toBe(false);
	});
});
