/** Automatic recalls: who is called again, how often, and by which agent. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { onlyTask, runCampaign, useSandbox } from '../../support/campaign';

const sandbox = useSandbox();

/** What every agent for collection needs to know of a callee. */
const TEXTS: INodeParameters = {
	textVariablesFrom: 'map',
	textVariables: { text1: 'Asha', text2: '5000', text3: '2099-05-01', text10: 'Ravi' },
};

async function recallFlowFor(parameters: INodeParameters): Promise<IDataObject | undefined> {
	const { error } = await runCampaign(sandbox(), { parameters: { ...TEXTS, ...parameters } });
	expect(error).toBeUndefined();
	const { settings, warnings } = onlyTask(sandbox());
	expect(warnings).toEqual([]);
	return settings.recallFlow as IDataObject | undefined;
}

const RECALL: INodeParameters = { autoRecall: true, recallInterval: 45 };

test('nobody is called again unless it is asked for', async () => {
	expect(await recallFlowFor({})).toBeUndefined();
});

test('switched on, those not reached are called twice more after half an hour', async () => {
	expect(await recallFlowFor({ autoRecall: true })).toEqual({
		recallType: 1,
		recallInterval: 30,
		recallNum: 2,
		nodeList: [{ agentId: '43' }, { agentId: '43' }],
	});
});

test.each([
	['all calls', 0],
	['failed calls', 1],
])('%s', async (_what, recallType) => {
	expect(await recallFlowFor({ ...RECALL, recallType, recallNum: 1 })).toEqual({
		recallType,
		recallInterval: 45,
		recallNum: 1,
		nodeList: [{ agentId: '43' }],
	});
});

test.each([1, 10])('with the same agent the list of agents has %i entries', async (recallNum) => {
	const flow = await recallFlowFor({ ...RECALL, recallAgents: 'same', recallNum });

	expect(flow?.recallNum).toBe(recallNum);
	expect(flow?.nodeList).toEqual(Array.from({ length: recallNum }, () => ({ agentId: '43' })));
});

test('with different agents their list makes the number of recalls', async () => {
	const agents = ['42', '41', ' 43 '];
	const flow = await recallFlowFor({
		...RECALL,
		recallAgents: 'different',
		recallAgentList: { recalls: agents.map((agentId) => ({ agentId })) },
	});

	expect(flow).toMatchObject({
		recallNum: 3,
		nodeList: [{ agentId: '42' }, { agentId: '41' }, { agentId: '43' }],
	});
});

test.each([1, 1440])('an interval of %i minutes is taken', async (recallInterval) => {
	expect(await recallFlowFor({ ...RECALL, recallInterval })).toMatchObject({ recallInterval });
});

test('the recall settings may be left over from before: switched off, none is sent', async () => {
	const leftOver = { ...RECALL, recallType: 3, recallNum: 99, autoRecall: false };
	expect(await recallFlowFor(leftOver)).toBeUndefined();
});

describe('by intent', () => {
	const BY_INTENT: INodeParameters = { ...RECALL, recallType: 3 };

	/** Copied from the vendor's table by hand: some codes of each industry, and an agent of it. */
	test.each([
		['collectionV1', '41', 'recallIntentsCollectionV1', ['201', '205', '209', '2010']],
		['collectionV2', '42', 'recallIntentsCollectionV2', ['2012', '2022', '2015', '2010']],
		['marketing', '43', 'recallIntentsMarketing', ['301', '304', '305']],
		['emergencyContact', '44', 'recallIntentsEmergencyContact', ['4012', '401', '4010']],
	])('of the industry %s, in the order chosen', async (industry, agentId, parameter, codes) => {
		const intents = [...codes, '99998', '99999'];
		const flow = await recallFlowFor({ ...BY_INTENT, agentId, industry, [parameter]: intents });

		expect(flow).toMatchObject({ recallType: 3, recallIntent: intents });
	});

	test('at first, those are called again whose call was not answered', async () => {
		expect(await recallFlowFor(BY_INTENT)).toMatchObject({ recallIntent: ['99999'] });
	});

	test('additional codes join the chosen ones, each once', async () => {
		const flow = await recallFlowFor({
			...BY_INTENT,
			agentId: '43',
			industry: 'marketing',
			recallIntentsMarketing: ['305', '99999'],
			additionalIntentCodes: ' 304, 305 ,,301',
		});

		expect(flow?.recallIntent).toEqual(['305', '99999', '304', '301']);
	});

	test('for an industry that the table does not have, any code may be added', async () => {
		const flow = await recallFlowFor({
			...BY_INTENT,
			agentId: '43',
			industry: 'other',
			recallIntentsOther: ['99998'],
			additionalIntentCodes: '306',
		});

		expect(flow?.recallIntent).toEqual(['99998', '306']);
	});

	test('choices of an industry that is hidden by now are not sent', async () => {
		const flow = await recallFlowFor({
			...BY_INTENT,
			agentId: '41',
			industry: 'collectionV1',
			recallIntentsCollectionV1: ['205'],
			recallIntentsMarketing: ['305'],
			recallIntentsEmergencyContact: ['403'],
		});

		expect(flow?.recallIntent).toEqual(['205']);
	});

	test('no intents are sent once the condition is another', async () => {
		const flow = await recallFlowFor({
			...BY_INTENT,
			recallType: 1,
			recallIntentsCollectionV1: ['205'],
			additionalIntentCodes: '206',
		});

		expect(flow).not.toHaveProperty('recallIntent');
	});

	test('an expression may give the codes as a text with commas', async () => {
		const flow = await recallFlowFor({
			...BY_INTENT,
			agentId: '41',
			recallIntentsCollectionV1: '={{ "205, 206 " }}',
		});

		expect(flow?.recallIntent).toEqual(['205', '206']);
	});
});
