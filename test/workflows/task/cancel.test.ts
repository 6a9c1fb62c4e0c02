/** Cancel Tasks. */
import { TASK_STATES } from '../../../nodes/LaafficVoiceAgent/api/facts';
import { jsonOf, pairsOf, stopText, useSandbox } from '../../support/campaign';
import { runOperation } from '../../support/operation';
import { byId } from '../../support/recalls';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

// It stands still, so that no task ends by itself on a busy machine.
let now = Date.now();
const sandbox = useSandbox({ clock: () => now, speed: 60 });
beforeEach(() => (now = Date.now()));

async function cancel(value: number | string) {
	return await runOperation(sandbox(), 'task:cancel', { parameters: { taskIds: byId(value) } });
}

function statesOfTasks(): string[] {
	return sandbox()
		.ledger.tasks()
		.map(({ status }) => TASK_STATES[status as keyof typeof TASK_STATES]);
}

test('one task', async () => {
	const taskId = sandbox().plant('Renewals');

	const { outputs } = await cancel(taskId);

	expect(jsonOf(outputs[0])).toEqual([{ outcome: 'cancelled', taskIds: [taskId], taskCount: 1 }]);
	expect(statesOfTasks()).toEqual(['Cancelled']);
});

test('several tasks, separated by commas, in one request', async () => {
	const ids = ['May', 'June', 'July'].map((name) => sandbox().plant(name));

	const { outputs } = await cancel(`${ids.join(', ')}, ${ids[0]},`);

	expect(jsonOf(outputs[0])).toEqual([{ outcome: 'cancelled', taskIds: ids, taskCount: 3 }]);
	expect(statesOfTasks()).toEqual(['Cancelled', 'Cancelled', 'Cancelled']);
	expect(sandbox().ledger.requests('cancelTasks')).toHaveLength(1);
});

test('several tasks as a list from an expression', async () => {
	const ids = ['May', 'June'].map((name) => sandbox().plant(name));

	const { outputs } = await runOperation(sandbox(), 'task:cancel', {
		parameters: { taskIds: byId('={{ $json.ids }}') },
		items: [{ ids }],
	});

	expect(jsonOf(outputs[0])).toMatchObject([{ taskIds: ids }]);
});

test('a task for each item: one that has ended does not hold up the others', async () => {
	const ended = sandbox().plant('Ended');
	now += 5 * 60_000;
	const running = sandbox().plant('Running');

	const { outputs } = await runOperation(sandbox(), 'task:cancel', {
		parameters: { taskIds: byId('={{ $json.taskId }}') },
		items: [{ taskId: ended }, { taskId: running }],
		onError: 'continueErrorOutput',
	});

	expect(pairsOf(outputs[0])).toEqual([[1]]);
	expect(jsonOf(outputs[1])).toMatchObject([{ taskId: ended }]);
	expect(statesOfTasks()).toEqual(['Finished', 'Cancelled']);
});

test('a task that has ended: said in words, with the code', async () => {
	const taskId = sandbox().plant('Ended');
	now += 5 * 60_000;

	const text = stopText(await cancel(taskId));

	expect(text).toContain(`The platform does not cancel task ${taskId} (code -54`);
	expect(text).toContain('Only tasks that wait or are calling can be cancelled');
});

test('among several the platform does not say which one, so that is said', async () => {
	const ended = sandbox().plant('Ended');
	now += 5 * 60_000;
	const running = sandbox().plant('Running');

	const text = stopText(await cancel(`${running},${ended}`));

	expect(text).toContain(`one of the tasks ${running}, ${ended}`);
	expect(text).toContain('cancel them one by one');
});

test('a task that there is not', async () => {
	expect(stopText(await cancel(404))).toContain('The platform does not have task 404');
});

test.each(['', ' , ', 'Renewals', '12;13', '-5'])(
	'"%s" from an expression is refused before anything is sent',
	async (id) => {
		const run = await runOperation(sandbox(), 'task:cancel', {
			parameters: { taskIds: byId('={{ $json.id }}') },
			items: [{ id }],
		});

		expect(stopText(run)).toContain("'Tasks'");
		expect(sandbox().ledger.requests()).toHaveLength(0);
	},
);

describe('when the answer is lost', () => {
	test('the repeat is refused because the task is cancelled already: that counts as done', async () => {
		const taskId = sandbox().plant('Renewals');
		sandbox().faults.add({ kind: 'loseAnswer', endpoint: 'cancelTasks' });

		const { outputs } = await cancel(taskId);

		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'confirmed', taskIds: [taskId] }]);
	});

	test('the task had ended before: it is said that nobody knows', async () => {
		const taskId = sandbox().plant('Ended');
		now += 5 * 60_000;
		sandbox().faults.add({ kind: 'loseAnswer', endpoint: 'cancelTasks' });

		const text = stopText(await cancel(taskId));

		expect(text).toContain('It is unknown whether the change was made');
		expect(text).toContain('Get Many Tasks');
	});

	test('a request that never arrived is sent again', async () => {
		const taskId = sandbox().plant('Renewals');
		sandbox().faults.add({ kind: 'httpStatus', status: 503, endpoint: 'cancelTasks', times: 2 });

		expect(jsonOf((await cancel(taskId)).outputs[0])).toMatchObject([{ outcome: 'cancelled' }]);
		expect(statesOfTasks()).toEqual(['Cancelled']);
	});
});
