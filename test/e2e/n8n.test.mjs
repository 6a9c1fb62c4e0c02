// What the package leans on in n8n and only a server can show. Where one of these fails, n8n has
// changed: look at trigger/dedupe.ts, task/create/sendLog.ts and task/create/sendStore.ts.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installedServer } from '../../demo/lib/cache.mjs';
import { outputsOf } from '../../demo/lib/flatted.mjs';
import { N8nClient } from '../../demo/lib/rest.mjs';
import { startServer } from '../../demo/lib/server.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { waitUntil } from './support/waitUntil.mjs';

const TRIGGER = 'When Clicking Execute';
const TIMEOUT_MS = 60_000;

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
/** @type {N8nClient} */
let n8n;
/** @type {string} */
let version;

before(async () => {
	const installed = await installedServer(chooseVersion(process.env.N8N_VERSION));
	version = installed.supported.version;
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-'));
	const packages = join(folder, '.n8n', 'nodes', 'node_modules');
	await mkdir(packages, { recursive: true });
	const witness = fileURLToPath(new URL('support/witness', import.meta.url));
	await cp(witness, join(packages, 'n8n-nodes-witness'), { recursive: true });
	server = await startServer(installed, { userFolder: folder, port: 0 });
	n8n = new N8nClient(server.url);
	await n8n.logIn();
});

after(async () => {
	await server?.stop();
	if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** @param {string} name @param {string} type @param {object} [more] */
const node = (name, type, more) => ({
	id: randomUUID(),
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

/** @typedef {{ what: string, at: number, ended: boolean, status: number }} Seen */

/**
 * Pushes to the witness until it is let in, and waits until it has seen the answer.
 * @param {object} body
 */
async function push(body) {
	const file = join(folder, `${randomUUID()}.jsonl`);
	const webhookId = randomUUID();
	const type = 'n8n-nodes-witness.witnessTrigger';
	const { id } = await n8n.createWorkflow({
		name: 'Push',
		nodes: [node('Trigger', type, { webhookId, parameters: { file } })],
		connections: {},
		settings: { executionOrder: 'v1' },
	});
	await n8n.activate(id);
	const status = await pushed(`${server.url}/webhook/${webhookId}/webhook`, body);
	/** @type {Seen[]} */
	const seen = await untilAnswered(file);
	return { id, status, seen, steps: seen.map(({ what }) => what) };
}

/** Newer n8n answers 404 for a moment. @param {string} url @param {object} body */
async function pushed(url, body) {
	const headers = { 'content-type': 'application/json' };
	const push = async () => {
		const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
		return status !== 404 && status;
	};
	return await waitUntil(`somebody to listen at ${url}`, push, TIMEOUT_MS);
}

/** @param {string} file */
async function untilAnswered(file) {
	const look = async () => {
		const text = await readFile(file, 'utf8');
		const seen = text
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		return seen.some(({ what }) => what === 'answered') && seen;
	};
	return await waitUntil('the witness to see the answer to a push', look, TIMEOUT_MS);
}

/** The first execution of a workflow. @param {string} id */
async function firstExecution(id) {
	const look = async () => (await n8n.listExecutions(id))[0];
	return await waitUntil('an execution to begin', look, TIMEOUT_MS);
}

/** n8n up to 2.0 answers before it writes an execution down, for every webhook. */
const answersFirst = () => /^(?:1|2\.0)\./.test(version);

describe('a push that starts an execution', () => {
	it('is stored with the workflow before it is answered, and the answer shows', async () => {
		const { status, seen, steps } = await push({});
		const [taken, stored, answered] = seen;
		assert.equal(status, 200);
		assert.deepEqual(steps, ['taken', 'stored', 'answered']);
		assert.deepEqual([taken.ended, stored.ended, answered.ended], [false, false, true]);
		assert.equal(answered.status, 200);
	});

	it('is stored when the execution exists', async (test) => {
		if (answersFirst()) return test.skip(`n8n ${version} stores it before`);
		const { id, seen } = await push({});
		const { createdAt } = await firstExecution(id);
		const stored = seen.find(({ what }) => what === 'stored');
		assert.ok(stored && Date.parse(createdAt) <= stored.at, `${createdAt}, ${stored?.at}`);
	});
});

describe('a push whose execution cannot be started', () => {
	it('is not stored, and its answer is a failure', async (test) => {
		if (answersFirst()) return test.skip(`n8n ${version} has answered by then`);
		const { status, seen, steps } = await push({ fail: true });
		const answered = seen.at(-1);
		assert.deepEqual(steps, ['taken', 'answered']);
		assert.ok(status >= 400);
		assert.deepEqual([answered?.ended, answered?.status], [true, status]);
	});
});

describe('a run', () => {
	/** @type {{ json: any }[]} */
	let outputs;

	before(async () => {
		const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const workflow = await n8n.createWorkflow({
			name: 'Run',
			nodes: [
				node(TRIGGER, 'n8n-nodes-base.manualTrigger'),
				node('First', 'n8n-nodes-witness.witness', retrying),
				node('Second', 'n8n-nodes-witness.witness', retrying),
			],
			connections: {
				[TRIGGER]: { main: [[{ node: 'First', type: 'main', index: 0 }]] },
				First: { main: [[{ node: 'Second', type: 'main', index: 0 }]] },
			},
			settings: { executionOrder: 'v1' },
		});
		const execution = await n8n.waitForExecution(await n8n.run(workflow, TRIGGER));
		assert.equal(execution.status, 'success');
		outputs = ['First', 'Second'].map((name) => outputsOf(execution, name)[0][0]);
	});

	it('gives all tries of a node the same object, and each node its own', () => {
		assert.deepEqual(
			outputs.map(({ json }) => json.count),
			[3, 3],
		);
	});

	it('has a store for each node, which knows what was noted and forgets what is removed', () => {
		for (const { json } of outputs) {
			assert.deepEqual(json.before, []);
			assert.deepEqual(json.noted, ['a', 'b']);
			assert.deepEqual(json.removed, []);
		}
	});

	it('has a store that keeps the newest, where a limit is given', () => {
		for (const { json } of outputs) {
			assert.deepEqual(json.asked, ['b']);
			assert.deepEqual(json.full, []);
			assert.deepEqual(json.kept, ['d', 'e', 'f']);
		}
	});
});
