// The campaign trigger in a published workflow of a real n8n: each task once for each state, late
// lists and restarts of n8n included.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { outputsOf } from '../../demo/lib/flatted.mjs';
import { DEMO_ACCOUNT } from '../../demo/lib/sandbox.mjs';
import { strike } from './support/faults.mjs';
import { waitUntil } from './support/waitUntil.mjs';
import { startWorld } from './support/world.mjs';

const TRIGGER = 'Laaffic Campaign Trigger';
const LOOK_AGAIN_MS = 250;
const TIMEOUT_MS = 30_000;

/** n8n refuses a time that comes more often than once a minute; these are sixty, each of its own. */
const EVERY_SECOND = Array.from({ length: 60 }, (_, second) => ({
	mode: 'custom',
	cronExpression: `${second} * * * * *`,
}));
/** So long that every poll which was due has been made, and has given out what it found. */
const SOME_POLLS_MS = 2_000;

/** @type {Awaited<ReturnType<typeof startWorld>>} */
let world;
/** @type {any} */
let workflow;

before(async () => {
	world = await startWorld();
});
after(() => world?.close());

/** @param {{ id: string, name: string }} credential */
function triggerWorkflow({ id, name }) {
	return {
		name: 'Campaigns That End',
		nodes: [
			{
				id: randomUUID(),
				name: TRIGGER,
				type: 'n8n-nodes-laaffic.laafficCampaignTrigger',
				typeVersion: 1,
				position: [0, 0],
				credentials: { laafficApi: { id, name } },
				parameters: {
					pollTimes: { item: EVERY_SECOND },
					triggerOn: ['finished', 'submissionFailed', 'suspended', 'cancelled'],
				},
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}

/**
 * Asks the platform as the portal's user would.
 * @param {string} path
 * @param {object} body
 */
async function ask(path, body) {
	const { apiKey, apiSecret } = DEMO_ACCOUNT;
	const timestamp = String(Math.floor(Date.now() / 1000));
	const sign = createHash('md5').update(`${apiKey}${apiSecret}${timestamp}`).digest('hex');
	const response = await fetch(`${world.sandbox.url}${path}`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json;charset=UTF-8',
			'Api-Key': apiKey,
			Timestamp: timestamp,
			Sign: sign,
		},
		body: JSON.stringify(body),
	});
	const answer = /** @type {any} */ (await response.json());
	assert.equal(Number(answer.code ?? answer.status), 0, JSON.stringify(answer));
	return answer.data;
}

const NEXT_YEAR = `${new Date().getFullYear() + 1}-12-31 09:00:00`;

/**
 * A task, which the sandbox has finished half a second later, unless it is to wait.
 * @param {string} taskName
 * @param {{ waits?: boolean }} [how]
 * @returns {Promise<number>}
 */
async function create(taskName, { waits = false } = {}) {
	return await ask('/voice/group/call/send/agent', {
		appId: DEMO_ACCOUNT.appId,
		taskName,
		agentId: 43,
		numberInfoList: [{ calleeNumber: '919777654321' }],
		...(waits ? { sendTime: NEXT_YEAR } : {}),
	});
}

/** @param {number} taskId */
const cancel = async (taskId) => await ask('/voice/group/call/cancel', { taskIdList: [taskId] });

/** The executions that the trigger has started, once they have ended. */
async function started() {
	const all = await world.n8n.listExecutions(workflow.id, 100);
	const own = all.filter(({ mode }) => mode === 'trigger');
	return await Promise.all(own.map(({ id }) => world.n8n.waitForExecution(id)));
}

/** Name and state of every task that has started the workflow, in order of their names. */
async function told() {
	const items = (await started()).flatMap((execution) => outputsOf(execution, TRIGGER).flat());
	return items.map(({ json }) => `${json.taskName}: ${json.state}`).sort();
}

/**
 * Waits until so many have come out, then long enough for one too many.
 * @param {string[]} expected
 */
async function expectTold(...expected) {
	/** @type {string[]} */
	let came = [];
	const areTold = async () => {
		came = await told();
		return came.length >= expected.length;
	};
	const what = () => `${expected.join(', ')}; so far ${came.join(', ') || 'nothing'}`;
	await waitUntil(what, areTold, TIMEOUT_MS, LOOK_AGAIN_MS);
	await sleep(SOME_POLLS_MS);
	assert.deepEqual(await told(), expected.sort());
}

describe('a published workflow', () => {
	/** @type {number} */
	let waiting;
	/** @type {string[]} */
	const sofar = [];

	before(async () => {
		await create('Old');
		waiting = await create('Under Way', { waits: true });
		await sleep(1_000);
		workflow = await world.n8n.createWorkflow(triggerWorkflow(world.credential));
	});

	it('shows a task of the account when it is tested in the editor', async () => {
		const execution = await world.runToEnd(workflow, TRIGGER);
		assert.equal(execution.status, 'success');
		const [[{ json }]] = outputsOf(execution, TRIGGER);
		assert.equal(json.taskName, 'Old');
		assert.equal(json.isFinished, true);
	});

	it('is not started by what has ended before', async () => {
		await world.n8n.activate(workflow.id);
		await expectTold();
	});

	it('is started once by each task that ends, in each way that a task can', async () => {
		await create('Finished');
		await cancel(await create('Cancelled', { waits: true }));
		await strike(world.sandbox.url, { kind: 'taskEnds', state: 5, times: 1 });
		await create('Suspended');
		await strike(world.sandbox.url, { kind: 'taskEnds', state: 3, times: 1 });
		await create('Failed');
		await strike(world.sandbox.url);
		sofar.push(
			'Cancelled: Cancelled',
			'Failed: Submission Failed',
			'Finished: Finished',
			'Suspended: Suspended',
		);
		await expectTold(...sofar);
	});

	it('is started by a task that the list shows after others which came later', async () => {
		await strike(world.sandbox.url, { kind: 'listLag', ms: 6_000, times: 1 });
		await create('Late');
		await create('Newer');
		sofar.push('Newer: Finished');
		await expectTold(...sofar);
		sofar.push('Late: Finished');
		await expectTold(...sofar);
	});

	it('misses nothing and repeats nothing when n8n is killed for a while', async () => {
		await world.killServer();
		await create('While Away');
		await cancel(waiting);
		await world.startServer();
		sofar.push('Under Way: Cancelled', 'While Away: Finished');
		await expectTold(...sofar);
	});

	it('says that the platform is out of order, and goes on when it is not any more', async () => {
		// As many as one poll makes of it.
		await strike(world.sandbox.url, { kind: 'listFails', status: 503, times: 4 });
		await create('In Trouble');
		sofar.push('In Trouble: Finished');
		await expectTold(...sofar);
		const failed = (await started()).filter(({ status }) => status !== 'success');
		const messages = failed.map(({ data }) => data.resultData.error.message);
		assert.deepEqual(messages, ['The platform is out of order at the moment (HTTP status 503)']);
	});
});
