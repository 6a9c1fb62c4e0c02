import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { prepare, receive, receivedExpression } from './trigger/webhook';
import { triggerFields } from './trigger/fields';
import { outputsExpression, subtitle } from './trigger/outputs';
import * as texts from './trigger/texts';

/** The same address for the pushes and for the portal's look whether it exists. */
const PATH = 'webhook';

export class LaafficVoiceAgentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Laaffic Voice Agent Trigger',
		name: 'laafficVoiceAgentTrigger',
		icon: {
			light: 'file:../../icons/laaffic.svg',
			dark: 'file:../../icons/laaffic.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle,
		// n8n shows it for both nodes, which are one entry in its list.
		description:
			'Let AI voice agents of Laaffic, ITNIO TECH or Onbuka call people, and start workflows with how their calls ended',
		defaults: { name: 'Laaffic Voice Agent Trigger' },
		eventTriggerDescription: texts.eventTriggerDescription,
		builderHint: {
			searchHint:
				"One item for each call that has ended. A person has to put its Production URL into the platform's portal. To branch, set 'Outputs' to 'One Output per Outcome'. Reports can come twice, so end the workflow with an upsert by voiceId.",
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-laaffic.laafficVoiceAgent',
					relationHint: 'Creates the tasks whose calls are reported',
				},
				{
					nodeType: 'n8n-nodes-laaffic.laafficCampaignTrigger',
					relationHint: 'Tells of whole tasks, and needs no setting in the portal',
				},
			],
		},
		activationMessage: texts.activationMessage,
		triggerPanel: texts.triggerPanel,
		inputs: [],
		outputs: outputsExpression,
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: PATH,
				responseMode: 'onReceived',
				responseData: receivedExpression,
			},
			{
				name: 'setup',
				httpMethod: 'GET,HEAD',
				path: PATH,
				responseMode: 'onReceived',
				ndvHideUrl: true,
			},
		],
		properties: triggerFields,
	};

	webhookMethods = {
		default: {
			/** The platform cannot be asked which URL it has, so each start prepares anew. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return prepare(this);
			},
			/** The URL stays in the portal, where only a person can take it out. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
