/** An expression that is typed into a field set to 'Fixed' is neither sent nor spoken. */
import type { INodeParameters } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import {
	onlyTask,
	pairsOf,
	runCampaign,
	sandboxCredentials,
	stopText,
	useSandbox,
} from '../../support/campaign';
import { runNode } from '../../support/engine';

const sandbox = useSandbox();

const TYPED = '{{ $json.name }}';
const texts = (parameters: INodeParameters): INodeParameters => ({
	textVariablesFrom: 'map',
	...parameters,
});
const REQUIRED_FIELDS = { name: 'A', borrow_total_money: '1', due_date: '1 May' };

describe.each<[label: string, INodeParameters]>([
	["'Task Name'", { taskName: "Renewals {{ $now.toFormat('yyyy-MM-dd') }}" }],
	["'Agent ID'", { agentId: TYPED }],
	["'Callee Number'", { calleeNumber: '{{ $json.phone }}' }],
	["'Text 1'", texts({ textVariables: { text1: TYPED } })],
	["'Text 2'", texts({ textVariables: { text1: '={{ $json.phone }}', text2: `Mr ${TYPED}` } })],
	[
		"'Due Date'",
		texts({
			variableNames: 'callInformation',
			callInformation: { ...REQUIRED_FIELDS, due_date: TYPED },
		}),
	],
	[
		"'Agent ID' of 'Recalls'",
		{
			autoRecall: true,
			recallAgents: 'different',
			recallAgentList: { recalls: [{ agentId: '41' }, { agentId: TYPED }] },
		},
	],
	["'Application ID'", { options: { appId: TYPED } }],
	["'Display Number'", { options: { displayNum: TYPED } }],
	["'Default Country'", { options: { defaultCountry: TYPED } }],
])('braces in %s, set to Fixed: %j', (label, parameters) => {
	test('nobody is called, and the message says how to make it an expression', async () => {
		const result = await runCampaign(sandbox(), { parameters });

		expect(result.error?.message).toBe(
			`${label} contains {{, but is set to 'Fixed', so the expression would be sent as plain text`,
		);
		expect(result.error?.description).toContain("choose 'Expression' in place of 'Fixed'");
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

test('the rows leave by the error branch where the node continues', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		parameters: { taskName: TYPED },
		onError: 'continueErrorOutput',
	});

	expect(outputs[0]).toEqual([]);
	expect(pairsOf(outputs[1])).toEqual([[0]]);
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('braces of the row’s own stand in a name, but are not spoken', async () => {
	const items = [{ phone: '919777654321', name: '{{ Asha }}' }];
	const taskName = '={{ $json.name }} and others';

	await runCampaign(sandbox(), { items, parameters: { taskName } });
	expect(onlyTask(sandbox()).taskName).toBe('{{ Asha }} and others');

	const spoken = await runCampaign(sandbox(), {
		items,
		parameters: texts({ textVariables: { text1: '=Dear {{ $json.name.trim() }}' } }),
	});
	expect(stopText(spoken)).toContain("'Text 1' is or contains what a sheet or a program writes");
	expect(sandbox().ledger.tasks()).toHaveLength(1);
});

const FLOW = { resource: 'recallFlow', operation: 'update', recallFlow: picked('1427') };

test.each<[label: string, INodeParameters]>([
	["'Task Name'", { resource: 'task', operation: 'query', filters: { taskName: TYPED } }],
	["'Agent ID'", { ...FLOW, updateFields: { agentId: picked(TYPED) } }],
	[
		"'Additional Intent Codes'",
		{ ...FLOW, updateFields: { recallType: 3, additionalIntentCodes: TYPED } },
	],
])('other operations say it, too: %s', async (label, parameters) => {
	const result = await runNode({
		nodeType: new LaafficVoiceAgent(),
		parameters,
		credentials: [sandboxCredentials(sandbox())],
	});

	expect(stopText(result)).toContain(`${label} contains {{, but is set to 'Fixed'`);
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('the name that a list shows beside a chosen ID is no text of the user’s', async () => {
	const taskIds = { ...(picked('5000602') as object), mode: 'list', cachedResultName: TYPED };
	const result = await runNode({
		nodeType: new LaafficVoiceAgent(),
		parameters: { resource: 'task', operation: 'cancel', taskIds },
		credentials: [sandboxCredentials(sandbox())],
	});

	expect(result.error?.message ?? '').not.toContain('Fixed');
	expect(sandbox().ledger.requestCount).toBeGreaterThan(0);
});

function picked(value: string): INodeParameters[string] {
	return { __rl: true, mode: 'id', value };
}
