// Takes a push as the trigger of the package does, and writes down what n8n does with it, and when.
const { appendFileSync } = require('node:fs');

function refuse() {
	throw new Error('This cannot be written down');
}

class WitnessTrigger {
	description = {
		displayName: 'Witness Trigger',
		name: 'witnessTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Writes down what n8n does with a push',
		defaults: { name: 'Witness Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: 'onReceived',
				responseData: '={{ "taken" }}',
			},
		],
		properties: [{ displayName: 'File', name: 'file', type: 'string', default: '' }],
	};

	async webhook() {
		const file = this.getNodeParameter('file');
		const response = this.getResponseObject();
		const note = (what) => {
			const { writableEnded: ended, statusCode: status } = response;
			appendFileSync(file, `${JSON.stringify({ what, at: Date.now(), ended, status })}\n`);
		};
		const stored = {
			toJSON() {
				note('stored');
				return {};
			},
		};
		this.getWorkflowStaticData('node').value = stored;
		response.once('finish', () => note('answered'));
		note('taken');
		// What n8n cannot write down cannot become an execution.
		const json = this.getBodyData().fail ? { toJSON: refuse } : {};
		return { workflowData: [[{ json }]] };
	}
}

module.exports = { WitnessTrigger };
