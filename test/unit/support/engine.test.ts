import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import {
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeType,
	type JsonObject,
} from 'n8n-workflow';
import { MemoryCredentials } from '../../support/credentials';
import { runNode } from '../../support/engine';

/** Signs with a function, as the real credentials do. */
class SignedApi implements ICredentialType {
	name = 'signedApi';

	displayName = 'Signed API';

	properties: ICredentialType['properties'] = [
		{ displayName: 'Key', name: 'key', type: 'string', default: '' },
		{ displayName: 'Zone', name: 'zone', type: 'string', default: 'Asia/Shanghai' },
	];

	async authenticate(
		{ key }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const sign = createHash('md5')
			.update(key as string)
			.digest('hex');
		return { ...request, headers: { ...request.headers, sign } };
	}
}

/** Signs with declared expressions. */
class DeclaredApi extends SignedApi {
	override name = 'declaredApi';

	override authenticate = {
		type: 'generic',
		properties: { headers: { 'x-key': '={{ $credentials.key + "!" }}', 'x-fixed': 'yes' } },
	} as unknown as SignedApi['authenticate'];
}

/** Sends each item's `text` to an address, and gives back the answer. */
class Echo implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Echo',
		name: 'echo',
		group: ['transform'],
		version: 1,
		description: 'Echoes',
		defaults: { name: 'Echo' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'signedApi' }, { name: 'declaredApi' }],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Text', name: 'text', type: 'string', default: 'nothing' },
			{ displayName: 'Credential', name: 'credential', type: 'string', default: 'signedApi' },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (const [item] of this.getInputData().entries()) {
			const text = this.getNodeParameter('text', item) as string;
			if (text === 'bad') {
				const message = 'The text is bad';
				if (!this.continueOnFail()) {
					throw new NodeOperationError(this.getNode(), message, { itemIndex: item });
				}
				output.push({ json: { error: message }, pairedItem: { item } });
				continue;
			}
			try {
				const json = await this.helpers.httpRequestWithAuthentication.call(
					this,
					this.getNodeParameter('credential', item) as string,
					{
						method: 'POST',
						url: this.getNodeParameter('url', item) as string,
						body: { text },
						json: true,
					},
				);
				output.push({ json, pairedItem: { item } });
			} catch (error) {
				throw new NodeApiError(this.getNode(), error as JsonObject);
			}
		}
		this.addExecutionHints({ message: `${output.length} echoed`, location: 'outputPane' });
		return [output];
	}
}

const HOST = 'https://echo.example';
const KEY_MD5 = createHash('md5').update('secret-example').digest('hex');
const signed = { type: new SignedApi(), data: { key: 'secret-example' } };

const run = (asked: Partial<Parameters<typeof runNode>[0]>) =>
	runNode({ nodeType: new Echo(), credentials: [signed], ...asked });

