import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';
import { campaignFields, subtitle } from '../LaafficVoiceAgent/campaignTrigger/fields';
import { poll } from '../LaafficVoiceAgent/campaignTrigger/poll';

/**
 * Asks for tasks, so that it works without any setting in the portal and on any computer. It has a
 * folder of its own because n8n's linter wants the folder's name in the node's.
 */
export class LaafficCampaignTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Laaffic Campaign Trigger',
		name: 'laafficCampaignTrigger',
		icon: {
			light: 'file:../../icons/laaffic.svg',
			dark: 'file:../../icons/laaffic.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle,
		description:
			'Starts the workflow when campaigns of Laaffic, ITNIO TECH or Onbuka have finished, failed or stopped',
		defaults: { name: 'Laaffic Campaign Trigger' },
		polling: true,
		builderHint: {
			searchHint:
				'One item for each task that has finished, failed, stopped or was cancelled, with its counts and costs. It asks the platform by itself and needs no setting in the portal.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-laaffic.laafficVoiceAgent',
					relationHint: 'Creates the tasks',
				},
				{
					nodeType: 'n8n-nodes-laaffic.laafficVoiceAgentTrigger',
					relationHint: 'Tells of each call by itself',
				},
			],
		},
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'laafficApi', required: true }],
		properties: campaignFields,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
