import fc from 'fast-check';
import { NumberTable } from '../../../../nodes/LaafficVoiceAgent/task/callees/numberTable';

describe('a table of numbers', () => {
	it('tells the item that had the number first, as a map of texts would', () => {
		const number = fc.oneof(
			fc.stringMatching(/^[1-9]\d{5,17}$/),
			// Many of one range, of which some come again.
			fc.integer({ min: 919_770_000_000, max: 919_770_003_000 }).map(String),
			// Alike but for their last digits, where numbers are no longer exact.
			fc.integer({ min: 10, max: 30 }).map((end) => `9007199254740992${end}`),
		);
		fc.assert(
			fc.property(fc.array(number, { maxLength: 5_000, size: 'max' }), (numbers) => {
				const table = new NumberTable();
				const first = new Map<string, number>();
				for (const [item, one] of numbers.entries()) {
					expect(table.has(one)).toBe(first.has(one));
					expect(table.add(one, item)).toBe(first.get(one));
					if (!first.has(one)) first.set(one, item);
				}
				expect(numbers.every((one) => table.has(one))).toBe(true);
			}),
			{ seed: 20310511, numRuns: 30 },
		);
	}, 60_000);

	it('holds a range of 200,000 without taking one for another', () => {
		const table = new NumberTable();
		const numbers = Array.from({ length: 200_000 }, (_, item) => String(919_000_000_000 + item));
		expect(numbers.filter((one, item) => table.add(one, item) !== undefined)).toEqual([]);
		expect(numbers.findIndex((one, item) => table.add(one, -1) !== item)).toBe(-1);
		expect(table.has('918999999999')).toBe(false);
	});
});