describe('runNode', () => {
	afterEach(() => nock.cleanAll());

	it('evaluates expressions per item and signs with the decrypted credentials', async () => {
		const sent: unknown[] = [];
		nock(HOST, { reqheaders: { sign: KEY_MD5 } })
			.post('/')
			.times(2)
			.reply(200, (_uri, body) => {
				sent.push(body);
				return { ok: true };
			});

		const {
			outputs,
			arrived,
			error,
			hints,
			run: execution,
		} = await run({
			parameters: { url: `${HOST}/`, text: '={{ $json.word + "!" }}' },
			items: [{ word: 'one' }, { json: { word: 'two' } }],
		});

		expect(error).toBeUndefined();
		expect(execution.status).toBe('success');
		expect(sent).toEqual([{ text: 'one!' }, { text: 'two!' }]);
		expect(outputs).toEqual([
			[
				{ json: { ok: true }, pairedItem: { item: 0 } },
				{ json: { ok: true }, pairedItem: { item: 1 } },
			],
		]);
		expect(arrived[0]).toHaveLength(2);
		expect(hints).toEqual([{ message: '2 echoed', location: 'outputPane' }]);
	});

	it('signs with declared expressions, too', async () => {
		nock(HOST, { reqheaders: { 'x-key': 'secret-example!', 'x-fixed': 'yes' } })
			.post('/')
			.reply(200, { ok: true });

		const { outputs } = await run({
			parameters: { url: `${HOST}/`, credential: 'declaredApi' },
			credentials: [{ type: new DeclaredApi(), data: { key: 'secret-example' } }],
		});

		expect(outputs[0]).toEqual([{ json: { ok: true }, pairedItem: { item: 0 } }]);
	});

	it('stops the workflow at an error', async () => {
		const {
			outputs,
			arrived,
			error,
			run: execution,
		} = await run({
			parameters: { text: 'bad' },
			onError: 'stopWorkflow',
		});

		expect(execution.status).toBe('error');
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toBe('The text is bad');
		expect(outputs).toEqual([]);
		expect(arrived).toEqual([[]]);
	});

	it('continues with the error as an item', async () => {
		const { arrived, error } = await run({
			parameters: { text: 'bad' },
			onError: 'continueRegularOutput',
		});

		expect(error).toBeUndefined();
		expect(arrived[0]?.map(({ json }) => json)).toEqual([{ error: 'The text is bad' }]);
	});

	it('routes rejected items, with their own data, to the error output', async () => {
		nock(HOST).post('/').reply(200, { ok: true });

		const { arrived } = await run({
			parameters: { url: `${HOST}/`, text: '={{ $json.word }}' },
			items: [{ word: 'good' }, { word: 'bad', name: 'Ada' }],
			onError: 'continueErrorOutput',
		});

		expect(arrived[0]?.map(({ json }) => json)).toEqual([{ ok: true }]);
		expect(arrived[1]?.map(({ json }) => json)).toEqual([
			{ word: 'bad', name: 'Ada', error: 'The text is bad' },
		]);
	});

	it('tries again as often as the node is told to', async () => {
		nock(HOST).post('/').times(2).reply(500).post('/').reply(200, { ok: true });

		const { outputs, error } = await run({
			parameters: { url: `${HOST}/` },
			retryOnFail: true,
			maxTries: 3,
		});

		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(1);
		expect(nock.isDone()).toBe(true);
	});

	it('gives up after the last try, with the error of the API', async () => {
		const server = nock(HOST).post('/').times(3).reply(500);

		const { error } = await run({
			parameters: { url: `${HOST}/` },
			retryOnFail: true,
			maxTries: 2,
		});

		expect(error?.name).toBe('NodeApiError');
		expect(server.pendingMocks()).toHaveLength(1);
	});

	it('reads times in the zone of the workflow', async () => {
		nock(HOST).post('/', { text: '2026-03-01T00:00:00.000+05:30' }).reply(200, { ok: true });

		const { error } = await run({
			parameters: { url: `${HOST}/`, text: '={{ DateTime.fromISO("2026-03-01").toISO() }}' },
			settings: { timezone: 'Asia/Kolkata' },
		});

		expect(error).toBeUndefined();
	});

	it('reaches no host that the test has not set up', async () => {
		const { error } = await run({ parameters: { url: `${HOST}/` } });

		expect(error?.message).toContain('Disallowed net connect');
	});

	it('refuses parameters that the node does not declare', async () => {
		await expect(run({ parameters: { txet: 'misspelt' } })).rejects.toThrow(
			'declares no parameter txet',
		);
	});
});

describe('runNode with a server on this machine', () => {
	let server: Server;

	beforeAll((done) => {
		server = createServer((request, response) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify({ sign: request.headers.sign }));
		}).listen(0, '127.0.0.1', done);
	});
	afterAll((done) => {
		server.close(done);
	});

	it('sends real requests', async () => {
		const { port } = server.address() as AddressInfo;
		const { outputs } = await run({ parameters: { url: `http://127.0.0.1:${port}/` } });

		expect(outputs[0]?.[0]?.json).toEqual({ sign: KEY_MD5 });
	});
});

describe('MemoryCredentials', () => {
	it('keeps nothing readable', async () => {
		const helper = await MemoryCredentials.with([signed]);

		expect(JSON.stringify(helper.encrypted())).not.toContain('secret-example');
	});

	it('fills in the defaults of the credential type', async () => {
		const helper = await MemoryCredentials.with([signed]);
		const data = await helper.getDecrypted(
			undefined as never,
			{ id: 'signedApi', name: 'Signed API' },
			'signedApi',
		);

		expect(data).toEqual({ key: 'secret-example', zone: 'Asia/Shanghai' });
	});
});
