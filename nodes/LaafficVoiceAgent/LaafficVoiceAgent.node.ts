import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { searchAgents } from './agent/search';
import { operations } from './operations';
import { advising } from './shared/listSearch';
import { fieldsOf, subtitleOf } from './shared/operation';
import { resourceFields } from './shared/resources';
import { run } from './shared/router';
import { searchRecallFlows, searchRecallNodes } from './recallFlow/search';
import { searchTasks } from './task/search';

/**
 * Programmatic, because the declarative style sends one request for each item: here all items
 * become one request, the answer is judged by its envelope, and rejected rows leave one by one.
 */
export class LaafficVoiceAgent implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Laaffic Voice Agent',
		name: 'laafficVoiceAgent',
		icon: {
			light: 'file:../../icons/laaffic.svg',
			dark: 'file:../../icons/laaffic.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(operations),
		description:
			'Let AI voice agents of Laaffic, ITNIO TECH or Onbuka call the people in your rows',
		defaults: { name: 'Laaffic Voice Agent' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				"Calls real people, which costs money. Connect the rows, one item per person, straight to Create Task: it makes one task of all items, checks and cleans the numbers and never calls anybody twice, so it needs no loop, no Code node and no HTTP Request. For a first run add the option 'Validate Only', which calls nobody.",
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-laaffic.laafficVoiceAgentTrigger',
					relationHint: 'How each call ended; Create Task itself does not wait for the calls',
				},
				{
					nodeType: 'n8n-nodes-laaffic.laafficCampaignTrigger',
					relationHint: 'Starts a workflow when a task has finished, in place of waiting in a loop',
				},
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'laafficApi', required: true }],
		properties: [...resourceFields(operations), ...operations.flatMap(fieldsOf)],
	};

	methods = {
		listSearch: {
			searchAgents: advising(searchAgents),
			searchRecallFlows: advising(searchRecallFlows),
			searchRecallNodes: advising(searchRecallNodes),
			searchTasks: advising(searchTasks),
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this, operations)];
	}
}
