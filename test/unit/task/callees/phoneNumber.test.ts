import fc from 'fast-check';
import mobileExamples from 'libphonenumber-js/examples.mobile.json';
import { getExampleNumber } from 'libphonenumber-js/min';
import { COUNTRIES } from '../../../../nodes/LaafficVoiceAgent/task/callees/countries';
import { normalisePhoneNumber } from '../../../../nodes/LaafficVoiceAgent/task/callees/phoneNumber';
import {
	REJECTIONS,
	type Rejection,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/rejections';

const INDIAN = '919778112233';

describe('cells that hold one certain number', () => {
	it.each<[string, unknown, string]>([
		['digits', '919778112233', INDIAN],
		['a numeric cell', 919778112233, INDIAN],
		['a big integer', 919778112233n, INDIAN],
		['the longest number that a numeric cell holds', 491711234567890, '491711234567890'],
		// Most countries have neither: Austria has numbers this short, Indonesia has them this long.
		['the shortest number', '431234', '431234'],
		['the longest number', '628123456789012345', '628123456789012345'],
		['a plus', '+919778112233', INDIAN],
		['a full-width plus', '＋919778112233', INDIAN],
		['00', '00919778112233', INDIAN],
		['blanks around it', '  919778112233 \t', INDIAN],
		['blanks between groups', '+91 97781 12233', INDIAN],
		['a number without plus, in groups', '91 97781 12233', INDIAN],
		['a no-break space', '+91\u00a097781\u00a012233', INDIAN],
		['a narrow no-break space', '+91\u202f97781\u202f12233', INDIAN],
		['a tab', '+91\t9778112233', INDIAN],
		['a zero-width space', '+91\u200b9778112233', INDIAN],
		['a byte order mark', '\ufeff919778112233', INDIAN],
		['marks of writing direction', '\u202a+91 97781 12233\u202c', INDIAN],
		['isolated direction', '\u2066+919778112233\u2069', INDIAN],
		['a left-to-right mark at its end', '919778112233\u200e', INDIAN],
		['an Arabic letter mark', '\u061c919778112233', INDIAN],
		['a soft hyphen', '91977\u00ad8112233', INDIAN],
		['hyphens', '+91-97781-12233', INDIAN],
		['no-break hyphens', '+91‑97781‑12233', INDIAN],
		['dashes', '+91–97781–12233', INDIAN],
		['dots', '+91.97781.12233', INDIAN],
		['middle dots', '+91·97781·12233', INDIAN],
		['brackets', '+1 (415) 555-2671', '14155552671'],
		['brackets around the country code', '(+91) 97781 12233', INDIAN],
		['brackets around the country code, without a blank', '(+1)4155552671', '14155552671'],
		['a slash behind the area code', '+49 171/1234567', '491711234567'],
		['two slashes', '+49 / 171 / 1234567', '491711234567'],
		['full-width digits', '９１９７７８１１２２３３', INDIAN],
		['Arabic-Indic digits', '٩١٩٧٧٨١١٢٢٣٣', INDIAN],
		['Arabic-Indic digits with a plus', '+٩١ ٩٧٧٨١ ١٢٢٣٣', INDIAN],
		['Persian digits', '۰۰۹۱۹۷۷۸۱۱۲۲۳۳', INDIAN],
		['Devanagari digits', '९१९७७८११२२३३', INDIAN],
		['Bengali digits', '৯১৯৭৭৮১১২২৩৩', INDIAN],
		['Thai digits', '๙๑๙๗๗๘๑๑๒๒๓๓', INDIAN],
		['digits of two scripts', '91٩٧٧٨112233', INDIAN],
		['.0 of a float column', '919778112233.0', INDIAN],
		[',0 of a float column', '919778112233,0', INDIAN],
		['.00', '919778112233.00', INDIAN],
		['.000 of a decimal column', '919778112233.000', INDIAN],
		['.0000 of a money column', '+919778112233.0000', INDIAN],
		['.0 behind hyphens', '+91-97781-12233.0', INDIAN],
		['.0 behind hyphens and 00', '00-91-97781-12233.0', INDIAN],
		['.0 behind blanks', '+91 97781 12233.0', INDIAN],
		['.0 behind brackets', '+49 (151) 1234567.0', '491511234567'],
		[',0 behind hyphens', '+62-812-3456-7890,0', '6281234567890'],
		['.00 behind hyphens', '+91-97781-12233.00', INDIAN],
		['a middle dot and 0', '+91-97781-12233·0', INDIAN],
		['a full-width .0', '９１９７７８１１２２３３．０', INDIAN],
		['an Arabic decimal', '٩١٩٧٧٨١١٢٢٣٣٫٠', INDIAN],
		['an Arabic decimal behind hyphens', '+٩١-٩٧٧٨١-١٢٢٣٣٫٠', INDIAN],
		['pairs of digits with dots', '+33.6.12.34.56.78', '33612345678'],
		['pairs of digits with dots, the last of zeros', '+33.6.12.34.56.00', '33612345600'],
		['a dot before the last group', '+1 (415) 555.2671', '14155552671'],
		['the text mark of spreadsheets', "'919778112233", INDIAN],
		['the text mark and a plus', "'+91 97781 12233", INDIAN],
		['a link', 'tel:+919778112233', INDIAN],
		['a link with a blank', 'TEL: +91-97781-12233', INDIAN],
		['a lead form', 'p:+919778112233', INDIAN],
		['a lead form without a plus', 'p:919778112233', INDIAN],
		['a shown trunk zero', '+44 (0)20 7946 0958', '442079460958'],
		['a shown trunk zero behind 00', '0044 (0)20 7946 0958', '442079460958'],
		['a shown trunk zero without a plus', '44 (0)20 7946 0958', '442079460958'],
		['a shown trunk zero with blanks', '+44 ( 0 ) 20 7946 0958', '442079460958'],
		['an Italian number, whose zero belongs to it', '+39 06 6982 1234', '390669821234'],
		['a number of Gabon, whose zero belongs to it', '+241 06 03 12 34', '24106031234'],
		['an Egyptian habit: 2 and the number at home', '+2 010 0123 4567', '201001234567'],
		['a Bangladeshi habit: 88 and the number at home', '+88 01712-345678', '8801712345678'],
		['a line break at its end', '919778112233\r\n', INDIAN],
		['a comma of a list at its end is not there', '919778112233', INDIAN],
	])('%s', (_what, cell, number) => {
		expect(normalisePhoneNumber(cell)).toEqual({ number });
	});
});

describe('cells without a certain number', () => {
	it.each<[Rejection, string, unknown]>([
		['empty', 'nothing', undefined],
		['empty', 'null', null],
		['empty', 'an empty text', ''],
		['empty', 'blanks', ' \t\n'],
		['empty', 'blanks that cannot be seen', '\u200b\u00a0\ufeff'],
		['empty', 'a dash', '-'],
		['empty', 'a plus', '+'],
		['empty', 'the text mark of spreadsheets', "'"],
		['empty', 'a link to nobody', 'tel:'],
		['empty', 'not a number', Number.NaN],

		['notANumber', 'yes', true],
		['notANumber', 'no', false],
		['notANumber', 'an object', { phone: INDIAN }],
		['notANumber', 'a list', [INDIAN]],
		['notANumber', 'a date', new Date('2031-05-01')],

		['notWhole', 'a fraction', 919778112233.5],
		['notWhole', 'infinity', Number.POSITIVE_INFINITY],
		['notWhole', 'a fraction as text', '919778112233.5'],
		['notWhole', 'an amount', '12500.50'],
		['notWhole', 'an amount with a comma', '12500,50'],
		['notWhole', 'zeros that could be a group', '461.000'],
		['notWhole', 'a decimal column with blanks for thousands', '919 778 112 233.00'],

		['notWhole', 'a fraction behind hyphens', '+62-812-3456-7890.5'],
		['notWhole', 'a fraction behind brackets', '+49 (151) 1234567.25'],
		['notWhole', 'a fraction of three digits', '+91-97781-12233.125'],
		['notWhole', 'a fraction behind dots', '+91.97781.12233.5'],
		['notWhole', 'zeros behind dots, where it could be an extension', '+49.30.123456.0'],
		['notWhole', 'two zeros behind dots', '+91.97781.12233.00'],
		['notWhole', 'fifty cents behind dots', '+91.97781.12233.50'],
		['notWhole', 'thousands and cents', '919.778.112.233,00'],
		['notWhole', 'two zeros behind a short number', '+49-30-1234.00'],
		['notWhole', 'a dot with a blank', '+91-97781-12233. 0'],
		['notWhole', 'a dot behind a blank', '+91-97781-12233 .0'],
		['notWhole', 'a hyphen behind it', '+91-97781-12233.0-'],
		['notWhole', 'a full-width fraction', '+91-97781-12233．5'],
		['notWhole', 'an Arabic fraction', '٩١٩٧٧٨١١٢٢٣٣٫٥'],
		['severalNumbers', 'thousands where no thousands are', '91,977,765,4321'],
		['severalNumbers', 'thousands in Arabic', '٩١٬٩٧٧٬٧٦٥٬٤٣٢١'],

		['digitsLost', 'more digits than a numeric cell holds', 9197781122334455667],
		['digitsLost', 'the first number that is not exact', 2 ** 53],

		['scientific', 'what Excel exports', '9.19778E+11'],
		['scientific', 'with a comma', '9,19778E+11'],
		['scientific', 'in lower case', '9.19778e+11'],
		['scientific', 'without a sign', '9.19778E11'],
		['scientific', 'with a plus', '+9.19778E+11'],
		['scientific', 'without decimals', '9E+11'],
		['scientific', 'with the text mark', "'9.19778E+11"],
		['scientific', 'read back into a numeric cell', 9.19778e11],
		['scientific', 'a Brazilian one, read back', 5.51199e12],

		['date', 'a due date', '2026-04-10'],
		['date', 'a German one', '10.04.2026'],
		['date', 'with slashes', '10/04/2026'],
		['date', 'with a short year', '10.04.26'],
		['date', 'in Devanagari digits', '१०-०४-२०२६'],

		['severalNumbers', 'with a semicolon', '919778112233;919778112234'],
		['severalNumbers', 'with a comma', '919778112233, 919778112234'],
		['severalNumbers', 'with a slash', '919778112233/919778112234'],
		['severalNumbers', 'with a slash between groups', '+65 6123 4567 / 6123 4568'],
		['severalNumbers', 'with another last digit', '+91 22 2412 3456/7'],
		['severalNumbers', 'with other last digits', '+91-22-24123456 / 57 / 58'],
		['severalNumbers', 'with a bar', '919778112233 | 919778112234'],
		['severalNumbers', 'with an ampersand', '919778112233 & 919778112234'],
		['severalNumbers', 'on two lines', '919778112233\n919778112234'],
		['severalNumbers', 'on two lines, with a return', '+91 97781 12233\r+91 97781 12234'],
		['severalNumbers', 'with a blank', '919778112233 919778112234'],
		['severalNumbers', 'with a hyphen', '9778112233-9778112234'],
		['severalNumbers', 'with or', '97781 12233 or 97781 12234'],
		['severalNumbers', 'with AND', '97781 12233 AND 97781 12234'],
		['severalNumbers', 'with two plus signs', '+91 97781 12233 +91 97781 12234'],
		['severalNumbers', 'with nothing between', '+919778112233+919778112234'],
		['severalNumbers', 'thousands as commas', '919,778,112,233'],

		['letters', 'a name', 'Asha'],
		['letters', 'a placeholder', 'n/a'],
		['letters', 'a unit behind a slash', '919778112233/home'],
		['letters', 'a vanity number', '+1 800 FLOWERS'],
		['letters', 'an extension', '+1 415 555 2671 x12'],
		['letters', 'an extension in words', '+1 415 555 2671 ext. 12'],
		['letters', 'an extension of a link', 'tel:+14155552671;ext=12'],
		['letters', 'a label', 'Mobile: 919778112233'],
		['letters', 'a hash sign', '+919778112233 #2'],
		['letters', 'a masked number', '91977****233'],
		['letters', 'a number cut off by a sheet', '+91977811…'],
		['letters', 'O in place of 0', '91977811223O'],
		['letters', 'a moment', '2026-04-10 09:30:00'],
		['letters', 'a Roman numeral', 'Ⅸ19778112233'],
		['letters', 'a superscript', '91977811223³'],
		['letters', 'an apostrophe for thousands', "919'778'112'233"],
		['letters', 'an e-mail address', '9778112233@example.com'],

		['belowZero', 'what Excel makes of +91-9778112233', 91 - 9778112233],
		['belowZero', 'the same as text', '-9778112142'],
		['belowZero', 'with a real minus sign', '−9778112142'],

		['misplacedPlus', 'in the middle', '91+9778112233'],
		['misplacedPlus', 'at the end', '919778112233+'],
		['misplacedPlus', 'behind 00', '00+919778112233'],

		['unclear', 'a mark behind the number', '919778112233 (2)'],
		['unclear', 'an extension in brackets', '+1 415 555 2671 (12)'],
		['unclear', 'an entry of a list', '1. 919778112233'],
		['unclear', 'an entry of a list with a bracket', '2) 919778112233'],
		['unclear', 'an open bracket', '(91 9778112233'],
		['unclear', 'a number cut off by dots', '+91 97781....'],
		['unclear', 'an Italian zero in brackets', '+39 (0)6 6982 1234'],

		['nationalForm', 'a number as dialled at home', '09778112233'],
		['nationalForm', 'in brackets', '(020) 7946 0958'],
		['nationalForm', 'with a shown trunk zero at its start', '(0)20 7946 0958'],
		['nationalForm', 'three zeros', '000919778112233'],
		['nationalForm', 'zeros only', '0000000000'],
		['nationalForm', 'a plus and a zero', '+09778112233'],
		['nationalForm', 'the American way out', '011 44 20 7946 0958'],
		['nationalForm', 'zero', 0],

		['trunkZero', 'behind the country code', '+91 09778112233'],
		['trunkZero', 'in digits only', '9109778112233'],
		['trunkZero', 'in a numeric cell', 9109778112233],
		['trunkZero', 'behind 00', '0091 022 2412 3456'],
		['trunkZero', 'in brackets', '+44 (020) 7946 0958'],
		['trunkZero', 'in Indonesia', '62 0812 3456 7890'],
		['trunkZero', 'in Nigeria', '+234 0803 123 4567'],
		['trunkZero', 'in Bangladesh', '+880 01712 345678'],
		['trunkZero', 'or an Indian number without its country', '8800123456'],

		['noSuchStart', 'a number of Sao Paulo without its country', '(11) 98888-7777'],
		['noSuchStart', 'the Australian way out', '0011 44 20 7946 0958'],
		['noSuchStart', 'an American number with a zero', '+1 0415 555 2671'],
		['noSuchStart', 'an Indian number without its country, 98 being Iran', '9876543210'],
		['noSuchStart', 'the same in a numeric cell', 9876543210],
		['noSuchStart', 'the same in groups', '98765 43210'],
		['noSuchStart', 'a Nigerian number without its country, 7 being Russia', '7031234567'],
		['noSuchStart', 'digits that begin with no calling code', '210123456789'],
		['noSuchStart', 'a digit too few', '+1 415 555 267'],
		['noSuchStart', 'a digit too many', '+44 7700 900301 1'],
		['noSuchStart', 'a digit too many behind 00', '0044 7700 900301 1'],
		['noSuchStart', 'six digits where numbers are longer', '463201'],
		['noSuchStart', 'eighteen digits where numbers are shorter', '463200000007123456'],
		['noSuchStart', 'an amount', '1250050'],

		['tooShort', 'five digits', '12345'],
		['tooShort', 'five digits behind 00', '0012345'],
		['tooShort', 'a numeric cell', 112],
		['tooLong', 'nineteen digits', '9197781122334455667'],
		['tooLong', 'nineteen digits in groups', '+919 778 112 233 445 566 7'],
	])('%s: %s', (reason, _what, cell) => {
		expect(normalisePhoneNumber(cell)).toEqual({ reason });
	});

	it('takes an amount for a number where a country has such numbers, as nobody can tell', () => {
		expect(normalisePhoneNumber('4312500')).toEqual({ number: '4312500' });
	});
});

describe('with a default country', () => {
	it.each([
		['IN', '09778112233', INDIAN],
		['IN', '9778112233', INDIAN],
		['IN', 9778112233, INDIAN],
		['IN', '9778112233.0', INDIAN],
		['IN', '97781 12233', INDIAN],
		['IN', '919778112233', INDIAN],
		['IN', '+44 20 7946 0958', '442079460958'],
		['IN', '0044 20 7946 0958', '442079460958'],
		['GB', '(020) 7946 0958', '442079460958'],
		['GB', '020 7946 0958', '442079460958'],
		['GB', '44 (0)20 7946 0958', '442079460958'],
		['DE', '0171/1234567', '491711234567'],
		['IT', '06 6982 1234', '390669821234'],
		['BR', '(11) 98888-7777', '5511988887777'],
		['US', '(415) 555-2671', '14155552671'],
		['US', '1-415-555-2671', '14155552671'],
		['US', '011 44 20 7946 0958', '442079460958'],
		['AU', '0011 44 20 7946 0958', undefined],
		['RU', '8 (912) 345-67-89', '79123456789'],
		['HU', '06 20 123 4567', '36201234567'],
	] as const)('%s: %s', (country, cell, number) => {
		const expected = number === undefined ? { reason: 'noSuchStart' } : { number };
		expect(normalisePhoneNumber(cell, country)).toEqual(expected);
	});

	it.each([
		['IN', '12345'],
		['IN', '977811223'],
		['IN', '447911123456'],
		['US', '555-2671'],
		['US', '(199) 555-2671'],
		['DE', '0'],
	] as const)('%s does not have %s', (country, cell) => {
		expect(normalisePhoneNumber(cell, country)).toEqual({ reason: 'notValidInCountry' });
	});

	it('leaves nobody guessing whether the country code is there already', () => {
		expect(normalisePhoneNumber('491711234567', 'DE')).toEqual({ reason: 'twoReadings' });
		expect(normalisePhoneNumber('+491711234567', 'DE')).toEqual({ number: '491711234567' });
		expect(normalisePhoneNumber('01711234567', 'DE')).toEqual({ number: '491711234567' });
	});

	it('still refuses what is no certain number', () => {
		expect(normalisePhoneNumber('9.19778E+11', 'IN')).toEqual({ reason: 'scientific' });
		expect(normalisePhoneNumber('9778112233/34', 'IN')).toEqual({ reason: 'severalNumbers' });
		expect(normalisePhoneNumber(91 - 9778112233, 'IN')).toEqual({ reason: 'belowZero' });
		expect(normalisePhoneNumber('', 'IN')).toEqual({ reason: 'empty' });
	});
});

describe('a mobile number of every country', () => {
	const examples = COUNTRIES.flatMap((country) => {
		const example = getExampleNumber(country, mobileExamples);
		return example === undefined ? [] : [{ country, example }];
	});

	it('has an example for nearly all of them', () => {
		expect(examples.length).toBeGreaterThan(230);
	});

	it.each(examples)('$country', ({ country, example }) => {
		const number = example.number.slice(1);
		const couldBeRounded = number.endsWith('000000');
		for (const cell of [
			number,
			couldBeRounded ? number : Number(number),
			example.number,
			`00${number}`,
			example.formatInternational(),
			example.getURI(),
		]) {
			expect(normalisePhoneNumber(cell)).toEqual({ number });
		}
		for (const cell of [example.formatNational(), example.formatInternational()]) {
			expect(normalisePhoneNumber(cell, country)).toEqual({ number });
		}
		// Nobody can tell for a few countries; another number must never come out.
		expect([{ number }, { reason: 'twoReadings' }]).toContainEqual(
			normalisePhoneNumber(number, country),
		);
	});
});

/** Numbers of countries that leave most digits and lengths open. */
const validNumber = fc.oneof(
	fc.stringMatching(/^46[1-9]\d{5,9}$/),
	fc.stringMatching(/^49[1-9]\d{3,14}$/),
	fc.stringMatching(/^55[1-9]\d{7,10}$/),
	fc.stringMatching(/^86[1-9]\d{6,11}$/),
	fc.stringMatching(/^91[1-9]\d{7,12}$/),
);

const anyCell = fc.oneof(
	fc.anything(),
	fc.string(),
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./,;e٣９\u200b') }),
	fc.double(),
	fc.bigInt(),
	validNumber,
);
const country = fc.constantFrom(undefined, ...COUNTRIES);

describe('always', () => {
	it('gives 6 to 18 digits that do not start with zero, or a reason, and never throws', () => {
		fc.assert(
			fc.property(anyCell, country, (cell, defaultCountry) => {
				const { number, reason } = normalisePhoneNumber(cell, defaultCountry);
				if (number !== undefined) {
					expect(number).toMatch(/^[1-9]\d{5,17}$/);
					expect(reason).toBeUndefined();
				} else {
					expect(Object.keys(REJECTIONS)).toContain(reason);
				}
			}),
			{ seed: 20310501, numRuns: 20_000 },
		);
	});

	it('neither adds nor drops a digit, but for 00, a shown (0), and the zeros of a fraction', () => {
		const cell = fc.oneof(
			fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 }),
			fc.string({ unit: fc.constantFrom(...'+01234567890123456789 ()-./'), maxLength: 24 }),
			fc
				.tuple(fc.constantFrom('+', '00', '', 'tel:', "'"), validNumber, fc.constantFrom('', '.0'))
				.map((parts) => parts.join('')),
		);
		fc.assert(
			fc.property(cell, (text) => {
				const { number } = normalisePhoneNumber(text);
				if (number === undefined) return;
				const digits = text
					.replace(/\(\s*0\s*\)/, '')
					.replace(/^([^.]*\d)\.0+\s*$/, '$1')
					.replace(/\D/g, '');
				expect(digits.replace(/^00/, '')).toBe(number);
			}),
			{ seed: 20310502, numRuns: 20_000 },
		);
	});

	it('reads a number the same in any grouping', () => {
		const separator = fc.constantFrom(' ', '-', '.', '\u00a0', ' - ', '–', '\u200b', '·');
		const grouped = fc
			.record({
				number: validNumber,
				before: fc.constantFrom('', '+', '00', 'tel:+', "'", ' '),
				after: fc.constantFrom('', ' ', '\u200e', '\n'),
				sizes: fc.array(fc.integer({ min: 3, max: 6 }), { minLength: 6, maxLength: 6 }),
				separator,
			})
			.map(({ number, before, after, sizes, separator: between }) => ({
				number,
				written: `${before}${grouping(number, sizes).join(between)}${after}`,
			}))
			// "91977811223.3", "463.000" and "919778112233.250" are fractions.
			.filter(({ written }) => !/[.·]\D*(?:\d{1,2}|0+)\D*$/.test(written))
			.filter(({ written }) => !/(?:\d\D*){10}[.·]\D*\d{3,6}\D*$/.test(written));
		fc.assert(
			fc.property(grouped, ({ number, written }) => {
				expect(normalisePhoneNumber(written)).toEqual({ number });
			}),
			{ seed: 20310503, numRuns: 10_000 },
		);
	});

	it('dials no digit of a fraction, however the number is written', () => {
		const written = fc
			.record({
				number: fc.constantFrom(
					'919777654321',
					'6281234567890',
					'491511234567',
					'14155552671',
					'5511988887777',
					'442079460958',
					'2348031234567',
					'463200000007',
				),
				before: fc.constantFrom('', '+', '00', 'tel:+', "'+", '(+', ' '),
				sizes: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 7, maxLength: 7 }),
				separator: fc.constantFrom('', ' ', '-', '.', '\u00a0', ' - ', '–', ') ', '·', ',', '/'),
				mark: fc.constantFrom('.', ',', '．', '，', '٫', '·', ' .', '. ', '. \u200b'),
				fraction: fc.oneof(fc.stringMatching(/^0{1,6}$/), fc.stringMatching(/^\d$/)),
				after: fc.constantFrom('', ' ', '-', ')', '\n', '\u200e'),
			})
			.filter(({ number, fraction }) => number !== '463200000007' || fraction < '1')
			.map(({ number, before, sizes, separator: between, mark, fraction, after }) => ({
				number,
				written: before + grouping(number, sizes).join(between) + mark + fraction + after,
			}));
		const place = fc.constantFrom(undefined, 'IN', 'DE', 'US', 'ID', 'SE' as const);
		fc.assert(
			fc.property(written, place, (cell, defaultCountry) => {
				const whole = normalisePhoneNumber(cell.number, defaultCountry).number;
				const { number } = normalisePhoneNumber(cell.written, defaultCountry);
				expect([undefined, cell.number, whole]).toContain(number);
			}),
			{ seed: 20310508, numRuns: 30_000 },
		);
	});

	it('reads a number as the same number once more', () => {
		fc.assert(
			fc.property(anyCell, country, (cell, defaultCountry) => {
				const { number } = normalisePhoneNumber(cell, defaultCountry);
				if (number !== undefined) expect(normalisePhoneNumber(number)).toEqual({ number });
			}),
			{ seed: 20310504, numRuns: 10_000 },
		);
	});

	it('never joins two numbers into one', () => {
		const between = fc.constantFrom(
			' ',
			', ',
			';',
			'/',
			' / ',
			'\n',
			' | ',
			' & ',
			' or ',
			'-',
			' +',
		);
		const number = fc.stringMatching(/^91[6-9]\d{9}$/);
		fc.assert(
			fc.property(number, between, number, (first, separator, second) => {
				expect(normalisePhoneNumber(first + separator + second).number).toBeUndefined();
			}),
			{ seed: 20310505, numRuns: 5_000 },
		);
	});
});

function grouping(number: string, sizes: readonly number[]): string[] {
	const groups: string[] = [];
	let rest = number;
	for (const size of sizes) {
		groups.push(rest.slice(0, size));
		rest = rest.slice(size);
	}
	return [...groups, rest].filter((group) => group !== '');
}
