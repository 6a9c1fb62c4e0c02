/**
 * Each fault of a request, with every operation that does not dial: what is reported of a change is
 * what the platform has, a repeat does no harm, and nobody is dialled.
 *
 * Every case has a number; `FAULT_CASE=1234 npx jest test/faults/changes` repeats one.
 */
import type { INodeParameters } from 'n8n-workflow';
import { TASK_STATES, type Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import { jsonOf } from '../support/campaign';
import type { NodeRun, NodeRunResult } from '../support/engine';
import { byId, recalledTask, recallFlow, type RecalledTask } from '../support/recalls';
import { REQUEST_FAULTS, requestFaults, type Strike } from './support/faults';
import type { Verdict } from './support/judge';
import { privateThings } from './support/privacy';
import { isFull, Tally } from './support/tally';
import { useWorld, type Trouble, type World } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

// On a clock that stands still, no task ends before it is cancelled, however slow the machine is.
const now = Date.now();
const world = useWorld({ clock: () => now });
const tally = new Tally('changes');
afterAll(() => tally.keep());
jest.setTimeout(120_000);

interface OperationUnderTest {
	readonly name: string;
	readonly endpoint: Endpoint;
	readonly parameters: (there: RecalledTask) => INodeParameters;
	/** Whether the platform has what was asked for; only for changes. */
	readonly isMade?: (world: World, there: RecalledTask) => Promise<boolean>;
}

const OPERATIONS: readonly OperationUnderTest[] = [
	{
		name: 'Cancel Tasks',
		endpoint: 'cancelTasks',
		parameters: ({ taskId }) => ({ resource: 'task', operation: 'cancel', taskIds: byId(taskId) }),
		isMade: async ({ sandbox }, { taskId }) => {
			const task = sandbox.ledger.tasks().find((one) => one.taskId === taskId);
			return TASK_STATES[task?.status as keyof typeof TASK_STATES] === 'Cancelled';
		},
	},
	{
		name: 'Cancel Recall Flow',
		endpoint: 'cancelRecallFlow',
		parameters: ({ recallFlowId }) => ({
			resource: 'recallFlow',
			operation: 'cancel',
			cancelBy: 'flow',
			recallFlow: byId(recallFlowId),
		}),
		isMade: async ({ sandbox }, { recallFlowId }) =>
			(await recallFlow(sandbox, recallFlowId)).state === 'Cancelled',
	},
	{
		name: 'Update Recall Flow',
		endpoint: 'updateRecallFlow',
		parameters: ({ recallFlowId }) => ({
			resource: 'recallFlow',
			operation: 'update',
			recallFlow: byId(recallFlowId),
			updateFields: { recallType: 1, recallInterval: 60, agentId: '41', recallNum: 3 },
		}),
		isMade: async ({ sandbox }, { recallFlowId }) =>
			(await recallFlow(sandbox, recallFlowId)).recallCount === 3,
	},
	{
		name: 'Query Tasks',
		endpoint: 'queryTasks',
		parameters: () => ({ resource: 'task', operation: 'query', returnAll: true }),
	},
	{
		name: 'Query Recall Flows',
		endpoint: 'queryRecallFlows',
		parameters: () => ({ resource: 'recallFlow', operation: 'query', returnAll: true }),
	},
	{
		name: 'Get Recall Flow',
		endpoint: 'getRecallFlow',
		parameters: ({ recallFlowId }) => ({
			resource: 'recallFlow',
			operation: 'get',
			recallFlow: byId(recallFlowId),
		}),
	},
	{
		name: 'Get Balance',
		endpoint: 'getBalance',
		parameters: () => ({ resource: 'account', operation: 'getBalance' }),
	},
];

const STRIKES: readonly Strike[] = [{ times: 1 }, { times: 'always' }];

/** The node's settings for each run; faults end before the second. */
const WAYS: ReadonlyArray<ReadonlyArray<Partial<NodeRun>>> = [
	[{}],
	[{ onError: 'continueErrorOutput' }],
	[{ retryOnFail: true, maxTries: 3 }],
	[{ retryOnFail: true, maxTries: 3, onError: 'continueRegularOutput' }],
	[{}, {}],
];
const CASES = STRIKES.flatMap((at) => WAYS.map((way) => ({ at, way })));
const asked = process.env.FAULT_CASE === undefined ? undefined : Number(process.env.FAULT_CASE);

describe.each(OPERATIONS.map((operation, place) => ({ ...operation, place })))(
	'$name',
	(operation) => {
		test.each(requestFaults.map((fault, place) => ({ fault, place })))(
			'$fault',
			async ({ fault, place }) => {
				const wrong: string[] = [];
				for (const [index, { at, way }] of CASES.entries()) {
					const number = (operation.place * requestFaults.length + place) * CASES.length + index;
					if (!isChosen(number)) continue;
					const verdict: Verdict = { twice: [], lost: [], untrue: [] };
					world().sandbox.reset();
					world().clear();
					const there = await recalledTask(world().sandbox);
					const trouble = REQUEST_FAULTS[fault]({ endpoint: operation.endpoint, ...at });
					world().strike(trouble);
					for (const [run, settings] of way.entries()) {
						if (run > 0) world().clear();
						const items = [{ phone: '' }];
						const result = await world().run(operation.parameters(there), items, settings);
						world().clear();
						await judge(operation, there, result, run > 0, verdict);
					}
					wrong.push(...tally.add(fault, operation.name, number, verdict, `FAULT_CASE=${number}`));
				}
				expect(wrong).toEqual([]);
			},
		);
	},
);

describe('made, but neither the answer nor a look at the platform tells', () => {
	const changes = OPERATIONS.filter(({ isMade }) => isMade !== undefined);
	const looks: readonly Endpoint[] = ['queryTasks', 'getRecallFlow', 'queryRecallFlows'];

	test.each(changes)('$name', async (operation) => {
		const there = await recalledTask(world().sandbox);
		world().strike(
			{ kind: 'loseAnswer', endpoint: operation.endpoint, times: 'always' },
			...looks.map((endpoint): Trouble => ({
				kind: 'httpStatus',
				status: 503,
				endpoint,
				times: 'always',
			})),
		);

		const result = await world().run(operation.parameters(there), [{ phone: '' }]);

		world().clear();
		expect(await operation.isMade?.(world(), there)).toBe(true);
		expect(failureOf(result)).toMatch(UNKNOWN);
		expect(failureOf(result)).toContain('It does no harm to run this again');
	});
});

/** Where not all cases are run, one for each fault: the first for the first, and so on. */
function isChosen(number: number): boolean {
	if (asked !== undefined) return asked === number;
	return isFull || number % CASES.length === Math.floor(number / CASES.length) % CASES.length;
}

const UNKNOWN = /It is unknown whether the change was made/;

async function judge(
	{ isMade }: OperationUnderTest,
	there: RecalledTask,
	result: NodeRunResult,
	isWell: boolean,
	verdict: Verdict,
): Promise<void> {
	verdict.untrue.push(...privateThings(result));
	const words = failureOf(result);
	if (isWell && words !== undefined) verdict.lost.push(`fails again: ${words}`);
	const { ledger } = world().sandbox;
	if (ledger.tasks().filter(({ origin }) => origin === 'request').length !== 1) {
		verdict.twice.push('there is another task');
	}
	if (words === undefined && result.outputs.flat().length === 0) verdict.lost.push('no item');
	if (isMade === undefined) return;
	const made = await isMade(world(), there);
	if (words === undefined && !made) verdict.lost.push('reported as made, but it is not');
	if (words !== undefined && made && !UNKNOWN.test(words)) {
		verdict.untrue.push(`made, but this was said: ${words}`);
	}
}

/** What was said about a run that failed, wherever it was said. */
function failureOf({ error, outputs }: NodeRunResult): string | undefined {
	if (error) return [error.message, error.description].join('\n');
	const item = jsonOf(outputs.flat()).find((json) => json.error !== undefined);
	return item && JSON.stringify(item.error);
}
