import type { INodePropertyOptions } from 'n8n-workflow';
import { LaafficCampaignTrigger } from '../../../nodes/LaafficCampaign/LaafficCampaignTrigger.node';
import { AWAITED_STATES } from '../../../nodes/LaafficVoiceAgent/campaignTrigger/fields';
import packageJson from '../../../package.json';

const { description } = new LaafficCampaignTrigger();
const property = (name: string) => description.properties.find((one) => one.name === name);

describe('the panel of the campaign trigger', () => {
	it('has the names that saved workflows rely on', () => {
		expect(description.name).toBe('laafficCampaignTrigger');
		expect(description.properties.map(({ name }) => name)).toEqual([
			'firstPollNotice',
			'triggerOn',
			'agentIds',
			'taskName',
			'simplify',
		]);
		expect(property('triggerOn')?.default).toEqual(['finished']);
	});

	it('offers the states in which a task ends or stops', () => {
		const options = (property('triggerOn')?.options ?? []) as INodePropertyOptions[];
		expect(options.map(({ value }) => value)).toEqual([
			'finished',
			'submissionFailed',
			'suspended',
			'cancelled',
		]);
		expect(options.map(({ value }) => value)).toEqual(Object.keys(AWAITED_STATES));
		expect(options[1].name).toBe('Submission Failed');
	});

	it('lets n8n ask at the times that the user chooses', () => {
		expect(description.polling).toBe(true);
		expect(description.webhooks).toBeUndefined();
	});

	it('comes with the package', () => {
		expect(packageJson.n8n.nodes).toContain(
			'dist/nodes/LaafficCampaign/LaafficCampaignTrigger.node.js',
		);
	});
});
