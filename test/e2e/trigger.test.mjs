// Call reports, pushed into a real n8n: each call once, none lost, whatever happens on the way.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { installedServer } from '../../demo/lib/cache.mjs';
import { installInto, pack } from '../../demo/lib/package.mjs';
import { freePort } from '../../demo/lib/ports.mjs';
import { N8nClient } from '../../demo/lib/rest.mjs';
import { startSandbox } from '../../demo/lib/sandbox.mjs';
import { startServer } from '../../demo/lib/server.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import {
	BROKEN_OFF,
	cameOut,
	orderPush,
	productionUrl,
	triggerWorkflow,
	waitForExecutions,
	waitUntilListening,
} from './support/reports.mjs';
import { waitUntil } from './support/waitUntil.mjs';
import './support/endWithSuite.mjs';

const OUTCOMES = ['answered', 'voicemail', 'notAnswered', 'busy', 'failed', 'notCalled', 'unknown'];
const ALL_SIZES = [1, 2, 1, 30, 7, 300, 1, 1_000, 90, 4];

/**
 * Below the ports that systems give to callers: who keeps calling one of those while nobody listens
 * can end up connected to himself, and the port is taken.
 */
const PORT = 20_000 + (process.pid % 10_000);

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let sandbox;
/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
/** @type {N8nClient} */
let n8n;
/** @type {Awaited<ReturnType<typeof installedServer>>} */
let installed;

before(async () => {
	installed = await installedServer(chooseVersion(process.env.N8N_VERSION));
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-'));
	await installInto(await pack(folder), folder);
	sandbox = await startSandbox({ dataFolder: folder, port: 0 });
	await startN8n(PORT);
});

/** @param {number} port */
async function startN8n(port) {
	server = await startServer(installed, { userFolder: folder, port, timeZone: 'Asia/Kolkata' });
	n8n = new N8nClient(server.url);
	await n8n.logIn();
}

