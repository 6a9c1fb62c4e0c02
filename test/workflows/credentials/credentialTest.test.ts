/** What n8n says when a user saves the credentials. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Workflow } from 'n8n-workflow';
import { DEMO_ACCOUNT } from '../../../sandbox';
import { LaafficApi } from '../../../credentials/LaafficApi.credentials';
import { endpointUrl, type PathPrefix } from '../../../nodes/LaafficVoiceAgent/api/address';
import { TEST_MARK } from '../../../nodes/LaafficVoiceAgent/api/credentialTest';
import {
	PLATFORMS,
	STATUS_CODES,
	type Platform,
	type StatusCode,
} from '../../../nodes/LaafficVoiceAgent/api/facts';
import { useSandbox } from '../../support/campaign';
import { KnownNodeTypes, placed, START_TYPE } from '../../support/surroundings';
import { testCredentials } from './credentialTester';

const { apiKey, apiSecret, appId } = DEMO_ACCOUNT;
const KEYS = { apiKey, apiSecret, appId };
const servers: Server[] = [];

afterEach(async () => {
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	}
});

/** The address of a server that answers everything in the same way. */
async function answering(status: number, contentType: string, body: string): Promise<string> {
	const server = createServer((request, response) => {
		request.resume();
		request.on('end', () => {
			response.writeHead(status, { 'Content-Type': contentType }).end(body);
		});
	});
	servers.push(server);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const PLATFORM_NAMES = Object.keys(PLATFORMS) as Platform[];

describe.each(PLATFORM_NAMES)('%s', (platform) => {
	const sandbox = useSandbox({ platform });
	const fields = () => ({ platform, baseUrl: sandbox().url, apiKey, apiSecret, appId });

	test('the right key and secret pass', async () => {
		expect(await testCredentials(fields())).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
	});

	test('also if there are tasks already', async () => {
		sandbox().plant('Renewals May', 3);
		expect(await testCredentials(fields())).toMatchObject({ status: 'OK' });
	});

	test.each([
		['key', { apiKey: 'another-key' }],
		['secret', { apiSecret: 'another-secret' }],
	])('a wrong %s does not', async (_what, wrong) => {
		const { status, message } = await testCredentials({ ...fields(), ...wrong });

		expect(status).toBe('Error');
		expect(message).toMatch(
			/^The platform does not accept the API key and secret, or the application ID\. Copy/,
		);
	});

	test('a wrong clock is told', async () => {
		sandbox().faults.add({ kind: 'clockSkewSeconds', seconds: 3600 });

		const { status, message } = await testCredentials(fields());

		expect(status).toBe('Error');
		expect(message).toContain('Set the clock of the n8n server right');
	});

	test.each([
		['time zone', { timeZone: 'Asia/Shangai' }, `'Time Zone' is "Asia/Shangai"`],
		['application ID', { appId: ' ' }, "'Application ID' is empty: it is needed to create tasks"],
	])('a wrong %s is told, though the platform does not look at it', async (_what, wrong, told) => {
		const { status, message } = await testCredentials({ ...fields(), ...wrong });

		expect(status).toBe('Error');
		expect(message).toContain(told);
		expect(sandbox().ledger.requests()).toEqual([]);
	});

	test('nothing is created or changed by the test', async () => {
		await testCredentials(fields());

		const endpoints = sandbox()
			.ledger.requests()
			.map(({ endpoint }) => endpoint);
		expect(endpoints).toEqual(['queryTasks']);
	});
});

describe('an account that takes requests from other addresses only', () => {
	const sandbox = useSandbox({ accounts: [{ ...DEMO_ACCOUNT, allowedIps: ['192.0.2.1'] }] });

	test('says which address to add', async () => {
		const { status, message } = await testCredentials({
			baseUrl: sandbox().url,
			...KEYS,
		});

		expect(status).toBe('Error');
		expect(message).toContain('Add the public IP address of this n8n server');
	});
});

/** The four shapes in which the pages print codes. */
const SHAPES: Array<[string, (code: StatusCode) => Record<string, unknown>]> = [
	['code as text', (code) => ({ code, msg: 'no', data: null })],
	['code as number', (code) => ({ code: Number(code), msg: 'no', data: null })],
	['status as text', (code) => ({ status: code, reason: 'no', data: null })],
	['status as number', (code) => ({ status: Number(code), reason: 'no', data: null })],
];

describe.each(SHAPES)('%s', (_shape, bodyFor) => {
	test.each(Object.keys(STATUS_CODES) as StatusCode[])(
		'%s fails with its meaning',
		async (code) => {
			const baseUrl = await answering(200, 'application/json', JSON.stringify(bodyFor(code)));

			const { status, message } = await testCredentials({ baseUrl, ...KEYS });

			const { meaning, advice } = STATUS_CODES[code];
			expect({ status, message }).toEqual({ status: 'Error', message: `${meaning}. ${advice}` });
		},
	);
});

describe('a refusal by its HTTP status is told in words', () => {
	test.each([
		[401, 'The address asks for a login of another kind'],
		[403, 'Add the public IP address of this n8n server'],
		[404, "Check 'Platform', 'Base URL' and 'Path Prefix'"],
		[429, 'Wait a minute'],
		[500, 'The platform is out of order at the moment'],
		[502, 'The platform is out of order at the moment'],
		[503, 'The platform is out of order at the moment'],
	])('%i', async (httpStatus, words) => {
		const baseUrl = await answering(httpStatus, 'text/html', '<html></html>');

		const { status, message } = await testCredentials({ baseUrl, ...KEYS });

		expect(status).toBe('Error');
		expect(message).toContain(words);
		expect(message).toContain(`(HTTP ${httpStatus})`);
	});
});

test('the mark of the test is taken off before the request is sent', async () => {
	const credentials = { ...KEYS, platform: 'laaffic', timeZone: 'Asia/Shanghai' };
	const { url, headers } = { url: PLATFORMS.laaffic.host, headers: { [TEST_MARK]: 'true' } };

	const signed = await new LaafficApi().authenticate(credentials, { url, headers });

	expect(Object.keys(signed.headers ?? {})).not.toContain(TEST_MARK);
});

describe('what is not the platform does not pass', () => {
	test.each([
		['a missing page', 404, 'text/html', '<html>Not Found</html>'],
		['a web page', 200, 'text/html', '<html>Welcome</html>'],
		['nothing', 200, 'application/json', ''],
		['a list', 200, 'application/json', '[{"code":0}]'],
		['JSON of somebody else', 200, 'application/json', '{"ok":true}'],
		['a code that no page documents', 200, 'application/json', '{"code":"-99","data":null}'],
		['a gateway', 502, 'text/html', '<html>Bad Gateway</html>'],
	])('%s', async (_what, httpStatus, contentType, body) => {
		const baseUrl = await answering(httpStatus, contentType, body);

		const { status, message } = await testCredentials({ baseUrl, ...KEYS });

		expect(status).toBe('Error');
		expect(message).not.toBe('');
		if (httpStatus === 200) expect(message).toContain("Check 'Platform', 'Base URL'");
	});

	test('a redirect, which is not followed with the signature', async () => {
		const other = await answering(200, 'application/json', '{"code":0,"data":{"records":[]}}');
		const server = createServer((request, response) => {
			request.resume();
			request.on('end', () => response.writeHead(302, { Location: other }).end());
		});
		servers.push(server);
		await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
		const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

		expect(await testCredentials({ baseUrl, ...KEYS })).toMatchObject({
			status: 'Error',
		});
	});
});

describe('the address of the test is the one that the node uses', () => {
	const PREFIXES: PathPrefix[] = ['documented', 'v3', 'none'];
	const BASE_URLS = [
		undefined,
		'',
		'  ',
		'https://proxy.example',
		'https://proxy.example/',
		' https://proxy.example/laaffic// ',
		'https://proxy.example/v3',
		'https://proxy.example/v3/',
		'https://proxy.example/v30',
	];
	const cases = PLATFORM_NAMES.flatMap((platform) =>
		PREFIXES.flatMap((pathPrefix) =>
			BASE_URLS.map((baseUrl) => ({ platform, pathPrefix, baseUrl })),
		),
	);
	const { request } = new LaafficApi().test;
	const workflow = new Workflow({
		nodes: [],
		connections: {},
		active: false,
		nodeTypes: new KnownNodeTypes([]),
	});
	const node = placed('a', START_TYPE);

	test.each(cases)('%j', (credentials) => {
		const evaluated = [request.baseURL, request.url].map((expression) =>
			workflow.expression.getSimpleParameterValue(node, expression, 'internal', {
				$credentials: credentials,
			}),
		);
		expect(evaluated.join('')).toBe(endpointUrl(credentials, 'queryTasks'));
	});
});
