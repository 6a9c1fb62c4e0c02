/** Answers that are not the platform's, and no answers: each says what is likely wrong. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import nock from 'nock';
import {
	dialled,
	jsonOf,
	pairsOf,
	rowsOf,
	runCampaign,
	stopText,
	useSandbox,
} from '../../support/campaign';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const sandbox = useSandbox();
const servers: Server[] = [];

afterEach(async () => {
	nock.cleanAll();
	for (const server of servers.splice(0)) {
		server.closeAllConnections();
		await new Promise((closed) => server.close(closed));
	}
});

/** A server that is not the platform; counts its requests. */
async function foreignServer(answer: RequestListener) {
	let requests = 0;
	const server = createServer((request, response) => {
		requests++;
		request.resume();
		request.on('end', () => answer(request, response));
	});
	servers.push(server);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return { url, requests: () => requests };
}

const HTTP = [
	[401, 'asks for a login of another kind', "'Base URL'"],
	[403, 'does not let this n8n server in', 'public IP address of this n8n server'],
	[404, 'does not have this function', "'Path Prefix'"],
	[405, 'does not take the request', "'Base URL'"],
	[413, 'too big', 'to let bigger requests through'],
	[429, 'asked too often', 'Wait a minute'],
	[500, 'out of order', ''],
	[502, 'out of order', ''],
	[503, 'out of order', ''],
	[504, 'out of order', ''],
] as const;

describe.each(HTTP)('HTTP status %i from a gateway', (status, problem, advice) => {
	test('at the look-up: nothing was sent, and it is said why', async () => {
		sandbox().faults.add({
			kind: 'httpStatus',
			status,
			body: 'html',
			endpoint: 'queryTasks',
			times: 'always',
		});

		const result = await runCampaign(sandbox());

		expect(stopText(result)).toContain(problem);
		expect(stopText(result)).toContain(advice);
		expect(result.error?.message).toContain(`(HTTP status ${status})`);
		expect(sandbox().ledger.requests('createTask')).toEqual([]);
	});

	test('at the create: nobody is dialled, and what is unknown is called unknown', async () => {
		sandbox().faults.add({
			kind: 'httpStatus',
			status,
			body: 'html',
			endpoint: 'createTask',
			times: 'always',
		});

		const { error } = await runCampaign(sandbox());

		expect(error?.message).toContain(problem);
		expect(error?.message.startsWith('It is unknown whether')).toBe(status >= 500);
		expect(error?.description).toContain(status >= 500 ? 'Before you run this again' : advice);
		expect(dialled(sandbox())).toEqual({});
	});

	test('all rows leave by the error branch where the node continues', async () => {
		sandbox().faults.add({
			kind: 'httpStatus',
			status,
			endpoint: 'createTask',
			times: 'always',
		});

		const { outputs } = await runCampaign(sandbox(), {
			items: rowsOf(2),
			onError: 'continueErrorOutput',
		});

		expect(outputs[0]).toEqual([]);
		expect(pairsOf(outputs[1])).toEqual([[0], [1]]);
		expect(jsonOf(outputs[1])).toMatchObject(rowsOf(2));
	});
});

test('a login of another kind is asked for once, not twice', async () => {
	sandbox().faults.add({ kind: 'httpStatus', status: 401, endpoint: 'createTask' });
	await runCampaign(sandbox());
	expect(sandbox().ledger.requests('createTask')).toHaveLength(1);
});

test.each([301, 302, 307, 308])(
	'a redirect (%i) to another host is not followed',
	async (status) => {
		const other = await foreignServer((_request, response) => response.end('{"code":0}'));
		const first = await foreignServer((_request, response) => {
			response.writeHead(status, { Location: `${other.url}/voice` }).end();
		});

		const result = await runCampaign({ url: first.url });

		expect(stopText(result)).toContain('sends the request on to another address');
		expect(stopText(result)).toContain("Check 'Platform', 'Base URL' and 'Path Prefix'");
		expect(other.requests()).toBe(0);
		expect(first.requests()).toBe(1);
	},
);

test.each([
	['nothing', ''],
	['a web page', '<html><body>Welcome</body></html>'],
	['JSON of somebody else', '{"ok":true}'],
	['a list', '[]'],
	['broken JSON', '{"code":0,'],
	['the status of a gateway', '{"status":504,"error":"Gateway Timeout"}'],
])('%s with HTTP status 200 is not taken for success', async (_what, body) => {
	const stranger = await foreignServer((_request, response) => {
		response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
	});

	const result = await runCampaign({ url: stranger.url });

	expect(stopText(result)).toContain('The answer did not come from the platform');
	expect(stopText(result)).toContain("Check 'Platform', 'Base URL' and 'Path Prefix'");
});

test('a web page in answer to the create leaves open whether the task was accepted', async () => {
	sandbox().faults.add({
		kind: 'wrongContentType',
		accepted: false,
		endpoint: 'createTask',
		times: 'always',
	});

	const { error } = await runCampaign(sandbox());

	expect(error?.message).toMatch(/^It is unknown whether .*: the answer did not come from/);
	expect(dialled(sandbox())).toEqual({});
});

test('an address where nobody listens', async () => {
	const gone = await foreignServer(() => {});
	const [server] = servers.splice(0);
	await new Promise((closed) => server.close(closed));

	const result = await runCampaign({ url: gone.url });

	expect(stopText(result)).toContain('Nobody answers at the address of the platform');
	expect(stopText(result)).toContain("Check 'Base URL' in the Laaffic credentials");
});

test('the platform that goes away between look-up and create: nothing was sent', async () => {
	await sandbox().disconnect();
	try {
		const result = await runCampaign(sandbox());
		expect(stopText(result)).toContain('Nobody answers at the address of the platform');
		expect(stopText(result)).not.toContain('unknown whether');
	} finally {
		await sandbox().reconnect();
	}
});

test.each([
	['ENOTFOUND', 'The name of the platform was not found'],
	['EAI_AGAIN', 'The name of the platform could not be looked up'],
	['EHOSTUNREACH', 'There is no way to the platform'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'The secure connection to the platform could not be set up'],
	['CERT_HAS_EXPIRED', 'The secure connection to the platform could not be set up'],
])('%s on the way: nothing was sent', async (code, problem) => {
	nock('https://platform.example')
		.persist()
		.post(/.*/)
		.replyWithError(Object.assign(new Error(code), { code }));

	const result = await runCampaign({ url: 'https://platform.example' });

	expect(stopText(result)).toContain(problem);
	expect(stopText(result)).toContain("'Base URL' in the Laaffic credentials");
	expect(stopText(result)).not.toContain(code);
});

test.each(['api.laaffic.com', 'laaffic', 'http://', 'localhost:5000', 'ftp://api.laaffic.com'])(
	'a base URL such as %s is told to be none',
	async (baseUrl) => {
		const result = await runCampaign({ url: baseUrl });

		expect(result.error?.message).toMatch(/is not a web address$/);
		expect(result.error?.description).toContain("Write 'Base URL' in the Laaffic credentials");
	},
);
