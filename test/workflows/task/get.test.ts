/** Get Task: how far one task is, and whether it is over. */
import nock from 'nock';
import { jsonOf, pairsOf, runCampaign, stopText, useSandbox } from '../../support/campaign';
import { answerWith, PLATFORM, runOperation } from '../../support/operation';
import { byId } from '../../support/recalls';

const MINUTE = 60_000;
let now = Date.now();
const sandbox = useSandbox({ clock: () => now, speed: 1 });
beforeEach(() => (now = Date.now()));
afterEach(() => nock.cleanAll());

const byName = (value: string) => ({ __rl: true as const, mode: 'name', value });

async function get(task: object | string, simplify = true) {
	return await runOperation(sandbox(), 'task:get', { parameters: { task, simplify } as never });
}

async function oneTask(name: string): Promise<number> {
	const { outputs } = await runCampaign(sandbox(), { parameters: { taskName: name } });
	return jsonOf(outputs[0])[0].taskId as number;
}

test('a task by its ID, while it is calling and when it has finished', async () => {
	const taskId = await oneTask('Renewals');
	await oneTask('Another');

	now += MINUTE / 4;
	const [calling] = jsonOf((await get(byId(taskId))).outputs[0]);
	now += 20 * MINUTE;
	const [finished] = jsonOf((await get(byId(taskId))).outputs[0]);

	expect(calling).toMatchObject({ taskId, taskName: 'Renewals', state: 'Calling', stateCode: 1 });
	expect(calling).toMatchObject({ isFinished: false });
	expect(finished).toMatchObject({ state: 'Finished', stateCode: 2 });
	expect(finished).toMatchObject({ taskId, isFinished: true, calledCount: 1 });
});

test.each([
	[3, 'Submission Failed', true],
	[4, 'Cancelled', true],
	[5, 'Suspended', false],
] as const)('a task in state %d is %s; finished: %s', async (state, name, isFinished) => {
	sandbox().faults.add({ kind: 'taskEnds', state });
	const taskId = await oneTask('Renewals');

	expect(jsonOf((await get(byId(taskId))).outputs[0])).toMatchObject([{ state: name, isFinished }]);
});

test('a state that no page names is not taken for an end', async () => {
	answerWith({ code: 0, data: { records: [{ taskId: 7, taskName: 'A', status: 9 }] } });
	const { outputs } = await runOperation(PLATFORM, 'task:get', { parameters: { task: byId(7) } });

	expect(jsonOf(outputs[0])).toMatchObject([{ state: 'Unknown (9)', isFinished: false }]);
});

test('by name, the one with exactly this name', async () => {
	for (const name of ['Renewals', 'Renewals May', 'Old Renewals']) sandbox().plant(name);

	const { outputs } = await get(byName(' Renewals '));

	expect(jsonOf(outputs[0])).toMatchObject([{ taskName: 'Renewals' }]);
	expect(sandbox().ledger.requests('queryTasks')).toHaveLength(1);
});

test('by name, one of digits that the platform lists as a number', async () => {
	answerWith({ code: 0, data: { records: [{ taskId: 7, taskName: 20310501, status: 1 }] } });
	const { outputs } = await runOperation(PLATFORM, 'task:get', {
		parameters: { task: byName('20310501') },
	});

	expect(jsonOf(outputs[0])).toMatchObject([{ taskId: 7, taskName: '20310501' }]);
});

test('by ID, a task far down the list is found, and no page more than needed is read', async () => {
	const taskId = sandbox().plant('Old');
	for (let number = 0; number < 150; number++) sandbox().plant(`Task ${number}`);
	for (let number = 0; number < 5; number++) await get(byId(sandbox().plant(`New ${number}`)));
	const before = sandbox().ledger.requestCount;

	const { outputs } = await get(byId(taskId));

	expect(jsonOf(outputs[0])).toMatchObject([{ taskId, taskName: 'Old' }]);
	expect(before).toBe(5);
	expect(sandbox().ledger.requestCount - before).toBe(2);
});

test('each item has its own task, and is paired with it', async () => {
	const ids = ['May', 'June'].map((name) => sandbox().plant(name));
	const { outputs } = await runOperation(sandbox(), 'task:get', {
		parameters: { task: { __rl: true, mode: 'id', value: '={{ $json.taskId }}' } },
		items: ids.map((taskId) => ({ taskId })),
	});

	expect(jsonOf(outputs[0]).map(({ taskName }) => taskName)).toEqual(['May', 'June']);
	expect(pairsOf(outputs[0])).toEqual([[0], [1]]);
});

test('without Simplify, the record as the platform lists it', async () => {
	const taskId = sandbox().plant('Renewals');
	const [record] = jsonOf((await get(byId(taskId), false)).outputs[0]);

	expect(record).toMatchObject({ taskId, taskName: 'Renewals', taskType: 3 });
	expect(record).toHaveProperty('numCnt');
	expect(record).not.toHaveProperty('isFinished');
});

describe('a task that cannot be looked up', () => {
	test.each([
		['an unknown ID', byId(4711), 'no task with the ID 4711'],
		['an unknown name', byName('Nobody'), 'no task with the name "Nobody"'],
	])('%s says what can be the reason', async (_, task, text) => {
		sandbox().plant('Somebody');
		const stopped = stopText(await get(task));

		expect(stopped).toContain(text);
		expect(stopped).toContain('Get Many Tasks');
	});

	test.each([
		['nothing', byId("={{ '' }}"), "'Task' is empty"],
		['no name', byName("={{ ' ' }}"), "'Task' is empty"],
		['a word as ID', byId("={{ 'Renewals' }}"), 'not an ID'],
	])('%s is refused before anything is asked', async (_, task, text) => {
		expect(stopText(await get(task))).toContain(text);
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});
