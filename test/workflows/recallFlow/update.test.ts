/** Update Recall Flow. */
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

async function update(recallFlowId: number, parameters: object = {}) {
	return await runOperation(sandbox(), 'recallFlow:update', {
		parameters: {
			recallFlow: byId(recallFlowId),
			recallType: 1,
			recallInterval: 60,
			recallAgents: 'same',
			agentId: '41',
			recallNum: 3,
			...parameters,
		},
	});
}

test('all settings are replaced, and the agents go out as the update page names them', async () => {
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
		recallAgents: 'different',
		recallAgentList: { recalls: [{ agentId: '41' }, { agentId: '=41' }] },
		recallType: 3,
		industry: 'collectionV1',
		recallIntentsCollectionV1: ['99999', '202'],
	});

	expect(error).toBeUndefined();
	expect(jsonOf(outputs[0])[0]).toMatchObject({ recallCount: 2, agentIds: [41, 41] });
});

test.each([
	['Recall Interval', { recallInterval: 2000 }],
	['Number of Recalls', { recallNum: 11 }],
	['Agent ID', { agentId: '={{ $json.agent }}' }],
	['Recalls', { recallAgents: 'different' }],
	['Recall Intents', { recallType: 3, recallIntentsCollectionV1: [] }],
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

	const text = stopText(await update(recallFlowId, { recallType: 3 }));

	expect(text).toContain('It is unknown whether the change was made');
	expect(text).toContain('Get Recall Flow');
});
