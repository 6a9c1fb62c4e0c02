/** Recall flows with the examples of the vendor's pages, copied by hand: they do not read the facts. */
import nock from 'nock';
import { jsonOf } from '../../support/campaign';
import { answerWith, PLATFORM, runOperation } from '../../support/operation';

afterEach(() => nock.cleanAll());

/** The example of the agents' page, in its newer text. */
const AGENT_PAGE = {
	code: 0,
	msg: 'success',
	data: {
		keyId: 321,
		recallInterval: 30,
		recallNum: 2,
		recallType: 1,
		status: 1,
		nodeList: [
			{ keyId: 9001, taskId: 70001, nodeStatus: 2, scriptId: 77 },
			{ keyId: 9002, taskId: null, nodeStatus: 0, agentId: 78 },
		],
		total: 574,
		size: 1,
		current: 1,
		pages: 574,
	},
};

/** The example of the generic page: nodes in `records`, no head, and paging fields. */
const GENERIC_PAGE = {
	code: 0,
	msg: 'success',
	data: {
		records: [
			{
				keyId: 1427,
				taskId: 5009612,
				nodeStatus: 2,
				voiceFileId: '120250811103439c1901f4c53b691b419ad8a143b.wav',
				voiceFileName: null,
				source: 1,
				text: null,
				hangUpSms: 0,
				toSeat: 0,
				delayTransfer: 0,
			},
		],
		total: 574,
		size: 1,
		current: 1,
		searchCount: true,
		pages: 574,
	},
};

const chosen = (value: string) => ({ __rl: true, mode: 'id', value });

async function get(parameters = {}) {
	const run = await runOperation(PLATFORM, 'recallFlow:get', {
		parameters: { recallFlow: chosen('321'), ...parameters },
	});
	if (run.error) throw run.error;
	return jsonOf(run.outputs[0]);
}

describe('Get Recall Flow', () => {
	test('asks for the flow by its id', async () => {
		const asked = answerWith(AGENT_PAGE);

		await get();

		expect(asked).toMatchObject([
			{ path: '/v3/voice/recallFlow/queryDetail', body: { keyId: 321 } },
		]);
	});

	test('the form of the agents page: head and nodes with names for their states', async () => {
		answerWith(AGENT_PAGE);

		expect(await get()).toEqual([
			{
				recallFlowId: 321,
				state: 'In Progress',
				stateCode: 1,
				recallType: 'Failed Calls',
				recallTypeCode: 1,
				recallIntervalMinutes: 30,
				recallCount: 2,
				nodes: [
					{ nodeId: 9001, taskId: 70001, state: 'Completed', stateCode: 2, agentId: 77 },
					{ nodeId: 9002, taskId: null, state: 'Pending', stateCode: 0, agentId: 78 },
				],
			},
		]);
	});

	test('the form of the generic page: nodes without a head', async () => {
		answerWith(GENERIC_PAGE);

		expect(await get()).toMatchObject([
			{
				recallFlowId: 321,
				state: null,
				nodes: [{ nodeId: 1427, taskId: 5009612, state: 'Completed', agentId: null }],
			},
		]);
	});

	test('a bare list of nodes', async () => {
		answerWith({ ...AGENT_PAGE, data: AGENT_PAGE.data.nodeList });

		expect(await get()).toMatchObject([
			{ recallFlowId: 321, state: null, nodes: [{ nodeId: 9001 }, { nodeId: 9002 }] },
		]);
	});

	test('one item for each node, with its flow', async () => {
		answerWith(AGENT_PAGE);

		expect(await get({ splitNodes: true })).toEqual([
			{
				recallFlowId: 321,
				recallFlowState: 'In Progress',
				recallFlowStateCode: 1,
				recallNumber: 1,
				nodeId: 9001,
				taskId: 70001,
				state: 'Completed',
				stateCode: 2,
				agentId: 77,
			},
			expect.objectContaining({ recallNumber: 2, nodeId: 9002, state: 'Pending' }),
		]);
	});

	test('with Simplify off the raw flow, with all fields of its nodes', async () => {
		answerWith(GENERIC_PAGE);

		expect(await get({ simplify: false })).toEqual([GENERIC_PAGE.data]);
	});

	test('with Simplify off the raw nodes, one item each', async () => {
		answerWith(GENERIC_PAGE);

		expect(await get({ simplify: false, splitNodes: true })).toEqual(GENERIC_PAGE.data.records);
	});
});

describe('Get Many Recall Flows', () => {
	const RECORD = {
		keyId: 12,
		taskId: 5000602,
		taskName: 'Renewals May',
		createTime: '2024-06-04 14:49:36',
		recallType: 0,
		recallInterval: 30,
		recallNum: 3,
		finishNum: 1,
		status: 1,
	};
	const LIST = { code: 0, msg: 'success', data: { records: [RECORD], total: 1, pages: 1 } };

	test('simplified: named states, times with their offset', async () => {
		answerWith(LIST);

		const { outputs } = await runOperation(PLATFORM, 'recallFlow:query');

		expect(jsonOf(outputs[0])).toEqual([
			{
				recallFlowId: 12,
				taskId: 5000602,
				taskName: 'Renewals May',
				state: 'In Progress',
				stateCode: 1,
				createdTime: '2024-06-04T02:49:36.000-04:00',
				recallType: 'All Calls',
				recallTypeCode: 0,
				recallIntervalMinutes: 30,
				recallCount: 3,
				finishedCount: 1,
			},
		]);
	});

	test('with Simplify off the record as it came', async () => {
		answerWith(LIST);

		const run = await runOperation(PLATFORM, 'recallFlow:query', {
			parameters: { simplify: false },
		});

		expect(jsonOf(run.outputs[0])).toEqual([RECORD]);
	});

	test('the filter goes out as the name or the id of the task', async () => {
		const asked = answerWith(LIST);

		await runOperation(PLATFORM, 'recallFlow:query', {
			parameters: {
				startTime: '2024-06-01T00:00:00+08:00',
				endTime: '2024-06-30T00:00:00+08:00',
				filters: { taskName: '={{ 5000602 }}' },
				returnAll: true,
			},
		});

		expect(asked[0]).toMatchObject({
			path: '/voice/recallFlow/queryPage',
			body: {
				current: 1,
				size: 100,
				params: {
					strTime: '2024-06-01 00:00:00',
					endTime: '2024-06-30 00:00:00',
					taskName: '5000602',
				},
			},
		});
	});
});

describe('a recall flow that the platform answers with no data', () => {
	it('is not found, and no empty item comes out', async () => {
		answerWith({ code: 0, msg: 'success', data: null });
		await expect(get()).rejects.toMatchObject({
			message: expect.stringContaining('does not have the recall flow 321'),
		});
	});
});
