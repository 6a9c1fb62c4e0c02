/** The searchable lists from which tasks, recall flows and recalls are chosen. */
import { useSandbox } from '../../support/campaign';
import { openList } from '../../support/picker';
import { byId, recalledTask } from '../../support/recalls';

// On a clock that stands still, no task goes on before it is listed, however slow the machine is.
const now = Date.now();
const sandbox = useSandbox({ clock: () => now });
const namesOf = ({ results }: Awaited<ReturnType<typeof openList>>) =>
	results.map(({ name }) => name);

describe('tasks', () => {
	test('with their ID, state and progress, newest first', async () => {
		const [may, june] = ['May', 'June'].map((name) => sandbox().plant(name));

		const { results } = await openList(sandbox(), 'searchTasks');

		expect(results).toEqual([
			{ name: `June (${june}, Submitting, 0%)`, value: june },
			{ name: `May (${may}, Submitting, 0%)`, value: may },
		]);
	});

	test('searched by a part of the name', async () => {
		for (const name of ['Renewals May', 'Reminders']) sandbox().plant(name);

		expect(namesOf(await openList(sandbox(), 'searchTasks', { filter: ' renew ' }))).toEqual([
			expect.stringContaining('Renewals May'),
		]);
	});

	test('page after page, to the last', async () => {
		for (let number = 0; number < 150; number++) sandbox().plant(`Task ${number}`);

		const first = await openList(sandbox(), 'searchTasks');
		const { paginationToken } = first as { paginationToken: string };
		const last = await openList(sandbox(), 'searchTasks', { paginationToken });

		expect([first.results.length, last.results.length]).toEqual([100, 50]);
		expect(last.paginationToken).toBeUndefined();
	});

	test('a platform that does not count its pages', async () => {
		sandbox().quirks.listTotals = false;
		for (let number = 0; number < 100; number++) sandbox().plant(`Task ${number}`);

		const first = await openList(sandbox(), 'searchTasks');
		const { paginationToken } = first as { paginationToken: string };
		const last = await openList(sandbox(), 'searchTasks', { paginationToken });

		expect(last).toEqual({ results: [], paginationToken: undefined });
	});
});

describe('agents', () => {
	test('called after the tasks that used them, the last used first', async () => {
		for (const name of ['March', 'April', 'May', 'June']) sandbox().plant(name);

		const { results } = await openList(sandbox(), 'searchAgents');

		expect(results).toEqual([{ name: 'Agent of June, May and 2 more (41)', value: 41 }]);
	});

	test('searched by the name of a task or by their number', async () => {
		for (const name of ['Renewals May', 'Reminders']) sandbox().plant(name);
		const found = async (filter: string) =>
			(await openList(sandbox(), 'searchAgents', { filter })).results.map(({ value }) => value);

		expect(await found('renewals')).toEqual([41]);
		expect(await found('41')).toEqual([41]);
		expect(await found('welcome')).toEqual([]);
	});
});

describe('recall flows', () => {
	test('with their task, state and progress', async () => {
		const { recallFlowId } = await recalledTask(sandbox());

		const { results } = await openList(sandbox(), 'searchRecallFlows');

		expect(results).toEqual([
			{ name: `Renewals May (${recallFlowId}, Pending, 0 of 2 done)`, value: recallFlowId },
		]);
	});

	test('searched by the name or the ID of their task', async () => {
		const may = await recalledTask(sandbox(), 'Renewals May');
		const june = await recalledTask(sandbox(), 'Renewals June');
		const found = async (filter: string) =>
			(await openList(sandbox(), 'searchRecallFlows', { filter })).results.map(
				({ value }) => value,
			);

		expect(await found('june')).toEqual([june.recallFlowId]);
		expect(await found(String(may.taskId))).toEqual([may.recallFlowId]);
	});
});

describe('recalls', () => {
	const panel = { resource: 'recallFlow', operation: 'cancel', cancelBy: 'node' };

	test('of the chosen flow, with state and agent', async () => {
		const { recallFlowId, nodeIds } = await recalledTask(sandbox());

		const { results } = await openList(sandbox(), 'searchRecallNodes', {
			parameters: { ...panel, recallFlow: byId(recallFlowId) },
		});

		expect(results).toEqual([
			{ name: `Recall 1: Pending, agent 43 (node ${nodeIds[0]})`, value: nodeIds[0] },
			{ name: `Recall 2: Pending, agent 43 (node ${nodeIds[1]})`, value: nodeIds[1] },
		]);
	});

	test('searched by what the list shows', async () => {
		const { recallFlowId, nodeIds } = await recalledTask(sandbox());

		const { results } = await openList(sandbox(), 'searchRecallNodes', {
			parameters: { ...panel, recallFlow: byId(recallFlowId) },
			filter: 'recall 2',
		});

		expect(results.map(({ value }) => value)).toEqual([nodeIds[1]]);
	});

	test('without a chosen flow it is said that one is needed', async () => {
		const opened = openList(sandbox(), 'searchRecallNodes', {
			parameters: { ...panel, recallFlow: { __rl: true, mode: 'list', value: '' } },
		});

		await expect(opened).rejects.toThrow("'Recall Flow' is empty");
	});
});

// n8n shows the message of an error in the list, and not its description.
test.each(['searchAgents', 'searchRecallFlows', 'searchTasks'] as const)(
	'a list that cannot be filled says what to do, %s',
	async (method) => {
		sandbox().faults.add({ kind: 'httpStatus', status: 403 });

		await expect(openList(sandbox(), method)).rejects.toThrow(
			/^The address does not let this n8n server in \(HTTP status 403\)\. .*IP address/,
		);
	},
);
