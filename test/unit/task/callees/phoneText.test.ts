import fc from 'fast-check';
import {
	digitsOf,
	doubtAbout,
	isPlainNumber,
	tidy,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/phoneText';

describe('numbers that are plain at first sight', () => {
	it.each([
		'+91 97776-54321',
		'+919777654321',
		'09777654321',
		'(415) 555-2671',
		'(415)555-2671',
		'415-555-2671',
		'0171 1234567',
		'00 44 20 7946 0958',
	])('%s', (text) => {
		expect(isPlainNumber(text)).toBe(true);
	});

	it.each([
		'',
		'+',
		' 9777654321',
		'9777654321 9777654322',
		'2031-05-01',
		'01-05-2031',
		'9.19778E+11',
		'-919777654321',
		'+44 (0)20 7946 0958',
		'+91 97776 54321 (home)',
		'919777654321.0',
		'91+9777654321',
	])('"%s" is not', (text) => {
		expect(isPlainNumber(text)).toBe(false);
	});

	it('are those that a closer look has no doubt about either', () => {
		const group = fc.stringMatching(/^\d{1,8}$/);
		const sign = fc.constantFrom(' ', '-', '+', '(', ')', '.', '/', '', ' (', ') ', ',', '0', '00');
		const text = fc
			.array(fc.tuple(sign, group), { maxLength: 6 })
			.map((parts) => parts.flat().join(''));
		let plain = 0;
		fc.assert(
			fc.property(text, (one) => {
				expect(digitsOf(one)).toBe(one.replace(/\D/g, ''));
				if (!isPlainNumber(one)) return;
				plain++;
				expect(tidy(one)).toBe(one);
				expect(doubtAbout(one)).toBeUndefined();
			}),
			{ seed: 20310513, numRuns: 50_000 },
		);
		expect(plain).toBeGreaterThan(2_000);
	}, 60_000);
});
