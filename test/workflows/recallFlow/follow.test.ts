/** Recall flows as they move on, against the sandbox. */
import { jsonOf, pairsOf, stopText, useSandbox } from '../../support/campaign';
import { runOperation } from '../../support/operation';
import { byId, recalledTask, recallFlow } from '../../support/recalls';

const MINUTE = 60_000;
let ahead = 0;
const sandbox = useSandbox({ clock: () => Date.now() + ahead, speed: 60 });
beforeEach(() => (ahead = 0));

test.each(['nodeList', 'records', 'array'] as const)(
	'a flow is followed to its end, in the shape %s',
	async (shape) => {
		const { recallFlowId } = await recalledTask(sandbox());
		sandbox().quirks.recallDetailShape = shape;
		const statesOfNodes = async () => {
			const { nodes } = await recallFlow(sandbox(), recallFlowId);
			return (nodes as Array<{ state: string }>).map(({ state }) => state);
		};

		expect(await statesOfNodes()).toEqual(['Pending', 'Pending']);
		ahead = 20 * MINUTE;
		expect(await statesOfNodes()).toEqual(['Completed', 'Completed']);
	},
);

test('the list shows how many recalls are over', async () => {
	const { recallFlowId, taskId } = await recalledTask(sandbox());
	ahead = 20 * MINUTE;

	const { outputs } = await runOperation(sandbox(), 'recallFlow:query');

	expect(jsonOf(outputs[0])).toMatchObject([
		{ recallFlowId, taskId, state: 'Completed', recallCount: 2, finishedCount: 2 },
	]);
});

test('a flow that there is not: said for its item, with what to do', async () => {
	const { recallFlowId } = await recalledTask(sandbox());
	const parameters = { recallFlow: byId('={{ $json.flow }}') };
	const items = [{ flow: 999 }, { flow: recallFlowId }];

	const stopped = await runOperation(sandbox(), 'recallFlow:get', { parameters, items });
	const continued = await runOperation(sandbox(), 'recallFlow:get', {
		parameters,
		items,
		onError: 'continueErrorOutput',
	});

	expect(stopText(stopped)).toContain('The platform does not have the recall flow 999');
	expect(stopText(stopped)).toContain('Get Many Recall Flows');
	expect(pairsOf(continued.outputs[0])).toEqual([[1]]);
	expect(jsonOf(continued.outputs[1])).toMatchObject([{ flow: 999 }]);
});

test.each(['', 'renewals', 0, -1, 1.5])(
	'%j from an expression is no ID, and nothing is asked',
	async (id) => {
		const run = await runOperation(sandbox(), 'recallFlow:get', {
			parameters: { recallFlow: byId('={{ $json.id }}') },
			items: [{ id }],
		});

		expect(stopText(run)).toContain("'Recall Flow'");
		expect(sandbox().ledger.requests()).toHaveLength(0);
	},
);
