/** Sequences that would call somebody twice, forget somebody, or say something untrue. */
import type * as plan from '../../nodes/LaafficVoiceAgent/task/create/plan';
import { dialled, jsonOf, SMALL_CAMPAIGN, stopText } from '../support/campaign';
import { forgetSends } from '../support/sends';
import { ROWS } from './support/campaigns';
import { madeTasks } from './support/judge';
import { part } from './support/scenario';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

// Parts of a size that a test can handle.
jest.mock('../../nodes/LaafficVoiceAgent/task/create/plan', () => {
	const actual = jest.requireActual<typeof plan>('../../nodes/LaafficVoiceAgent/task/create/plan');
	return {
		...actual,
		calleesPerTask: (context: Parameters<typeof actual.calleesPerTask>[0]) =>
			Math.min(actual.calleesPerTask(context), part.size),
	};
});

const world = useWorld();
beforeEach(() => {
	part.size = 200_000;
});

const EACH_ONCE = Object.fromEntries(ROWS.map(({ phone }) => [phone, 1]));
const RETRIES = { retryOnFail: true, maxTries: 3 };
const ADD_NUMBER = { ...SMALL_CAMPAIGN, options: { onExistingName: 'addSuffix' } };
const PER_ROW = { ...ADD_NUMBER, taskScope: 'perItem' };

const names = () => madeTasks(world().sandbox).map(({ taskName }) => taskName);

describe('Retry On Fail runs the whole node again', () => {
	test('parts that are under way are not sent under another name', async () => {
		part.size = 2;
		world().strike({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 2 });

		const { outputs } = await world().run(ADD_NUMBER, ROWS, RETRIES);

		expect(names()).toEqual(['Renewals May (1/3)', 'Renewals May (2/3)', 'Renewals May (3/3)']);
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
		expect(jsonOf(outputs[0])).toMatchObject(names().map((taskName) => ({ taskName })));
	});

	test('nor are the rows that had their tasks before one failed', async () => {
		world().strike({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 3 });

		await world().run(PER_ROW, ROWS, RETRIES);

		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});

	test('also if all went well, where a rejected row comes out first', async () => {
		const rows = [{ phone: 'nobody' }, ...ROWS];

		const { outputs } = await world().run(ADD_NUMBER, rows, {
			...RETRIES,
			onError: 'continueErrorOutput',
		});

		expect(names()).toEqual(['Renewals May']);
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'created', calleeCount: 5 }]);
		expect(outputs[1]).toHaveLength(1);
	});

	test('tasks keep their names, though the time in them went on', async () => {
		world().strike({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 3 });

		const taskName = '={{ $json.phone }} {{ $now.toMillis() }}';
		await world().run({ ...PER_ROW, taskName }, ROWS, RETRIES);

		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});

	test('so does a task of which nothing is known', async () => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask' },
			{ kind: 'code', code: '-10', endpoint: 'createTask' },
			{ kind: 'listLag', requests: 12 },
		);

		const taskName = '=Renewals {{ $now.toMillis() }}';
		const { outputs } = await world().run({ ...SMALL_CAMPAIGN, taskName }, ROWS, RETRIES);

		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
		expect(jsonOf(outputs[0])).toMatchObject([{ taskName: names()[0], calleeCount: 5 }]);
	});

	test('a loop that comes by again is no retry', async () => {
		const first = await world().run(ADD_NUMBER, ROWS);
		const second = await world().run(ADD_NUMBER, ROWS.slice(1));

		expect(first.error ?? second.error).toBeUndefined();
		expect(names()).toEqual(['Renewals May', 'Renewals May (2)']);
	});

	test('a look-up that fails then does not make the first try undone', async () => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask', times: 'always' },
			{ kind: 'listFails', status: 503, skip: 1, times: 'always' },
		);

		const result = await world().run(SMALL_CAMPAIGN, ROWS, RETRIES);

		expect(result.error?.message).toMatch(/^It is unknown whether the platform accepted/);
		expect(stopText(result)).not.toMatch(/nobody was called|nothing was sent/);
		expect(stopText(result)).toContain(
			"write it out if an expression in 'Task Name' holds the time",
		);
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});

	test('nor does a name that is taken, as long as the list does not show by whom', async () => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask' },
			{ kind: 'listLag', requests: 35 },
			{ kind: 'code', code: '-10', endpoint: 'createTask' },
		);

		await world().run(ADD_NUMBER, ROWS, { ...RETRIES, maxTries: 5 });

		expect(names()).toEqual(['Renewals May']);
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});

	test('nor does a connection that is refused', async () => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask' },
			{ kind: 'listLag', requests: 12 },
			{ kind: 'connectionRefused', endpoint: 'createTask', skip: 1, times: 7 },
		);

		await world().run(ADD_NUMBER, ROWS, RETRIES);

		expect(names()).toEqual(['Renewals May']);
	});
});

