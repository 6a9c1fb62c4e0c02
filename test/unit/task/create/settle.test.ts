/** What is to be done about a task, before anything is sent. */
import { RequestProblem } from '../../../../nodes/LaafficVoiceAgent/api/errors';
import type { FoundTask } from '../../../../nodes/LaafficVoiceAgent/task/find';
import type { TaskPlatform } from '../../../../nodes/LaafficVoiceAgent/task/create/platform';
import { forgetSends, SendLog } from '../../../../nodes/LaafficVoiceAgent/task/create/sendLog';
import type { SendStore } from '../../../../nodes/LaafficVoiceAgent/task/create/sendStore';
import type { ExistingNameRule } from '../../../../nodes/LaafficVoiceAgent/task/create/settings';
import { settle } from '../../../../nodes/LaafficVoiceAgent/task/create/settle';
import { logOfNewRun, plannedTask } from './plannedTask';

const RULES: readonly ExistingNameRule[] = ['fail', 'return', 'addSuffix'];
const SAME: FoundTask = { taskId: 77, calleeCount: 2, stateCode: 1, agentId: 56 };
const ANOTHER: FoundTask = { taskId: 78, calleeCount: 5, stateCode: 1 };

beforeEach(() => forgetSends());

/** A platform that shows these tasks; each look takes the next state of a task that has several. */
function showing(tasks: Record<string, FoundTask | FoundTask[]>): TaskPlatform {
	const shown = (task: FoundTask | FoundTask[]): FoundTask => {
		if (!Array.isArray(task)) return task;
		return task.length > 1 ? (task.shift() ?? task[0]) : task[0];
	};
	return {
		create: async () => {
			throw new Error('Nothing may be sent here');
		},
		find: async (names) =>
			new Map(
				Object.entries(tasks)
					.filter(([name]) => names.includes(name))
					.map(([name, task]) => [name, shown(task)]),
			),
		sleep: async () => {},
		isStopped: () => false,
	};
}

const settleNew = async (rule: ExistingNameRule, tasks: Parameters<typeof showing>[0]) =>
	await settle(plannedTask(rule), { platform: showing(tasks), log: logOfNewRun() });

describe('a name that is free', () => {
	it.each(RULES)('is used as it is (%s)', async (rule) => {
		expect(await settleNew(rule, {})).toEqual({ kind: 'send', taskName: 'Renewals May' });
	});

	it('stays unknown if the list cannot be read, so nothing may be sent', async () => {
		const platform: TaskPlatform = {
			...showing({}),
			find: async () => {
				throw new RequestProblem('The list is away', 'Wait.', 'unknown');
			},
		};
		await expect(
			settle(plannedTask('addSuffix'), { platform, log: logOfNewRun() }),
		).rejects.toMatchObject({
			message: 'The list is away, so the task "Renewals May" was not sent',
			state: 'nothing',
		});
	});
});

describe('a name that is taken', () => {
	it('stops the run, and says what to do', async () => {
		await expect(settleNew('fail', { 'Renewals May': SAME })).rejects.toMatchObject({
			state: 'nothing',
			message:
				'A task with the name "Renewals May" already exists (task 77), so this one was not sent',
			advice: expect.stringContaining("'Return Existing Task'"),
		});
	});

	it('is taken over where that is wanted', async () => {
		expect(await settleNew('return', { 'Renewals May': SAME })).toEqual({
			kind: 'made',
			result: { outcome: 'existing', taskName: 'Renewals May', taskId: 77, found: SAME },
		});
	});

	it.each<[string, FoundTask, string]>([
		['other callees', ANOTHER, 'with 5 callees instead of 2'],
		['no count', { taskId: 77 }, 'with an unknown number of callees instead of 2'],
	])('is not taken over with %s', async (_what, task, words) => {
		await expect(settleNew('return', { 'Renewals May': task })).rejects.toMatchObject({
			state: 'nothing',
			message: expect.stringContaining(words),
		});
	});

	it.each([
		[3, 'its submission failed'],
		[4, 'it was cancelled'],
	])('is no success in state %d', async (stateCode, why) => {
		const task = { ...SAME, stateCode };
		await expect(settleNew('return', { 'Renewals May': task })).rejects.toThrow(why);
	});

	it('gets the first free number where that is wanted', async () => {
		const tasks = { 'Renewals May': ANOTHER, 'Renewals May (2)': ANOTHER };
		expect(await settleNew('addSuffix', tasks)).toEqual({
			kind: 'send',
			taskName: 'Renewals May (3)',
		});
	});

	it('is given up after fifty numbers', async () => {
		const names = [
			'Renewals May',
			...Array.from({ length: 49 }, (_, i) => `Renewals May (${i + 2})`),
		];
		const tasks = Object.fromEntries(names.map((name) => [name, ANOTHER]));
		await expect(settleNew('addSuffix', tasks)).rejects.toThrow('already 50 tasks');
	});

	it('is returned once all its callees are counted, while it is being submitted', async () => {
		const counts = [0, 1, 2].map((calleeCount) => ({ ...SAME, calleeCount, stateCode: 6 }));
		expect(await settleNew('return', { 'Renewals May': counts })).toMatchObject({ kind: 'made' });
	});
});

