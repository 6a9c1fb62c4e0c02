// Faults of the network and of the platform, and an n8n that dies, in a real n8n: the sandbox's
// ledger decides whether anybody is called twice, and whether what was said is true.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { installedServer } from '../../demo/lib/cache.mjs';
import { ensureCredential } from '../../demo/lib/credential.mjs';
import { installInto, pack } from '../../demo/lib/package.mjs';
import { N8nClient } from '../../demo/lib/rest.mjs';
import { acceptedTasks, DEMO_ACCOUNT, startSandbox } from '../../demo/lib/sandbox.mjs';
import { startServer } from '../../demo/lib/server.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { campaignWorkflow, ROWS, saidIn, strike, TRIGGER } from './support/faults.mjs';
import { waitUntil } from './support/waitUntil.mjs';
import './support/endWithSuite.mjs';

const UNKNOWN = /^It is unknown whether the platform accepted the task/;
const endpoint = 'createTask';

/** The platform has the task, but its answer does not arrive. */
const ACCEPTED = {
	'no answer': { kind: 'loseAnswer' },
	'half an answer': { kind: 'halfAnswer' },
	'only headers': { kind: 'afterHeaders' },
	'a web page': { kind: 'wrongContentType', accepted: true },
	'HTTP 500': { kind: 'httpStatus', status: 500, accepted: true },
	'HTTP 502 in HTML': { kind: 'httpStatus', status: 502, body: 'html', accepted: true },
	'HTTP 504 in JSON': { kind: 'httpStatus', status: 504, body: 'json', accepted: true },
	'code -18': { kind: 'code', code: '-18', accepted: true },
	'an undocumented code': { kind: 'code', code: '-99', accepted: true },
};

/** The platform does not have the task, and says so for good. */
const REFUSED = {
	'HTTP 401': { kind: 'httpStatus', status: 401 },
	'HTTP 403': { kind: 'httpStatus', status: 403 },
	'code -1': { kind: 'code', code: '-1' },
	'code -10': { kind: 'code', code: '-10' },
	'code -37': { kind: 'code', code: '-37' },
};

/** Turned away at first, which passes. */
const PASSING = {
	'HTTP 429': { kind: 'httpStatus', status: 429 },
	'code -15': { kind: 'code', code: '-15' },
	'code -16 of a skewed clock': { kind: 'clockSkewSeconds', seconds: 3600, times: 1 },
};

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
/** @type {Awaited<ReturnType<typeof ensureCredential>>} */
let credential;

before(async () => {
	installed = await installedServer(chooseVersion(process.env.N8N_VERSION));
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-'));
	await installInto(await pack(folder), folder);
	sandbox = await startSandbox({ dataFolder: folder, port: 0 });
	await startN8n();
	credential = await ensureCredential(n8n, undefined, sandbox.url);
});

