import { InputProblem } from '../../../../nodes/LaafficVoiceAgent/api/errors';
import { namesFor, partName } from '../../../../nodes/LaafficVoiceAgent/task/create/name';

describe('the names of the parts of a campaign', () => {
	it.each<[string, number, number, string]>([
		['Renewals May', 1, 1, 'Renewals May'],
		['Renewals May', 1, 3, 'Renewals May (1/3)'],
		['Renewals May', 12, 12, 'Renewals May (12/12)'],
		['ab', 1, 1, 'ab'],
		['a'.repeat(64), 1, 1, 'a'.repeat(64)],
		['a'.repeat(58), 2, 3, `${'a'.repeat(58)} (2/3)`],
	])('%s, part %d of %d, is %s', (name, part, parts, expected) => {
		expect(partName(name, part, parts)).toBe(expected);
	});

	it.each(['', 'a', 'a'.repeat(65)])('%j is too short or too long', (name) => {
		expect(() => partName(name, 1, 1)).toThrow(InputProblem);
	});

	it('say by how much to shorten the name', () => {
		try {
			partName('a'.repeat(60), 1, 3);
			throw new Error('Was taken');
		} catch (problem) {
			expect(problem).toMatchObject({
				message: expect.stringContaining('has 66 characters'),
				advice: expect.stringContaining("Shorten 'Task Name' by 2 characters"),
			});
		}
	});
});

describe('the names that a task can get', () => {
	it('are the name itself, then with the numbers 2 to 50', () => {
		const names = namesFor('Renewals');
		expect(names).toHaveLength(50);
		expect([names[0], names[1], names[49]]).toEqual(['Renewals', 'Renewals (2)', 'Renewals (50)']);
	});

	it('are shortened where the number would not fit', () => {
		const names = namesFor('a'.repeat(64));
		expect(names[1]).toBe(`${'a'.repeat(60)} (2)`);
		expect(names[9]).toBe(`${'a'.repeat(59)} (10)`);
	});

	it('are not cut through the middle of a character', () => {
		const [, second] = namesFor(`a${'😀'.repeat(31)}b`);
		expect(second).toBe(`a${'😀'.repeat(29)} (2)`);
		expect(second).not.toMatch(/\p{Surrogate}/u);
	});
});
