/** Get Many Tasks with the example of the vendor's page, copied by hand: it does not read the facts. */
import nock from 'nock';
import { jsonOf } from '../../../support/campaign';
import { answerWith, asTool, PLATFORM, runOperation } from '../../../support/operation';

afterEach(() => nock.cleanAll());

const RECORD = {
	taskId: 5000602,
	taskName: '2024-06-04 14:49:17-agent',
	status: 2,
	rate: '100',
	numCnt: 10,
	callNum: 10,
	success: 8,
	fail: 2,
	createdTime: '2024-06-04 14:49:36',
	scriptId: 56,
	taskType: 3,
	answeredNum: 8,
	asr: '80',
	agentTotalFeetime: 320,
	agentFee: '0.125000',
	chargeLen: 480,
	acd: '60s',
	groupCallPayFee: '0.034827(USD)',
	smsPayFee: '0(USD)',
	taskSumPayFee: '0.159827(USD)',
	sendSmsNum: 0,
};

const page = (...records: object[]) => ({
	code: 0,
	msg: 'success',
	data: { records, total: records.length, size: 100, current: 1, searchCount: true, pages: 1 },
});

async function query(parameters = {}) {
	return await runOperation(PLATFORM, 'task:query', { parameters });
}

test('simplified, the useful fields: numbers as numbers, money with its currency, the time in the zone of the workflow', async () => {
	answerWith(page(RECORD));

	expect(jsonOf((await query()).outputs[0])).toEqual([
		{
			taskId: 5000602,
			taskName: '2024-06-04 14:49:17-agent',
			state: 'Finished',
			stateCode: 2,
			createdTime: '2024-06-04T02:49:36.000-04:00',
			progressPercent: 100,
			calleeCount: 10,
			calledCount: 10,
			answeredCount: 8,
			totalCost: 0.159827,
			totalCostCurrency: 'USD',
		},
	]);
});

test('with Simplify off every field of the page comes out as it came', async () => {
	answerWith(page(RECORD));

	expect(jsonOf((await query({ simplify: false })).outputs[0])).toEqual([RECORD]);
});

test('an AI agent can be given every field that can be read', async () => {
	answerWith(page(RECORD));
	const fields = [
		...['taskName', 'state', 'stateCode', 'createdTime', 'progressPercent', 'calleeCount'],
		...['calledCount', 'answeredCount', 'answerPercent', 'averageCallSeconds', 'totalCost'],
		...['totalCostCurrency', 'successCount', 'failedCount', 'agentId', 'agentCost', 'lineCost'],
		...['lineCostCurrency', 'smsCost', 'smsCostCurrency', 'smsCount'],
	];
	const { outputs } = await runOperation(PLATFORM, 'task:query', {
		nodeType: asTool(),
		parameters: { output: 'selectedFields', fields },
	});

	expect(jsonOf(outputs[0])).toEqual([
		{
			taskId: 5000602,
			taskName: '2024-06-04 14:49:17-agent',
			state: 'Finished',
			stateCode: 2,
			createdTime: '2024-06-04T02:49:36.000-04:00',
			progressPercent: 100,
			calleeCount: 10,
			calledCount: 10,
			answeredCount: 8,
			answerPercent: 80,
			averageCallSeconds: 60,
			totalCost: 0.159827,
			totalCostCurrency: 'USD',
			successCount: 8,
			failedCount: 2,
			agentId: 56,
			agentCost: 0.125,
			lineCost: 0.034827,
			lineCostCurrency: 'USD',
			smsCost: 0,
			smsCostCurrency: 'USD',
			smsCount: 0,
		},
	]);
});

test('the page is asked for as the example asks for it', async () => {
	const asked = answerWith(page(RECORD));

	await query({
		startTime: '2024-01-01T00:00:00+08:00',
		endTime: '2024-06-03T15:13:01+08:00',
		limit: 10,
	});

	expect(asked).toHaveLength(1);
	expect(asked[0].path).toBe('/voice/group/call/query');
	expect(asked[0].body).toEqual({
		current: 1,
		size: 10,
		params: {
			strTime: '2024-01-01 00:00:00',
			endTime: '2024-06-03 15:13:01',
			taskType: 3,
			statusList: [],
		},
	});
});

test.each(['jobId', 'keyId'])('the task id may be called %s', async (name) => {
	const { taskId, ...rest } = RECORD;
	answerWith(page({ ...rest, [name]: taskId }));

	expect(jsonOf((await query()).outputs[0])[0]).toMatchObject({ taskId: 5000602 });
});

test('the other envelope is read, too, and a list without paging fields', async () => {
	answerWith({ status: '0', reason: 'success', data: { records: [RECORD] } });

	expect((await query()).outputs[0]).toHaveLength(1);
});

test('a state that no page knows keeps its code; what is missing is empty, not left out', async () => {
	answerWith(page({ taskId: 1, status: 7, callNum: '--' }));

	expect(jsonOf((await query()).outputs[0])[0]).toMatchObject({
		state: 'Unknown (7)',
		stateCode: 7,
		taskName: null,
		totalCost: null,
		totalCostCurrency: null,
		calledCount: '--',
	});
});
