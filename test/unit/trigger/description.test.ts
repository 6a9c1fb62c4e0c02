import { LaafficVoiceAgentTrigger } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgentTrigger.node';
import packageJson from '../../../package.json';

const { description } = new LaafficVoiceAgentTrigger();
const property = (name: string) => description.properties.find((one) => one.name === name);

describe('the panel of the trigger', () => {
	it('has the names that saved workflows rely on', () => {
		expect(description.name).toBe('laafficVoiceAgentTrigger');
		expect(description.properties.map(({ name }) => name)).toEqual([
			'portalNotice',
			'triggerOn',
			'intents',
			'outputs',
			'simplify',
			'options',
		]);
		expect(property('options')?.options?.map(({ name }) => name)).toEqual([
			'agentIds',
			'allowedIps',
			'dropRepeats',
			'otherPushes',
			'secretToken',
			'timeZone',
		]);
	});

	it('offers every outcome', () => {
		const values = property('triggerOn')?.options?.map(
			(option) => 'value' in option && option.value,
		);
		expect(values).toEqual([
			'any',
			'answered',
			'voicemail',
			'notAnswered',
			'busy',
			'failed',
			'notCalled',
			'unknown',
		]);
	});

	it('is found in the list of triggers by each outcome', () => {
		const actions = property('triggerOn')?.options?.map((one) => 'action' in one && one.action);
		expect(actions).toEqual([
			'On any call ended',
			'On call answered',
			'On call answered by voicemail',
			'On call not answered',
			'On line busy',
			'On call failed',
			'On number not called',
			'On call with unknown outcome',
		]);
		// n8n makes triggers of the property with this label only.
		expect(property('triggerOn')?.displayName).toBe('Trigger On');
	});

	it('says in one short notice where the address goes, without an address of its own', () => {
		const notices = description.properties.filter(({ type }) => type === 'notice');
		expect(notices).toHaveLength(1);
		const [{ displayName }] = notices;
		expect(displayName.replace(/<[^>]*>/g, '').length).toBeLessThan(140);
		expect(displayName).not.toContain('localhost');
	});

	it('hides the token', () => {
		const token = property('options')?.options?.find(({ name }) => name === 'secretToken');
		expect(token).toMatchObject({ typeOptions: { password: true } });
	});

	it('needs no credentials', () => {
		expect(description.credentials).toBeUndefined();
	});
});

it('pushes come by POST, and portals may look by GET and HEAD at the same address', () => {
	const [push, probe] = description.webhooks ?? [];
	expect(push).toMatchObject({ name: 'default', httpMethod: 'POST', responseMode: 'onReceived' });
	expect(probe).toMatchObject({ name: 'setup', httpMethod: 'GET,HEAD', path: push.path });
});

it('the package registers the trigger', () => {
	expect(packageJson.n8n.nodes).toContain(
		'dist/nodes/LaafficVoiceAgent/LaafficVoiceAgentTrigger.node.js',
	);
});
