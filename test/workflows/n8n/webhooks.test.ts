/** What the trigger leans on in n8n: how it stores what a workflow remembers, and how it answers. */
import {
	NodeConnectionTypes,
	Workflow,
	type INodeType,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { KnownNodeTypes, placed, typeName } from '../../support/surroundings';
import { runWebhook } from '../../support/webhook';

/** Puts something where n8n remembers for it, as the trigger does with the reports it takes. */
class Reminder implements INodeType {
	readonly description: INodeType['description'] = {
		displayName: 'Reminder',
		name: 'reminder',
		group: ['trigger'],
		version: 1,
		description: 'Remembers',
		defaults: { name: 'Reminder' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'remind' }],
		properties: [],
	};

	readonly responses: object[] = [];

	constructor(private readonly value: object) {}

	webhook = rememberer(this);

	remember(context: IWebhookFunctions): IWebhookResponseData {
		context.getWorkflowStaticData('node').value = this.value;
		this.responses.push(context.getResponseObject());
		return { workflowData: [[{ json: {} }]] };
	}
}

function rememberer(reminder: Reminder) {
	return async function (this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return reminder.remember(this);
	};
}

/** Like the claim on reports: what is stored is made, and noted, when n8n asks for it. */
class Noted {
	readonly asked: string[] = [];

	constructor(private readonly content: string) {}

	toJSON() {
		this.asked.push(this.content);
		return { content: this.content };
	}
}

describe('What a workflow remembers', () => {
	it('is asked for by toJSON when n8n stores it, and not before', async () => {
		const noted = new Noted('reports');
		const { staticData } = await runWebhook({ nodeType: new Reminder(noted) });
		expect(noted.asked).toEqual([]);

		const stored = JSON.stringify(staticData);

		expect(noted.asked).toEqual(['reports']);
		expect(stored).toContain('{"content":"reports"}');
	});

	it('is marked as changed where a node has put something new, which is when n8n stores it', async () => {
		const nodeType = new Reminder({});
		const workflow = new Workflow({
			id: 'workflow',
			nodes: [placed('Reminder', typeName(nodeType))],
			connections: {},
			active: true,
			nodeTypes: new KnownNodeTypes([nodeType]),
		});
		const node = workflow.getNode('Reminder') ?? undefined;
		const changed = () => (workflow.staticData as { __dataChanged?: boolean }).__dataChanged;
		const memory = workflow.getStaticData('node', node);
		workflow.staticData.__dataChanged = false;
		expect(memory.value).toBeUndefined();
		expect(changed()).toBe(false);

		memory.value = new Noted('reports');

		expect(changed()).toBe(true);
	});
});

describe('The answer that n8n lets a trigger see', () => {
	it('is the one that n8n gives, so that its end shows', async () => {
		const reminder = new Reminder({});
		const { response } = await runWebhook({ nodeType: reminder });

		expect(reminder.responses).toEqual([response]);
		expect(reminder.responses[0]).toBe(response);
	});
});