describe('one name for different people', () => {
	const LOST = [
		{ kind: 'loseAnswer', endpoint: 'createTask', times: 1 },
		{ kind: 'code', code: '-10', endpoint: 'createTask', times: 1 },
		{ kind: 'listLag', requests: 10 },
	] as const;

	test('a task of which nothing is known does not pass for that of the next row', async () => {
		world().strike(...LOST);

		const { outputs } = await world().run(PER_ROW, ROWS, { onError: 'continueErrorOutput' });

		const done = outputs[0].length;
		expect(Object.keys(dialled(world().sandbox)).length).toBeGreaterThanOrEqual(done);
		expect(Object.values(dialled(world().sandbox))).toEqual(ROWS.map(() => 1));
	});

	test('nor for that of another run', async () => {
		world().strike(...LOST);
		await world().run(ADD_NUMBER, ROWS.slice(0, 2));
		world().clear();

		await world().run(ADD_NUMBER, ROWS.slice(2, 4));

		const [first, second, third, fourth] = ROWS.map(({ phone }) => phone);
		expect(dialled(world().sandbox)).toEqual({ [first]: 1, [second]: 1, [third]: 1, [fourth]: 1 });
	});
});

describe('two runs at the same time', () => {
	test('with the same rows make one task', async () => {
		const run = async () => await world().run(SMALL_CAMPAIGN, ROWS);
		await Promise.all([run(), run(), run()]);
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});

	test('with other rows have a task each, if the name gets a number', async () => {
		world().strike({ kind: 'delayAnswer', afterMs: 30, endpoint: 'createTask' });
		const [first] = await Promise.all([
			world().run(ADD_NUMBER, ROWS.slice(0, 3)),
			world().run(ADD_NUMBER, ROWS.slice(3)),
		]);
		expect(first.error).toBeUndefined();
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});
});

describe('a name that is taken between look-up and send', () => {
	test('gets a number, if the list shows that it is another campaign', async () => {
		world().strike({ kind: 'foreignOwner', callees: 7 });

		const { outputs } = await world().run(ADD_NUMBER, ROWS);

		expect(jsonOf(outputs[0])).toMatchObject([{ taskName: 'Renewals May (2)' }]);
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});

	test('stops the node, if it could be this very campaign', async () => {
		world().strike({ kind: 'foreignOwner', callees: 'same' });

		const result = await world().run(ADD_NUMBER, ROWS);

		expect(stopText(result)).toContain('already exists');
		expect(dialled(world().sandbox)).toEqual({});
	});

	test('is returned after a restart, even if the first look at the list fails', async () => {
		await world().run(SMALL_CAMPAIGN, ROWS);
		forgetSends();
		world().strike({ kind: 'wrongContentType', accepted: false, endpoint: 'queryTasks' });

		const again = { ...SMALL_CAMPAIGN, options: { onExistingName: 'return' } };
		const { outputs } = await world().run(again, ROWS);

		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'existing' }]);
		expect(dialled(world().sandbox)).toEqual(EACH_ONCE);
	});
});

describe('a campaign in parts of which one is unknown', () => {
	beforeEach(() => {
		part.size = 2;
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask', skip: 1, times: 'always' },
			{ kind: 'listLag', requests: 1_000_000, skip: 1, times: 'always' },
		);
	});

	test('tells the rows of each part the truth about their own', async () => {
		const { outputs } = await world().run(SMALL_CAMPAIGN, ROWS, { onError: 'continueErrorOutput' });

		const said = jsonOf(outputs[1]).map(({ phone, error }) => [phone, error]);
		expect(said).toEqual([
			[ROWS[2].phone, expect.stringMatching(/^It is unknown .* "Renewals May \(2\/3\)"/)],
			[ROWS[3].phone, expect.stringMatching(/^It is unknown .* "Renewals May \(2\/3\)"/)],
			[
				ROWS[4].phone,
				'The task "Renewals May (3/3)" was not sent, because "Renewals May (2/3)" before it failed.',
			],
		]);
		expect(Object.keys(dialled(world().sandbox))).not.toContain(ROWS[4].phone);
	});

	test('names the parts that are under way, where the node stops', async () => {
		const result = await world().run(SMALL_CAMPAIGN, ROWS);

		expect(result.error?.message).toMatch(/^It is unknown .* "Renewals May \(2\/3\)"/);
		expect(result.error?.description).toMatch(/under way already: "Renewals May \(1\/3\)" \(task /);
	});
});
