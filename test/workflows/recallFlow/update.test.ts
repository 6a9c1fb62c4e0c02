/** Update Recall Flow. */
import type { INodeParameters } from 'n8n-workflow';
import { jsonOf, stopText, useSandbox } from '../../support/campaign';
import { runOperation } from '../../support/operation';
import { byId, recalledTask, recallFlow } from '../../support/recalls';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

let ahead = 0;
const sandbox = useSandbox({ clock: () => Date.now() + ahead, speed: 60 });
beforeEach(() => (ahead = 0));

const ALL_FIELDS = { recallType: 1, recallInterval: 60, agentId: byId(41), recallNum: 3 };

async function update(recallFlowId: number, updateFields: INodeParameters = ALL_FIELDS) {
	return await runOperation(sandbox(), 'recallFlow:update', {
		parameters: {
			recallFlow: byId(recallFlowId),
			updateFields,
		},
	});
}

test('all settings can be replaced, and the agents go out as the update page names them', async () => {
	const { recallFlowId } = await recalledTask(sandbox());

	const { outputs } = await update(recallFlowId);

	expect(jsonOf(outputs[0])).toEqual([
		{
			outcome: 'updated',
			recallFlowId,
			recallType: 'Failed Calls',
			recallTypeCode: 1,
			recallIntervalMinutes: 60,
			recallCount: 3,
			agentIds: [41, 41, 41],
		},
	]);
	expect(await recallFlow(sandbox(), recallFlowId)).toMatchObject({
		recallTypeCode: 1,
		recallIntervalMinutes: 60,
		recallCount: 3,
		nodes: [{ agentId: 41 }, { agentId: 41 }, { agentId: 41 }],
	});
	expect(sandbox().ledger.requests('updateRecallFlow')[0].warnings).toEqual([]);
});

test('each recall can have an agent of its own, and recalls can go by intent', async () => {
	const { recallFlowId } = await recalledTask(sandbox());

	const { outputs, error } = await update(recallFlowId, {
		recallAgentList: { recalls: [{ agentId: '43' }, { agentId: '=43' }, { agentId: byId(43) }] },
		recallType: 3,
		recallIntents: ['99999', '302'],
	});

	expect(error).toBeUndefined();
	expect(jsonOf(outputs[0])[0]).toMatchObject({
		recallCount: 3,
		recallIntervalMinutes: 30,
		agentIds: [43, 43, 43],
	});
});

describe('only what is added changes', () => {
	const BEFORE = { recallTypeCode: 0, recallIntervalMinutes: 30, recallCount: 2 };

	test.each<[string, INodeParameters, object, number]>([
		['the interval', { recallInterval: 90 }, { recallIntervalMinutes: 90 }, 2],
		['the condition', { recallType: 1 }, { recallTypeCode: 1 }, 2],
		['a greater number', { recallNum: 4 }, { recallCount: 4 }, 4],
		['a smaller number', { recallNum: 1 }, { recallCount: 1 }, 1],
		['the agent', { agentId: '41' }, {}, 2],
	])('%s', async (_what, updateFields, changed, recalls) => {
		const { recallFlowId } = await recalledTask(sandbox());

		const { error } = await update(recallFlowId, updateFields);

		expect(error).toBeUndefined();
		expect(await recallFlow(sandbox(), recallFlowId)).toMatchObject({
			...BEFORE,
			...changed,
			nodes: Array.from({ length: recalls }, () => ({
				agentId: 'agentId' in updateFields ? 41 : 43,
			})),
		});
	});

	test('what the platform does not tell has to be added', async () => {
		const { recallFlowId } = await recalledTask(sandbox());
		sandbox().quirks.recallDetailShape = 'records';

		expect(stopText(await update(recallFlowId, { recallType: 1 }))).toContain(
			"does not tell the present 'Recall Interval (Minutes)'",
		);
	});

	test('present intents are unknown, so they are never lost in silence', async () => {
		const { recallFlowId } = await recalledTask(sandbox());
		await update(recallFlowId, { recallType: 3, recallIntents: ['302'] });

		expect(stopText(await update(recallFlowId, { recallInterval: 90 }))).toContain(
			"does not tell the present 'Recall Intents'",
		);
	});
});

test.each([
	['Recall Interval', { recallInterval: 2000 }],
	['Number of Recalls', { recallNum: 11 }],
	['Agent ID', { agentId: '={{ $json.agent }}' }],
	['Recalls', { recallAgentList: {} }],
	['Recalls', { recallAgentList: { recalls: [{ agentId: '41' }] }, recallNum: 2 }],
	['Recall Intents', { recallType: 3, recallIntents: [] }],
	['Recall Intents', { recallIntents: ['202'] }],
	['Update Fields', {}],
])('a wrong %s is said before anything is sent', async (label, wrong) => {
	const { recallFlowId } = await recalledTask(sandbox());

	expect(stopText(await update(recallFlowId, wrong))).toContain(`'${label}`);
	expect(sandbox().ledger.requests('updateRecallFlow')).toHaveLength(0);
});

test('a flow that has begun is not changed, and it is said why', async () => {
	const { recallFlowId } = await recalledTask(sandbox());
	ahead = 20 * 60_000;

	const text = stopText(await update(recallFlowId));

	expect(text).toContain(`does not change the recall flow ${recallFlowId}`);
	expect(text).toContain('only as long as none of its recalls has begun');
});

test('an update whose answer is lost is sent again', async () => {
	const { recallFlowId } = await recalledTask(sandbox());
	sandbox().faults.add({ kind: 'loseAnswer', endpoint: 'updateRecallFlow' });

	const { outputs } = await update(recallFlowId);

	expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'updated' }]);
	expect(sandbox().ledger.requests('updateRecallFlow')).toHaveLength(2);
});

test('if no answer comes at all, the flow itself tells that it was updated', async () => {
	const { recallFlowId } = await recalledTask(sandbox());
	sandbox().faults.add({ kind: 'loseAnswer', endpoint: 'updateRecallFlow', times: 'always' });

	expect(jsonOf((await update(recallFlowId)).outputs[0])).toMatchObject([{ outcome: 'confirmed' }]);
});

test('intents cannot be looked up, so without an answer it is said that nobody knows', async () => {
	const { recallFlowId } = await recalledTask(sandbox());
	sandbox().faults.add({ kind: 'loseAnswer', endpoint: 'updateRecallFlow', times: 'always' });

	const text = stopText(await update(recallFlowId, { recallType: 3, recallIntents: ['202'] }));

	expect(text).toContain('It is unknown whether the change was made');
	expect(text).toContain('Get Recall Flow');
});