describe('a task of the same size that still calls, of which the store shows nothing at first', () => {
	/** The note of another process comes with the second look. */
	function noteThatComesLate(): SendStore & { readonly looks: () => number } {
		let looks = 0;
		return {
			isThere: () => true,
			note: async () => 0,
			look: async () => new Map(++looks > 1 ? [['Renewals May', 'made']] : []),
			close: async () => {},
			looks: () => looks,
		};
	}
	const settleWith = async (store: SendStore, tasks: Record<string, FoundTask>) =>
		await settle(plannedTask('addSuffix'), {
			platform: showing(tasks),
			log: new SendLog({}, 'key address', store),
		});

	it('is not called again under another name', async () => {
		expect(await settleWith(noteThatComesLate(), { 'Renewals May': SAME })).toMatchObject({
			kind: 'made',
			result: { outcome: 'existing', taskId: 77 },
		});
	});

	it.each([
		['has ended', { ...SAME, stateCode: 2 }],
		['is of another size', ANOTHER],
	])('is looked at once where it %s', async (_how, task) => {
		const store = noteThatComesLate();
		expect(await settleWith(store, { 'Renewals May': task })).toEqual({
			kind: 'send',
			taskName: 'Renewals May (2)',
		});
		expect(store.looks()).toBe(1);
	});
});

describe('the same callees under the same name, sent by an earlier run', () => {
	async function earlier(state: 'open' | 'nameTaken', sentName = 'Renewals May') {
		const log = logOfNewRun();
		const others = await log.open(plannedTask(), sentName);
		if (state === 'nameTaken') await log.nameTaken(plannedTask(), sentName, others);
	}

	it.each(RULES)('are confirmed once the list shows them (%s)', async (rule) => {
		await earlier('open');
		expect(await settleNew(rule, { 'Renewals May': SAME })).toMatchObject({
			kind: 'made',
			result: { outcome: 'confirmed', taskId: 77 },
		});
	});

	it.each(RULES)('are sent again under the same name while they do not show (%s)', async (rule) => {
		await earlier('open', 'Renewals May (2)');
		expect(await settleNew(rule, { 'Renewals May': ANOTHER })).toMatchObject({
			kind: 'send',
			taskName: 'Renewals May (2)',
			earlier: { state: 'open' },
		});
	});

	it('stay unknown if the list shows other callees under the name', async () => {
		await earlier('open');
		await expect(settleNew('addSuffix', { 'Renewals May': ANOTHER })).rejects.toMatchObject({
			state: 'unknown',
		});
	});

	it.each(['fail', 'addSuffix'] as const)(
		'are not sent under another name if they may have arrived twice (%s)',
		async (rule) => {
			await earlier('nameTaken');
			await expect(settleNew(rule, { 'Renewals May': SAME })).rejects.toMatchObject({
				state: 'unknown',
				advice: expect.stringContaining("'Return Existing Task'"),
			});
		},
	);

	it('go on as another campaign if the name turned out to be somebody else’s', async () => {
		await earlier('nameTaken');
		expect(await settleNew('addSuffix', { 'Renewals May': ANOTHER })).toEqual({
			kind: 'send',
			taskName: 'Renewals May (2)',
		});
	});
});

