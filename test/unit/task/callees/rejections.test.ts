import fc from 'fast-check';
import {
	maskNumber,
	REJECTIONS,
	rejectionText,
	type Rejection,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/rejections';

describe('a masked number', () => {
	it.each<[unknown, string]>([
		['919778112233', '919*******33'],
		['  +91 97781 12233 ', '+91**********33'],
		[919778112233, '919*******33'],
		['1234567', '123**67'],
		['123456', '******'],
		['12', '**'],
		['', ''],
		['   ', ''],
		[undefined, ''],
		[null, ''],
		[true, ''],
		[{ phone: '919778112233' }, ''],
		[['919778112233'], ''],
	])('%j is %j', (cell, masked) => {
		expect(maskNumber(cell)).toBe(masked);
	});

	it('shows five characters at most, whatever the cell holds', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60, size: 'max' }), (cell) => {
				const shown = maskNumber(cell).replaceAll('*', '');
				expect(shown.length).toBeLessThanOrEqual(5);
				expect(maskNumber(cell).length).toBeLessThanOrEqual(40);
			}),
			{ seed: 20310501, numRuns: 2_000 },
		);
	});

	it('hides the middle of a list of numbers, too', () => {
		expect(maskNumber('919778112233; 919778112234; 919778112235; 919778112236')).not.toMatch(
			/\d{4}/,
		);
	});
});

describe('the reasons', () => {
	it.each(Object.keys(REJECTIONS) as Rejection[])('%s is said in sentences', (reason) => {
		const message = rejectionText(reason, 'Text 1');
		expect(message).toMatch(/^['A-Z].*\.$/);
		expect(message).not.toMatch(/undefined|null|NaN|regex|E\.164|[{}]/i);
	});
});
