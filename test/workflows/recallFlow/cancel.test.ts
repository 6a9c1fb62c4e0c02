/** Cancel Recall Flow: a flow, the recalls of a task, or a recall and those after it. */
import { jsonOf, stopText, useSandbox } from '../../support/campaign';
import { runOperation } from '../../support/operation';
import { byId, recalledTask, recallFlow, type RecalledTask } from '../../support/recalls';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

let ahead = 0;
const sandbox = useSandbox({ clock: () => Date.now() + ahead, speed: 60 });
beforeEach(() => (ahead = 0));

const SCOPES = {
	flow: ({ recallFlowId }: RecalledTask) => ({ recallFlow: byId(recallFlowId) }),
	task: ({ taskId }: RecalledTask) => ({ task: byId(taskId) }),
	node: ({ recallFlowId, nodeIds }: RecalledTask) => ({
		recallFlow: byId(recallFlowId),
		recallNode: byId(nodeIds[0]),
	}),
};
type Scope = keyof typeof SCOPES;

async function cancel(scope: Scope, task: RecalledTask) {
	return await runOperation(sandbox(), 'recallFlow:cancel', {
		parameters: { cancelBy: scope, ...SCOPES[scope](task) },
	});
}

async function statesOfNodes({ recallFlowId }: RecalledTask): Promise<string[]> {
	const { nodes } = await recallFlow(sandbox(), recallFlowId);
	return (nodes as Array<{ state: string }>).map(({ state }) => state);
}

const IDS = {
	flow: ({ recallFlowId }: RecalledTask) => recallFlowId,
	task: ({ taskId }: RecalledTask) => taskId,
	node: ({ nodeIds }: RecalledTask) => nodeIds[0],
};

describe.each(['flow', 'task', 'node'] as const)('by %s', (scope) => {
	test('the recalls are cancelled', async () => {
		const task = await recalledTask(sandbox());

		const { outputs } = await cancel(scope, task);

		expect(jsonOf(outputs[0])).toEqual([{ outcome: 'cancelled', scope, id: IDS[scope](task) }]);
		expect(await statesOfNodes(task)).toEqual(['Cancelled', 'Cancelled']);
		expect(sandbox().ledger.requests('cancelRecallFlow')[0].warnings).toEqual([]);
	});

	test('recalls that are over: said in words, with what to do', async () => {
		const task = await recalledTask(sandbox());
		ahead = 20 * 60_000;

		const text = stopText(await cancel(scope, task));

		expect(text).toContain(`The platform does not cancel`);
		expect(text).toContain(String(IDS[scope](task)));
		expect(text).toContain('Get Recall Flow');
	});

	test('a lost answer: the refused repeat is recognised as done', async () => {
		const task = await recalledTask(sandbox());
		sandbox().faults.add({ kind: 'loseAnswer', endpoint: 'cancelRecallFlow' });

		const { outputs } = await cancel(scope, task);

		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'confirmed' }]);
		expect(await statesOfNodes(task)).toEqual(['Cancelled', 'Cancelled']);
	});
});

test('a recall in the middle is cancelled together with those after it only', async () => {
	const task = await recalledTask(sandbox());

	await cancel('node', { ...task, nodeIds: [task.nodeIds[1]] });

	expect(await statesOfNodes(task)).toEqual(['Pending', 'Cancelled']);
});

test('an empty choice is said by its name', async () => {
	const run = await runOperation(sandbox(), 'recallFlow:cancel', {
		parameters: { cancelBy: 'task', task: byId('={{ $json.none }}') },
	});

	expect(stopText(run)).toContain("'Task' is empty");
});
