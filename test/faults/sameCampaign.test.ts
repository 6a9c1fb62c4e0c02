/** One campaign, executed several times in one process: at once, and one after the other. */
import type { INodeParameters } from 'n8n-workflow';
import { dialled, SMALL_CAMPAIGN } from '../support/campaign';
import type { NodeRunResult } from '../support/engine';
import { ROWS, type NameRule } from './support/campaigns';
import { eachOnce, outcomes, type Person, people, wordsOf } from './support/people';
import { useWorld, type Trouble } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const EXECUTIONS = 10;

const campaign = (onExistingName: NameRule): INodeParameters => ({
	...SMALL_CAMPAIGN,
	options: { onExistingName },
});
const perRow = (rule: NameRule): INodeParameters => ({
	...campaign(rule),
	taskScope: 'perItem',
	taskName: '=Call {{ $json.customer }}',
});

async function atOnce(
	parameters: INodeParameters,
	rows: readonly Person[] = people(5),
): Promise<NodeRunResult[]> {
	return await Promise.all(
		Array.from({ length: EXECUTIONS }, async () => await world().run(parameters, rows)),
	);
}

/** How often each outcome came out, with the message for those that stopped. */
function counted(results: readonly NodeRunResult[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const result of results) {
		const words = wordsOf(result);
		const [outcome] = outcomes(result);
		const end = words === '' ? String(outcome) : wordsToEnd(words);
		counts[end] = (counts[end] ?? 0) + 1;
	}
	return counts;
}

const wordsToEnd = (words: string) => (words.includes('already exists') ? 'already exists' : words);

describe('ten executions at once', () => {
	/** What hits the first send, and what the execution that sent it comes out as. */
	const TROUBLES: ReadonlyArray<readonly [string, Trouble[], string]> = [
		['nothing goes wrong', [], 'created'],
		['the platform is slow', [{ kind: 'delayAnswer', afterMs: 50, times: 'always' }], 'created'],
		['the answer is lost', [{ kind: 'loseAnswer', endpoint: 'createTask' }], 'confirmed'],
		[
			'the answer is lost and the list lags',
			[
				{ kind: 'loseAnswer', endpoint: 'createTask' },
				{ kind: 'listLag', requests: 3 },
			],
			'confirmed',
		],
		[
			'the first try is put off',
			[{ kind: 'code', code: '-15', endpoint: 'createTask' }],
			'created',
		],
	];

	describe.each(TROUBLES)('%s', (_, troubles, first) => {
		beforeEach(() => {
			// Held back for less than a client waits.
			for (const trouble of troubles) {
				if (trouble.kind === 'connectionRefused') world().strike(trouble);
				else world().sandbox.faults.add(trouble);
			}
		});

		test('Stop: one succeeds, the others say that the name exists', async () => {
			const results = await atOnce(campaign('fail'));
			expect(dialled(world().sandbox)).toEqual(eachOnce(people(5)));
			expect(counted(results)).toEqual({ [first]: 1, 'already exists': EXECUTIONS - 1 });
		});

		test('Return Existing Task: one makes it, the others return it', async () => {
			const results = await atOnce(campaign('return'));
			expect(dialled(world().sandbox)).toEqual(eachOnce(people(5)));
			expect(counted(results)).toEqual({ [first]: 1, existing: EXECUTIONS - 1 });
			expect(new Set(results.map(({ outputs }) => outputs[0][0].json.taskId)).size).toBe(1);
		});

		test('Add a Number: a repeat is no other campaign', async () => {
			const results = await atOnce(campaign('addSuffix'));
			expect(dialled(world().sandbox)).toEqual(eachOnce(people(5)));
			expect(counted(results)).toEqual({ [first]: 1, existing: EXECUTIONS - 1 });
		});
	});

	test.each(['return', 'addSuffix'] as const)('a task per row, %s', async (rule) => {
		const results = await atOnce(perRow(rule), people(3));
		expect(dialled(world().sandbox)).toEqual(eachOnce(people(3)));
		const all = results.flatMap(outcomes);
		expect(all.filter((outcome) => outcome === 'created')).toHaveLength(3);
		expect(all.filter((outcome) => outcome === 'existing')).toHaveLength(3 * (EXECUTIONS - 1));
	});

	test('with other people each, Add a Number gives each a task', async () => {
		const groups = Array.from({ length: EXECUTIONS }, (_, group) => people(5, group));
		const results = await Promise.all(
			groups.map(async (rows) => await world().run(campaign('addSuffix'), rows)),
		);
		expect(results.map(wordsOf).filter(Boolean)).toEqual([]);
		expect(dialled(world().sandbox)).toEqual(eachOnce(groups.flat()));
		expect(results.flatMap(outcomes)).toEqual(groups.map(() => 'created'));
	});
});

describe('one after the other, with Add a Number', () => {
	const MINUTE = 60_000;
	const ADD_NUMBER = campaign('addSuffix');
	let now: jest.SpyInstance<number, []>;
	let passed = 0;
	beforeEach(() => {
		passed = 0;
		const { now: real } = Date;
		now = jest.spyOn(Date, 'now').mockImplementation(() => real() + passed);
	});
	afterEach(() => now.mockRestore());

	test('the same people within a quarter of an hour are a repeat', async () => {
		const first = await world().run(ADD_NUMBER, people(5));
		passed = 14 * MINUTE;
		const second = await world().run(ADD_NUMBER, people(5));

		expect([...outcomes(first), ...outcomes(second)]).toEqual(['created', 'existing']);
		const [{ taskId, taskName }, again] = [first, second].map(({ outputs }) => outputs[0][0].json);
		expect(again).toMatchObject({ taskId, taskName });
		expect(dialled(world().sandbox)).toEqual(eachOnce(people(5)));
	});

	test('later they are a campaign of their own, which the user asked for', async () => {
		await world().run(ADD_NUMBER, people(5));
		passed = 16 * MINUTE;
		const { outputs } = await world().run(ADD_NUMBER, people(5));

		expect(outputs[0][0].json).toMatchObject({
			outcome: 'created',
			taskName: 'Renewals May (2)',
		});
	});

	test('so are other people', async () => {
		await world().run(ADD_NUMBER, ROWS.slice(0, 3));
		const { outputs } = await world().run(ADD_NUMBER, ROWS.slice(2));

		expect(outputs[0][0].json).toMatchObject({
			outcome: 'created',
			taskName: 'Renewals May (2)',
		});
	});

	test('and the same people under another name', async () => {
		await world().run(ADD_NUMBER, people(5));
		const { outputs } = await world().run({ ...ADD_NUMBER, taskName: 'Renewals June' }, people(5));

		expect(outputs[0][0].json).toMatchObject({ outcome: 'created', taskName: 'Renewals June' });
	});
});

describe('one after the other', () => {
	test('Stop stops the second, which was not lost but refused', async () => {
		await world().run(campaign('fail'), people(5));
		const second = await world().run(campaign('fail'), people(5));
		expect(wordsOf(second)).toContain('already exists');
		expect(dialled(world().sandbox)).toEqual(eachOnce(people(5)));
	});

	test('Return Existing Task shows the task that is there, not what this run asks for', async () => {
		await world().run(campaign('return'), people(5));
		const { outputs } = await world().run({ ...campaign('return'), agentId: '42' }, people(5));
		expect(outputs[0][0].json.outcome).toBe('existing');
		expect(outputs[0][0].json.agentId).not.toBe(42);
	});
});
