/** A node that asks for the pages of a list by n8n's own request, signed, and passes the records on. */
import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { requestOptions } from '../../nodes/LaafficVoiceAgent/shared/transport';
import type { LaafficCredentials } from '../../nodes/LaafficVoiceAgent/api/address';

const SIZE = 100;

interface Page {
	readonly data: { readonly records: ReadonlyArray<INodeExecutionData['json']> };
}

export class BareRequests implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Bare Requests',
		name: 'bareRequests',
		group: ['transform'],
		version: 1,
		description: 'The least that a node can do to read a list',
		defaults: { name: 'Bare Requests' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'laafficApi', required: true }],
		properties: [{ displayName: 'Count', name: 'count', type: 'number', default: 0 }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getNodeParameter('count', 0) as number;
		const credentials = await this.getCredentials<LaafficCredentials>('laafficApi');
		const items: INodeExecutionData[] = [];
		for (let current = 1; current <= Math.ceil(count / SIZE); current++) {
			const content = { body: { current, size: SIZE, params: {} } };
			const options = requestOptions(credentials, 'queryTasks', content, 60_000);
			const { helpers } = this;
			const asked = helpers.httpRequestWithAuthentication.call(this, 'laafficApi', options);
			const { body } = (await asked) as { readonly body: string };
			for (const json of (JSON.parse(body) as Page).data.records) items.push({ json });
		}
		return [items];
	}
}
