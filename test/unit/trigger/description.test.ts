import { LaafficVoiceAgentTrigger } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgentTrigger.node';
import packageJson from '../../../package.json';

const { description } = new LaafficVoiceAgentTrigger();
const property = (name: string) => description.properties.find((one) => one.name === name);

describe('the panel of the trigger', () => {
	it('has the names that saved workflows rely on', () => {
		expect(description.name).toBe('laafficVoiceAgentTrigger');
		expect(description.properties.map(({ name }) => name)).toEqual([
			'portalNotice',
			'localNotice',
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
			'answered',
			'voicemail',
			'notAnswered',
			'busy',
			'failed',
			'notCalled',
			'unknown',
		]);
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
