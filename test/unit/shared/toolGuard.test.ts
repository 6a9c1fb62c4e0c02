/** How the node tells that it is used by an AI agent. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { operations } from '../../../nodes/LaafficVoiceAgent/operations';
import { fieldsOf } from '../../../nodes/LaafficVoiceAgent/shared/operation';
import { checkConsent, CONSENTS } from '../../../nodes/LaafficVoiceAgent/shared/toolGuard';

type Guarded = Parameters<typeof checkConsent>[0];

const NODE = 'n8n-nodes-laaffic.laafficVoiceAgent';

function context(type: string, isToolExecution?: boolean, consent: unknown = false): Guarded {
	return {
		getNode: () => ({ type }),
		getNodeParameter: () => consent,
		...(isToolExecution === undefined ? {} : { isToolExecution: () => isToolExecution }),
	} as unknown as IExecuteFunctions;
}

test.each([
	['by the name of its type, as newer versions run it', `${NODE}Tool`, false],
	['by the name of its type, where the context says nothing', `${NODE}Tool`, undefined],
	['by the context, as older versions run it', NODE, true],
])('recognised %s', (_, type, isToolExecution) => {
	expect(() => checkConsent(context(type, isToolExecution), 'dials')).toThrow('nobody was called');
});

test.each([false, undefined])('in a workflow nothing is asked for', (isToolExecution) => {
	expect(() => checkConsent(context(NODE, isToolExecution), 'dials')).not.toThrow();
});

test.each(['true', 1, '={{ true }}', undefined])('%j is no leave', (consent) => {
	expect(() => checkConsent(context(`${NODE}Tool`, true, consent), 'changes')).toThrow();
});

test('only a switch that is on is leave', () => {
	expect(() => checkConsent(context(`${NODE}Tool`, true, true), 'changes')).not.toThrow();
});

const LOOKING = ['query', 'get', 'getBalance', 'download'];

test.each(operations.map((operation) => [`${operation.resource}:${operation.value}`, operation]))(
	'%s: whatever does more than look has its switch on the tool panel, off by default',
	(_, operation) => {
		const { effect, value } = operation;
		const names = Object.values(CONSENTS).map(({ name }) => name);
		const switches = fieldsOf(operation).filter(({ name }) => names.includes(name));

		expect(effect === undefined).toBe(LOOKING.includes(value));
		expect(switches).toHaveLength(effect === undefined ? 0 : 1);
		for (const field of switches) {
			expect(field).toMatchObject({
				type: 'boolean',
				default: false,
				noDataExpression: true,
				displayOptions: { show: { '@tool': [true] } },
			});
		}
	},
);