after(async () => {
	await server?.stop();
	await sandbox?.stop();
	if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Why a server may lose what it has answered; nothing for one that may not. */
function answersFirst() {
	const version = process.env.N8N_VERSION ?? '';
	return /^(1|2\.0)\./.test(version)
		? `n8n ${version} answers 200 before it writes an execution down, for every webhook`
		: false;
}

/** @param {any} workflow */
async function activate(workflow) {
	const saved = await n8n.createWorkflow(workflow);
	await n8n.activate(saved.id);
	const url = productionUrl(server.url, workflow);
	await waitUntilListening(url);
	return { id: saved.id, url };
}

/** @param {any[][]} outputs */
const idsIn = (outputs) => outputs.flat().map(({ voiceId }) => voiceId);

/** @param {any[][]} outputs */
function countsByOutcome(outputs) {
	/** @type {Record<string, number>} */
	const counts = {};
	for (const { outcome } of outputs.flat()) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}

describe('10,000 reports with repeats and out of order', () => {
	for (const shape of ['array', 'arrayText', 'list', 'text']) {
		it(`come out once each when pushed as ${shape}`, async () => {
			const { id, url } = await activate(triggerWorkflow());
			const delivery = await orderPush(sandbox.url, {
				url,
				count: 10_000,
				batchSize: ALL_SIZES,
				repeats: 0.2,
				shuffle: 2_000,
				burst: 6,
				shape,
				bigNumbersBare: shape === 'array',
			});
			assert.equal(delivery.lost, 0);
			assert.deepEqual(Object.keys(delivery.answers), ['200']);
			assert.ok(delivery.reports > 11_000);

			const { executions, outputs } = await cameOut(n8n, id);
			const ids = idsIn(outputs);
			assert.ok(executions.every(({ status }) => status === 'success'));
			assert.equal(new Set(ids).size, 10_000);
			assert.equal(ids.length, 10_000);
			assert.ok(ids.every((voiceId) => /^\d{20}$/.test(voiceId)));
			assert.deepEqual(countsByOutcome(outputs), delivery.byOutcome);
		});
	}

	it('come out on the output of their outcome', async () => {
		const { id, url } = await activate(triggerWorkflow({ outputs: 'byOutcome' }));
		const settings = { url, count: 2_000, batchSize: 100, repeats: 0.5, shuffle: 300, burst: 4 };
		const delivery = await orderPush(sandbox.url, settings);
		const { outputs } = await cameOut(n8n, id);
		OUTCOMES.forEach((outcome, index) => {
			const items = outputs[index] ?? [];
			assert.equal(items.length, delivery.byOutcome[outcome] ?? 0, outcome);
			assert.ok(items.every((item) => item.outcome === outcome));
		});
	});
});

describe('a server that goes away in the middle', () => {
	const BURST = 4;
	const SIZES = [1, 5, 30];
	const MOST_IN_FLIGHT = BURST * Math.max(...SIZES);

	/** Pushes while the server is ended by `end` and started again. @param {() => Promise<void>} end */
	async function pushAcross(end) {
		const { id, url } = await activate(triggerWorkflow());
		const pushing = orderPush(sandbox.url, {
			url,
			count: 8_000,
			batchSize: SIZES,
			repeats: 0.1,
			shuffle: 200,
			burst: BURST,
			expectAnswer: true,
			retries: 1_000,
			retryAfterMs: 100,
		});
		await waitForExecutions(n8n, id, 20);
		const port = Number(new URL(server.url).port);
		await end();
		await waitUntil(`port ${port} to be free`, async () => (await freePort(port)) === port);
		await startN8n(port);
		const delivery = await pushing;
		assert.equal(delivery.lost, 0);
		assert.ok(delivery.answers.none > 0, 'all was over before the server ended');
		return {
			succeeded: idsIn((await cameOut(n8n, id, ['success'])).outputs),
			brokenOff: idsIn((await cameOut(n8n, id, BROKEN_OFF)).outputs),
		};
	}

	const HOW = {
		restarted: () => server.stop(),
		killed: async () => {
			process.kill(-server.pid, 'SIGKILL');
			await waitUntil('n8n to end', server.hasEnded);
		},
	};

	for (const [how, end] of Object.entries(HOW)) {
		it(`loses nothing when it is ${how}`, { skip: answersFirst() }, async () => {
			const { succeeded, brokenOff } = await pushAcross(end);
			// What an execution had in its hands at the end stays in the list of executions.
			assert.equal(new Set([...succeeded, ...brokenOff]).size, 8_000, 'reports are missing');
			// What was worked on but not answered yet is sent again, and may come out again.
			const twice = succeeded.length - new Set(succeeded).size;
			assert.ok(twice <= MOST_IN_FLIGHT, `${twice} reports were worked on twice`);
			console.log(`${how}: ${brokenOff.length} reports broken off, ${twice} worked on twice`);
		});
	}
});

describe('who calls', () => {
	const OK = '{"code":0,"msg":"success","status":"0","reason":"success"}';
	/** @param {string} url @param {RequestInit} [options] */
	const read = async (url, options) => (await fetch(url, options)).text();
	/** @param {string} url @param {RequestInit} [options] */
	const ask = async (url, options) => (await fetch(url, options)).status;
	const report = JSON.stringify({ voiceId: '1', scriptId: 7, intentCode: '305' });
	const push = { method: 'POST', headers: { 'content-type': 'application/json' }, body: report };

	it('gets the right status, and nothing starts', async () => {
		const options = { secretToken: 'sesame', allowedIps: '127.0.0.1, ::1' };
		const { id, url } = await activate(triggerWorkflow({ options }));
		assert.equal(await ask(url), 200);
		assert.equal(await ask(url, { method: 'HEAD' }), 200);
		assert.equal(await ask(url, push), 401);
		assert.equal(await ask(`${url}?token=Sesame`, push), 401);
		assert.equal((await cameOut(n8n, id)).executions.length, 0);
		assert.equal(await ask(`${url}?token=sesame`, push), 200);
		assert.equal((await cameOut(n8n, id)).executions.length, 1);
	});

	it('gets the same answer whether its push starts something or not', async () => {
		const { url } = await activate(triggerWorkflow());
		assert.equal(await read(url), OK);
		assert.equal(await read(url, push), OK);
		assert.equal(await read(url, push), OK);
	});

	it('is told by its address, and the log tells which one it was', async () => {
		const options = { allowedIps: '203.0.113.0/24' };
		const { id, url } = await activate(triggerWorkflow({ options }));
		assert.equal(await ask(url, push), 403);
		assert.equal((await cameOut(n8n, id)).executions.length, 0);
		assert.match(await readFile(server.logFile, 'utf8'), /HTTP 403.*127\.0\.0\.1.*N8N_PROXY_HOPS/);
	});

	it('starts nothing with a body that is no report', async () => {
		const { id, url } = await activate(triggerWorkflow());
		const bodies = ['', '{}', '[]', '{"hello":1}', '7', '['.repeat(50_000), '{"voiceId":"1"'];
		for (const body of bodies) {
			assert.ok([200, 422].includes(await ask(url, { ...push, body })), body.slice(0, 20));
			const asText = { ...push, headers: { 'content-type': 'text/plain' }, body };
			assert.equal(await ask(url, asText), 200, body.slice(0, 20));
		}
		assert.equal((await cameOut(n8n, id)).executions.length, 0);
	});

	it('cannot even be let in by a setting that makes no sense', async () => {
		const workflow = triggerWorkflow({ options: { allowedIps: 'office' } });
		const { id } = await n8n.createWorkflow(workflow);
		// Older n8n refuses to switch it on; newer n8n notes the error, and nobody listens.
		await n8n.activate(id).catch(({ message }) => assert.match(message, /'Allowed IPs'.*office/));
		assert.equal(await ask(productionUrl(server.url, workflow), push), 404);
	});
});

it('the example sends an SMS to who did not answer, and opens a ticket for who refused', async () => {
	const file = new URL('../../demo/workflows/outcomes.json', import.meta.url);
	const text = await readFile(file, 'utf8');
	const workflow = JSON.parse(text.replaceAll('http://127.0.0.1:5780', sandbox.url));
	const { id, url } = await activate(workflow);
	const delivery = await orderPush(sandbox.url, { url, count: 60, batchSize: 20 });
	const { executions, outputs } = await cameOut(n8n, id);
	assert.deepEqual(new Set(executions.map(({ status }) => status)), new Set(['success']));

	const desk = async (/** @type {string} */ name) => {
		const response = await fetch(`${sandbox.url}/sandbox/${name}`);
		const { entries } = /** @type {{ entries: any[] }} */ (await response.json());
		return entries.map(({ received }) => received.callId);
	};
	const [answered, , notAnswered, busy] = outputs;
	const unreached = [...notAnswered, ...busy];
	assert.equal(unreached.length, delivery.byOutcome.notAnswered + delivery.byOutcome.busy);
	assert.deepEqual((await desk('sms')).sort(), idsIn([unreached]).sort());
	const refusals = ['207', '208', '306', '405', '2017', '2018', '2019', '2024'];
	const refused = answered.filter(({ intentCode }) => refusals.includes(intentCode));
	assert.ok(refused.length > 0);
	assert.deepEqual((await desk('tickets')).sort(), idsIn([refused]).sort());
});
