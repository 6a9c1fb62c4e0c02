import { InputProblem, RequestProblem } from '../../../nodes/LaafficVoiceAgent/api/errors';
import type { FoundTask } from '../../../nodes/LaafficVoiceAgent/task/taskLookup';
import { partName, settleName } from '../../../nodes/LaafficVoiceAgent/task/create/taskName';

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

/** A platform that has tasks of these names, and notes what was looked for. */
function taken(tasks: Record<string, FoundTask>) {
	const looked: string[] = [];
	const find = async (name: string) => {
		looked.push(name);
		return tasks[name];
	};
	return { find, looked };
}

const OURS: FoundTask = { taskId: 77, calleeCount: 500 };

describe('a name that is free', () => {
	it.each(['fail', 'return', 'addSuffix'] as const)('is used as it is (%s)', async (rule) => {
		const { find, looked } = taken({});
		expect(await settleName('Renewals', 500, rule, find)).toEqual({
			kind: 'free',
			taskName: 'Renewals',
		});
		expect(looked).toEqual(['Renewals']);
	});

	it('stays unknown if the list cannot be read, so nothing may be sent', async () => {
		const away = async () => {
			throw new RequestProblem('The list is away', 'Wait.', 'unknown');
		};
		await expect(settleName('Renewals', 500, 'addSuffix', away)).rejects.toThrow('is away');
	});
});

describe('a name that is taken', () => {
	it('stops the run, and says what to do', async () => {
		const { find } = taken({ Renewals: OURS });
		await expect(settleName('Renewals', 500, 'fail', find)).rejects.toMatchObject({
			name: 'RequestProblem',
			state: 'nothing',
			message: 'A task with the name "Renewals" already exists (task 77), so this one was not sent',
			advice: expect.stringContaining("'If Task Name Exists'"),
		});
	});

	it('is taken over where that is wished', async () => {
		const { find } = taken({ Renewals: OURS });
		expect(await settleName('Renewals', 500, 'return', find)).toEqual({
			kind: 'existing',
			taskName: 'Renewals',
			task: OURS,
		});
	});

	it.each<[string, FoundTask, string]>([
		['other callees', { taskId: 77, calleeCount: 499 }, 'with 499 callees instead of 500'],
		['no count', { taskId: 77 }, 'with an unknown number of callees instead of 500'],
	])('is not taken over with %s', async (_what, task, words) => {
		const { find } = taken({ Renewals: task });
		await expect(settleName('Renewals', 500, 'return', find)).rejects.toMatchObject({
			state: 'nothing',
			message: expect.stringContaining(words),
		});
	});

	it('gets the first free number where that is wished', async () => {
		const { find, looked } = taken({ Renewals: OURS, 'Renewals (2)': OURS });
		expect(await settleName('Renewals', 500, 'addSuffix', find)).toEqual({
			kind: 'free',
			taskName: 'Renewals (3)',
		});
		expect(looked).toEqual(['Renewals', 'Renewals (2)', 'Renewals (3)']);
	});

	it('is shortened where the number would not fit', async () => {
		const name = 'a'.repeat(64);
		const { find } = taken({ [name]: OURS });
		expect(await settleName(name, 500, 'addSuffix', find)).toMatchObject({
			taskName: `${'a'.repeat(60)} (2)`,
		});
	});

	it('is not cut through the middle of a character', async () => {
		const name = `a${'😀'.repeat(31)}b`;
		const { find } = taken({ [name]: OURS });
		const settled = await settleName(name, 500, 'addSuffix', find);
		expect(settled.taskName).toBe(`a${'😀'.repeat(29)} (2)`);
		expect(settled.taskName).not.toMatch(/\p{Surrogate}/u);
	});

	it('is given up after fifty numbers', async () => {
		const all = async () => OURS;
		await expect(settleName('Renewals', 500, 'addSuffix', all)).rejects.toMatchObject({
			state: 'nothing',
			message: expect.stringContaining('already 50 tasks with the name "Renewals"'),
		});
	});
});

describe('a name that an earlier run of ours may have sent', () => {
	const isOurs = () => true;

	it.each(['fail', 'return', 'addSuffix'] as const)('is taken over (%s)', async (rule) => {
		const { find } = taken({ Renewals: OURS });
		expect(await settleName('Renewals', 500, rule, find, isOurs)).toEqual({
			kind: 'ours',
			taskName: 'Renewals',
		});
	});

	it('is taken over under its number, too', async () => {
		const { find } = taken({ Renewals: { taskId: 1, calleeCount: 3 }, 'Renewals (2)': OURS });
		const withNumber = (name: string) => name === 'Renewals (2)';
		expect(await settleName('Renewals', 500, 'addSuffix', find, withNumber)).toEqual({
			kind: 'ours',
			taskName: 'Renewals (2)',
		});
	});

	it('is sent again if it is not there', async () => {
		const { find } = taken({});
		expect(await settleName('Renewals', 500, 'fail', find, isOurs)).toMatchObject({ kind: 'free' });
	});

	it('is sent again under its number, even if the name itself has become free', async () => {
		const { find, looked } = taken({});
		const withNumber = (name: string) => name === 'Renewals (2)';
		expect(await settleName('Renewals', 500, 'addSuffix', find, withNumber)).toEqual({
			kind: 'free',
			taskName: 'Renewals (2)',
		});
		expect(looked).toEqual(['Renewals (2)']);
	});
});

describe('a task that is still being submitted', () => {
	const GROWING: FoundTask = { taskId: 77, calleeCount: 300, isBeingSubmitted: true };

	it('is returned once all its callees are counted', async () => {
		const counts = [300, 400, 500];
		const find = async () => ({ ...GROWING, calleeCount: counts.shift() ?? 500 });
		expect(await settleName('Renewals', 500, 'return', find)).toMatchObject({
			kind: 'existing',
			task: { calleeCount: 500 },
		});
	});

	it('is not called another campaign while it is', async () => {
		const find = async () => GROWING;
		await expect(settleName('Renewals', 500, 'return', find)).rejects.toMatchObject({
			state: 'nothing',
			message: expect.stringContaining('still being submitted'),
			advice: expect.not.stringContaining('Choose another'),
		});
	});
});