describe('the same callees under the same name, made a moment ago', () => {
	const made = { outcome: 'created', taskName: 'Renewals May', taskId: 77 } as const;
	const settled = async () => await logOfNewRun().settled(plannedTask(), made);

	it.each(['return', 'addSuffix'] as const)('are a repeat (%s)', async (rule) => {
		await settled();
		expect(await settleNew(rule, { 'Renewals May': SAME })).toMatchObject({
			kind: 'made',
			result: { outcome: 'existing', taskId: 77 },
		});
	});

	it('stop the run where an existing name is to stop it', async () => {
		await settled();
		await expect(settleNew('fail', { 'Renewals May': SAME })).rejects.toMatchObject({
			message: expect.stringContaining('the same callees already exists (task 77)'),
			advice: expect.not.stringContaining("another 'Task Name'"),
		});
	});

	it.each(RULES)(
		'are for the platform to judge where the list does not show them (%s)',
		async (rule) => {
			await settled();
			expect(await settleNew(rule, {})).toMatchObject({
				kind: 'send',
				taskName: 'Renewals May',
				earlier: { state: 'made' },
			});
		},
	);

	it('are not a task of another number that has the name', async () => {
		await settled();
		const tasks = { 'Renewals May': { ...SAME, taskId: 99 } };
		await expect(settleNew('fail', tasks)).rejects.toThrow('already exists (task 99), so');
	});

	it('are another campaign after fifteen minutes', async () => {
		jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
		await settled();
		jest.setSystemTime(Date.now() + 15 * 60_000 + 1);
		expect(await settleNew('addSuffix', { 'Renewals May': SAME })).toEqual({
			kind: 'send',
			taskName: 'Renewals May (2)',
		});
		jest.useRealTimers();
	});

	it('do not count for longer because they are repeated', async () => {
		jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
		await settled();
		jest.setSystemTime(Date.now() + 10 * 60_000);
		await settleNew('addSuffix', { 'Renewals May': SAME });
		jest.setSystemTime(Date.now() + 6 * 60_000);
		expect(await settleNew('addSuffix', { 'Renewals May': SAME })).toMatchObject({ kind: 'send' });
		jest.useRealTimers();
	});

	it('are one more task where a run calls a number for each of its rows', async () => {
		const log = logOfNewRun();
		await log.settled(plannedTask('addSuffix'), made);
		const task = plannedTask('addSuffix');
		const second = { ...task, group: { ...task.group, from: 1 } };
		const platform = showing({ 'Renewals May': SAME });
		expect(await settle(second, { platform, log })).toEqual({
			kind: 'send',
			taskName: 'Renewals May (2)',
		});
	});
});

test('what an earlier try of the same run has made is given out as it was', async () => {
	const log = logOfNewRun();
	const made = { outcome: 'created', taskName: 'Renewals May', taskId: 77 } as const;
	await log.settled(plannedTask(), made);
	expect(await settle(plannedTask(), { platform: showing({}), log })).toEqual({
		kind: 'made',
		result: made,
	});
});

describe('a name that this process has taken for other callees', () => {
	const made = { outcome: 'created', taskName: 'Renewals May', taskId: 77 } as const;
	const others = () => {
		const task = plannedTask('addSuffix');
		return { ...task, group: { ...task.group, fingerprint: 'others' } };
	};

	it('is taken within its run, whether or not the list shows it', async () => {
		const log = logOfNewRun();
		await log.settled(others(), made);
		expect(await settle(plannedTask('addSuffix'), { platform: showing({}), log })).toEqual({
			kind: 'send',
			taskName: 'Renewals May (2)',
		});
	});

	it('is taken in other runs once the list was found to lag', async () => {
		await logOfNewRun().settled(others(), made);
		const run = { platform: showing({}), log: logOfNewRun() };
		const task = plannedTask('addSuffix');
		expect(await settle(task, run)).toMatchObject({ taskName: 'Renewals May' });
		expect(await settle(task, run, { listLags: true })).toMatchObject({
			taskName: 'Renewals May (2)',
		});
	});

	it('is not returned for these, though the number is the same', async () => {
		await logOfNewRun().settled(others(), made);
		await expect(settleNew('return', { 'Renewals May': SAME })).rejects.toThrow(
			'with other callees, so it is another campaign',
		);
	});
});