after(async () => {
	await server?.stop();
	await sandbox?.stop();
	if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function startN8n() {
	server = await startServer(installed, { userFolder: folder, port: 0, timeZone: 'Asia/Kolkata' });
	n8n = new N8nClient(server.url);
	await n8n.logIn();
}

/** What n8n has written before it was killed; a new start begins a new file. */
let earlierLog = '';
const readLog = async () => await readFile(join(folder, 'n8n.log'), 'utf8');

let names = 0;
const newName = () => `Renewals ${++names}`;

/** @param {string} taskName how often each number is dialled by the tasks whose name begins so */
async function dialled(taskName) {
	/** @type {Record<string, number>} */
	const counts = {};
	const tasks = await acceptedTasks(sandbox.url);
	for (const task of tasks.filter((one) => `${one.taskName} `.startsWith(`${taskName} `))) {
		for (const number of task.callees) counts[number] = (counts[number] ?? 0) + 1;
	}
	return counts;
}

const EACH_ONCE = Object.fromEntries(ROWS.map(({ phone }) => [phone, 1]));

/**
 * Runs a campaign under faults, looks for private things in what n8n stores about it, and gives
 * what was said and who is dialled.
 * @param {object[]} faults
 * @param {import('./support/faults.mjs').Settings} [settings]
 */
async function campaign(faults, settings, taskName = newName()) {
	await strike(sandbox.url, ...faults);
	const workflow = await n8n.createWorkflow(campaignWorkflow(credential, taskName, settings));
	const execution = await n8n.waitForExecution(await n8n.run(workflow, TRIGGER));
	await strike(sandbox.url);
	assert.deepEqual(privateThings(execution.data), []);
	return { taskName, ...saidIn(execution), counts: await dialled(taskName) };
}

const SECRETS = [DEMO_ACCOUNT.apiKey, DEMO_ACCOUNT.apiSecret];

/**
 * @param {unknown} value
 * @param {string} [path]
 * @param {Set<unknown>} [seen]
 * @returns {string[]} where a secret or a full number stands, the rows themselves aside
 */
function privateThings(value, path = '', seen = new Set()) {
	if (typeof value === 'string') {
		const all = [...SECRETS, ...ROWS.map(({ phone }) => phone)];
		return all.some((secret) => value.includes(secret)) ? [`${path}: ${value}`] : [];
	}
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	return Object.entries(value)
		.filter(([key]) => key !== 'phone' && key !== 'jsonOutput')
		.flatMap(([key, part]) => privateThings(part, `${path}.${key}`, seen));
}

describe('accepted, but the answer is', () => {
	for (const [what, fault] of Object.entries(ACCEPTED)) {
		for (const retryOnFail of [false, true]) {
			it(`${what}${retryOnFail ? ', with Retry On Fail' : ''}: one task, which is reported`, async () => {
				const { done, counts } = await campaign([{ ...fault, endpoint }], { retryOnFail });
				assert.deepEqual(
					done.map((/** @type {any} */ { outcome }) => outcome),
					['confirmed'],
				);
				assert.deepEqual(counts, EACH_ONCE);
			});
		}
	}
});

describe('refused with', () => {
	for (const [what, fault] of Object.entries(REFUSED)) {
		it(`${what}: nobody is called, and nothing else is said`, async () => {
			const always = { ...fault, endpoint, times: 'always' };
			const { stopped, counts } = await campaign([always], { retryOnFail: true });
			assert.doesNotMatch(String(stopped), UNKNOWN);
			assert.deepEqual(counts, {});
		});

		it(`${what} once, with Retry On Fail: each person is called once`, async () => {
			const { done, counts } = await campaign([{ ...fault, endpoint }], { retryOnFail: true });
			assert.equal(done.length, 1);
			assert.deepEqual(counts, EACH_ONCE);
		});
	}
});

describe('turned away for a moment with', () => {
	for (const [what, fault] of Object.entries(PASSING)) {
		it(`${what}: sent again`, async () => {
			const { done, counts } = await campaign([{ ...fault, endpoint }]);
			assert.equal(done.length, 1);
			assert.deepEqual(counts, EACH_ONCE);
		});
	}
});

describe('Retry On Fail', () => {
	it('does not call those again whose tasks were made before one failed', async () => {
		const settings = {
			retryOnFail: true,
			taskScope: 'perItem',
			options: { onExistingName: 'addSuffix' },
		};
		const { counts } = await campaign([{ kind: 'code', code: '-37', endpoint, skip: 2 }], settings);
		assert.deepEqual(counts, EACH_ONCE);
	});
});

describe('Stop, while the first of three tasks is sent', () => {
	it('sends no other', async () => {
		const taskName = newName();
		const settings = { taskScope: 'perItem', options: { onExistingName: 'addSuffix' } };
		await strike(sandbox.url, { kind: 'delayAnswer', afterMs: 2_000, endpoint });
		const workflow = await n8n.createWorkflow(campaignWorkflow(credential, taskName, settings));
		const execution = await n8n.run(workflow, TRIGGER);
		await waitUntil('the first call', async () => Object.keys(await dialled(taskName)).length > 0);
		await n8n.call('POST', `/rest/executions/${execution}/stop`);
		await sleep(5_000);
		assert.deepEqual(await dialled(taskName), { [ROWS[0].phone]: 1 });
	});
});

describe('an n8n that is killed while tasks are sent', () => {
	const RULES = ['fail', 'return', 'addSuffix'];
	/** @type {Map<string, any>} the campaign of each rule */
	const workflows = new Map();
	/** @param {string} rule */
	const nameOf = (rule) => `Killed ${rule}`;
	/** @param {string} rule */
	const isDialled = async (rule) => Object.keys(await dialled(nameOf(rule))).length > 0;

	before(async () => {
		await strike(sandbox.url, { kind: 'delayAnswer', afterMs: 60_000, endpoint, times: 'always' });
		for (const rule of RULES) {
			const options = { onExistingName: rule };
			const workflow = await n8n.createWorkflow(
				campaignWorkflow(credential, nameOf(rule), { options }),
			);
			workflows.set(rule, workflow);
			await n8n.run(workflow, TRIGGER);
			await waitUntil('the first call', () => isDialled(rule));
		}
		killN8n();
		await waitUntil('n8n to end', server.hasEnded);
		await strike(sandbox.url);
		earlierLog = await readLog();
		await startN8n();
	});

	for (const rule of RULES) {
		it(`finds the task when the workflow is run again: ${rule}`, async () => {
			const execution = await n8n.run(workflows.get(rule), TRIGGER);
			const { done } = saidIn(await n8n.waitForExecution(execution));
			const said = done.map((/** @type {any} */ { outcome, calleeCount }) => [
				outcome,
				calleeCount,
			]);
			assert.deepEqual(said, [['confirmed', ROWS.length]]);
			assert.deepEqual(await dialled(nameOf(rule)), EACH_ONCE);
		});
	}

	it('says in another workflow that the name exists, and how to go on', async () => {
		const { stopped, counts } = await campaign([], {}, nameOf('fail'));
		assert.match(String(stopped), /already exists.* was not sent/);
		assert.match(String(stopped), /'Return Existing Task'/);
		assert.deepEqual(counts, EACH_ONCE);
	});
});

describe('one campaign that is run ten times at once', () => {
	for (const [rule, outcome] of /** @type {const} */ ([
		['fail', undefined],
		['return', 'existing'],
		['addSuffix', 'existing'],
	])) {
		it(`is sent once: ${rule}`, async () => {
			const taskName = newName();
			const settings = { options: { onExistingName: rule } };
			const workflow = await n8n.createWorkflow(campaignWorkflow(credential, taskName, settings));
			const runs = await Promise.all(
				Array.from({ length: 10 }, async () =>
					saidIn(await n8n.waitForExecution(await n8n.run(workflow, TRIGGER))),
				),
			);
			assert.deepEqual(await dialled(taskName), EACH_ONCE);
			const outcomes = runs.map(({ done }) => /** @type {any} */ (done[0])?.outcome);
			assert.equal(outcomes.filter((one) => one === 'created').length, 1);
			assert.equal(outcomes.filter((one) => one === outcome).length, 9);
		});
	}
});

/** As a worker dies that runs out of memory: at once, with all that it started. */
function killN8n() {
	process.kill(process.platform === 'win32' ? server.pid : -server.pid, 'SIGKILL');
}

it('no log line of n8n holds a secret or a full number', async () => {
	const log = earlierLog + (await readLog());
	assert.notEqual(earlierLog, '');
	for (const secret of [...SECRETS, ...ROWS.map(({ phone }) => phone)]) {
		assert.ok(!log.includes(secret), secret);
	}
});
