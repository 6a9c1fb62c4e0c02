/** The node as a tool of an AI agent: looking is free, calling people needs leave. */
import type { INodeType } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import {
	dialled,
	jsonOf,
	sandboxCredentials,
	SMALL_CAMPAIGN,
	stopText,
	useSandbox,
} from '../../support/campaign';
import { runNode } from '../../support/engine';
import { asTool } from '../../support/operation';
import { byId, recalledTask } from '../../support/recalls';

const sandbox = useSandbox();

async function use(nodeType: INodeType, parameters: object) {
	return await runNode({
		nodeType,
		parameters: { ...parameters },
		items: [{ phone: '919777654321' }],
		credentials: [sandboxCredentials(sandbox())],
	});
}

test('an agent may look', async () => {
	sandbox().plant('Renewals');

	const { outputs } = await use(asTool(), { resource: 'task', operation: 'query' });

	expect(jsonOf(outputs[0])).toMatchObject([{ taskName: 'Renewals' }]);
});

describe('creating', () => {
	test('is refused without leave, and nobody is called', async () => {
		const run = await use(asTool(), SMALL_CAMPAIGN);

		expect(stopText(run)).toContain('nobody was called');
		expect(stopText(run)).toContain("'Let AI Agent Place Calls'");
		expect(sandbox().ledger.requests()).toHaveLength(0);
	});

	test('goes on with leave', async () => {
		const { error } = await use(asTool(), { ...SMALL_CAMPAIGN, allowAgentToCall: true });

		expect(error).toBeUndefined();
		expect(dialled(sandbox())).toEqual({ '919777654321': 1 });
	});

	test('leave is no text that an agent could fill in', async () => {
		const run = await use(asTool(), { ...SMALL_CAMPAIGN, allowAgentToCall: '={{ true }}' });

		expect(stopText(run)).toContain('nobody was called');
		expect(dialled(sandbox())).toEqual({});
	});

	test('leave to make changes is no leave to call', async () => {
		const run = await use(asTool(), { ...SMALL_CAMPAIGN, allowAgentToChange: true });

		expect(stopText(run)).toContain('nobody was called');
	});

	test('the node in a workflow needs no leave', async () => {
		const { error } = await use(new LaafficVoiceAgent(), SMALL_CAMPAIGN);

		expect(error).toBeUndefined();
		expect(dialled(sandbox())).toEqual({ '919777654321': 1 });
	});
});

test('cancelling and updating are refused without leave', async () => {
	const { taskId, recallFlowId } = await recalledTask(sandbox());
	const before = sandbox().ledger.requestCount;
	const changes = [
		{ resource: 'task', operation: 'cancel', taskIds: byId(taskId) },
		{ resource: 'recallFlow', operation: 'cancel', recallFlow: byId(recallFlowId) },
		{
			resource: 'recallFlow',
			operation: 'update',
			recallFlow: byId(recallFlowId),
			agentId: '41',
		},
	];

	for (const change of changes) {
		expect(stopText(await use(asTool(), change))).toContain('nothing was changed');
	}
	expect(sandbox().ledger.requestCount).toBe(before);
});

describe('sending a text', () => {
	const text = {
		resource: 'sms',
		operation: 'send',
		number: '={{ $json.phone }}',
		appId: 'DemoSms1',
		content: 'Hello',
	};

	test.each([{}, { allowAgentToCall: true }, { allowAgentToText: '={{ true }}' }])(
		'is refused with %j only',
		async (leave) => {
			expect(stopText(await use(asTool(), { ...text, ...leave }))).toContain('nothing was sent');
			expect(sandbox().ledger.requests()).toHaveLength(0);
		},
	);

	test('goes on with leave', async () => {
		const { error } = await use(asTool(), { ...text, allowAgentToText: true });

		expect(error).toBeUndefined();
		expect(sandbox().ledger.texts()).toMatchObject([{ number: '919777654321' }]);
	});
});

test('cancelling goes on with leave', async () => {
	const taskId = sandbox().plant('Renewals');

	const { outputs } = await use(asTool(), {
		resource: 'task',
		operation: 'cancel',
		taskIds: byId(taskId),
		allowAgentToChange: true,
	});

	expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'cancelled' }]);
});
