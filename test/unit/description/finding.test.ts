/** How the nodes are found in n8n's list, and what stands below them on the canvas. */
import actionCodex from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node.json';
import { operations } from '../../../nodes/LaafficVoiceAgent/operations';
import { createWorkflow, NO_OPERATION_TYPE } from '../../support/surroundings';
import { choicesOf, descriptions } from './nodes';

test.each([
	'call',
	'phone',
	'phone campaign',
	'dial',
	'dialer',
	'telephone',
	'reminder',
	'debt',
	'voice',
	'outbound',
	'sms',
	// The vendor's words for Get Many.
	'query tasks',
	'query recall flows',
])('a search for "%s" finds the entry of both nodes', (word) => {
	expect(actionCodex.alias).toContain(word);
});

test('the description of the entry, which n8n takes from the trigger, speaks for both', () => {
	const trigger = descriptions.find(({ name }) => name === 'laafficVoiceAgentTrigger');
	expect(trigger?.description).toContain('call people');
	expect(trigger?.description).toContain('start workflows');
});

describe("n8n's AI workflow builder", () => {
	const nodeTypes = descriptions.map(({ name }) => `n8n-nodes-laaffic.${name}`);

	test.each(descriptions)('is told what $name is for, and what goes with it', ({ builderHint }) => {
		expect(builderHint?.searchHint).toBeTruthy();
		const related = builderHint?.relatedNodes?.map(({ nodeType }) => nodeType) ?? [];
		expect(related).toHaveLength(nodeTypes.length - 1);
		expect(nodeTypes).toEqual(expect.arrayContaining(related));
	});

	test('is told so where n8n reads it: a hint on a list of operations stops the loading', () => {
		const lists = descriptions.flatMap(({ properties }) =>
			properties.filter(({ name }) => name === 'resource' || name === 'operation'),
		);
		expect(lists.filter(({ builderHint }) => builderHint !== undefined)).toEqual([]);
		const hints = lists.flatMap((list) => choicesOf(list).map(({ builderHint }) => builderHint));
		expect(hints).toContainEqual({
			propertyHint: expect.stringContaining('never put it into a loop'),
		});
	});
});

test('tasks come first in the list of actions', () => {
	const resource = descriptions
		.find(({ name }) => name === 'laafficVoiceAgent')
		?.properties.find(({ name }) => name === 'resource');
	expect(resource && choicesOf(resource)[0]).toMatchObject({ value: 'task' });
});

const node = (parameters: Record<string, unknown>) => ({
	id: 'node',
	name: 'Node',
	type: NO_OPERATION_TYPE,
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: parameters as never,
});

function subtitleOf(name: string, parameters: Record<string, unknown>): unknown {
	const { subtitle } = descriptions.find((description) => description.name === name) ?? {};
	const one = node(parameters);
	const { expression } = createWorkflow({ nodes: [one], connections: {} }, []);
	// n8n gives the parameters with their defaults; the no-operation node declares none.
	return expression.resolveSimpleParameterValue(subtitle, {}, null, 0, 0, one.name, [], 'manual', {
		$parameter: parameters,
	});
}

test.each(operations)('below the node stands $action', ({ resource, value, action }) => {
	const parameters = { resource, operation: value };
	expect(subtitleOf('laafficVoiceAgent', parameters)).toBe(action);
});

test.each([
	[[], 'all outcomes'],
	[['any'], 'all outcomes'],
	[['any', 'busy'], 'all outcomes'],
	[['busy', 'notAnswered'], 'busy, no answer'],
	[['busy', 'failed', 'unknown'], '3 outcomes'],
])('below the trigger on %j stands "%s"', (triggerOn, subtitle) => {
	expect(subtitleOf('laafficVoiceAgentTrigger', { triggerOn })).toBe(subtitle);
});
