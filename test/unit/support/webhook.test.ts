import {
	NodeConnectionTypes,
	type INodeType,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { runWebhook } from '../../support/webhook';

/** Lets in who knows the token, and counts the calls. */
class Doorkeeper implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Doorkeeper Trigger',
		name: 'doorkeeperTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Counts who comes in',
		defaults: { name: 'Doorkeeper Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [{ name: 'default', httpMethod: 'POST', path: 'door', responseMode: 'onReceived' }],
		properties: [{ displayName: 'Token', name: 'token', type: 'string', default: 'sesame' }],
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { token } = this.getQueryData() as { token?: string };
		if (token !== this.getNodeParameter('token')) {
			this.getResponseObject().status(401).setHeader('X-Reason', 'token').send('Who is it?').end();
			return { noWebhookResponse: true };
		}
		const memory = this.getWorkflowStaticData('node');
		memory.count = ((memory.count as number | undefined) ?? 0) + 1;
		const json = {
			body: this.getBodyData(),
			count: memory.count,
			ip: this.getRequestObject().ip,
			url: this.getNodeWebhookUrl('default'),
			mode: this.getMode(),
		};
		return { workflowData: [[{ json }]] };
	}
}

describe('runWebhook', () => {
	it('gives the request to the node, and its items back', async () => {
		const { outputs, answer } = await runWebhook({
			nodeType: new Doorkeeper(),
			request: { query: { token: 'sesame' }, body: { name: 'Ada' }, ip: '192.0.2.7' },
		});

		expect(answer).toBeUndefined();
		expect(outputs).toEqual([
			[
				{
					json: {
						body: { name: 'Ada' },
						count: 1,
						ip: '192.0.2.7',
						mode: 'webhook',
						url: expect.stringMatching(/^http:\/\/localhost:5678\/webhook\/.+\/door$/),
					},
				},
			],
		]);
	});

	it('records what the node answers by itself', async () => {
		const { result, outputs, answer } = await runWebhook({
			nodeType: new Doorkeeper(),
			parameters: { token: 'another' },
			request: { query: { token: 'sesame' } },
		});

		expect(result).toEqual({ noWebhookResponse: true });
		expect(outputs).toEqual([]);
		expect(answer).toEqual({ status: 401, headers: { 'x-reason': 'token' }, body: 'Who is it?' });
	});

	it('remembers from call to call', async () => {
		const call = { nodeType: new Doorkeeper(), request: { query: { token: 'sesame' } } };
		const { staticData } = await runWebhook(call);
		const { outputs } = await runWebhook({ ...call, staticData });

		expect(outputs[0]?.[0]?.json.count).toBe(2);
	});
});
