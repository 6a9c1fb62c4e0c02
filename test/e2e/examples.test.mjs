// The examples beside those of `npm start`, in a real n8n: each does what its note says. The loop
// from a list to a Data Table has a test of its own, closedLoop.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { outputsOf } from '../../demo/lib/flatted.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { lacksDataTables, rowsOfTable } from './support/dataTables.mjs';
import { fillIn } from './support/forms.mjs';
import { startDesk } from './support/desk.mjs';
import { asCsv, messyList } from './support/messyRows.mjs';
import {
	executionsAtEnd,
	orderPush,
	productionUrl,
	waitUntilListening,
} from './support/reports.mjs';
import { waitUntil } from './support/waitUntil.mjs';
import { startWorld } from './support/world.mjs';

/** As many as the sample list has that can be called, and that cannot. */
const PEOPLE = 16;
const BAD_ROWS = 8;
const CLICK = 'When Clicking Execute';
const CALLS_TIMEOUT_MS = 60_000;

const skip = lacksDataTables(chooseVersion(process.env.N8N_VERSION).version);

/** @type {Awaited<ReturnType<typeof startWorld>>} */
let world;

before(async () => {
	world = await startWorld();
	console.log(`n8n ${world.version} on Node ${world.nodeVersion} runs the examples`);
});
after(() => world?.close());

/** @param {any} workflow @param {string} name */
const nodeOf = (workflow, name) =>
	workflow.nodes.find((/** @type {any} */ node) => node.name === name);

/**
 * Imports an example, with what a user would change in it.
 * @param {string} file
 * @param {Record<string, (parameters: any) => void>} changes by node
 */
async function importWith(file, changes) {
	const workflow = await world.importExample(file);
	for (const [name, change] of Object.entries(changes)) change(nodeOf(workflow, name).parameters);
	return world.n8n.updateWorkflow(workflow.id, { nodes: workflow.nodes });
}

/** @param {Record<string, unknown>} values for Edit Fields */
const withValues =
	(values) =>
	(/** @type {any} */ { assignments: { assignments } }) => {
		for (const field of assignments) field.value = values[field.name] ?? field.value;
	};

/** @param {any} workflow @returns {Promise<string>} where its trigger takes reports */
async function listenWith(workflow) {
	await world.n8n.activate(workflow.id);
	const url = productionUrl(world.server.url, workflow);
	await waitUntilListening(url);
	return url;
}

/** @param {any} workflow @param {string} [trigger] */
async function run(workflow, trigger = CLICK) {
	const execution = await world.runToEnd(workflow, trigger);
	assert.equal(execution.status, 'success', JSON.stringify(execution.data.resultData.error));
	return execution;
}

/** @param {any} workflow */
async function allSucceed(workflow) {
	const executions = await executionsAtEnd(world.n8n, workflow.id);
	const failed = executions.filter(({ status }) => status !== 'success');
	assert.deepEqual(failed, []);
}

/** @param {string} taskName */
const acceptedAs = async (taskName) =>
	(await world.accepted()).filter((/** @type {any} */ task) => task.taskName === taskName);

describe('Wait for a Campaign', () => {
	it('goes on when the task has finished, and not before', async () => {
		const workflow = await importWith('wait-for-campaign.json', {
			Wait: (wait) => (wait.amount = 0.2),
		});
		const execution = await run(workflow);
		const looks = execution.data.resultData.runData['Look Up Task'];
		assert.ok(looks.length > 1, 'the first look found the task finished');
		const results = outputsOf(execution, 'Result').flat();
		assert.equal(results.length, 1);
		assert.equal(results[0].json.state, 'Finished');
		assert.equal(results[0].json.called, PEOPLE);
	});
});

describe('Approval Before Calling', () => {
	/** @type {any} */
	let workflow;
	before(async () => {
		workflow = await world.importExample('approval-before-calling.json');
		await world.n8n.activate(workflow.id);
	});

	it('shows what was checked, and calls nobody after a no', async () => {
		const answers = { first: 'Renewals No', decide: () => 'No, call nobody' };
		const { question, ending } = await fillIn(world.n8n, workflow, answers);
		assert.match(question, new RegExp(`Call ${PEOPLE} people`));
		assert.match(question, new RegExp(`Rows left out: ${BAD_ROWS}, duplicates: 2`));
		assert.match(question, /1\.6 of the balance of 250/);
		assert.match(ending, /Nobody is called/);
		assert.deepEqual(await acceptedAs('Renewals No'), []);
	});

	it('has called nobody when it asks, and the checked people after a yes', async () => {
		const decide = () => 'Yes, call them';
		const answers = { first: 'Renewals Yes', decide };
		assert.deepEqual(await acceptedAs('Renewals Yes'), []);
		const { ending } = await fillIn(world.n8n, workflow, answers);
		const [task, ...others] = await acceptedAs('Renewals Yes');
		assert.equal(others.length, 0);
		assert.equal(task.callees.length, PEOPLE);
		assert.match(ending, new RegExp(`${PEOPLE} people are called.*${task.taskId}`));
	});
});

describe('SMS to the Missed', { skip }, () => {
	const [often, once, reached] = ['447700900111', '447700900122', '447700900133'];
	/** Numbers stand masked in the ledger, with their last digits. */
	const textsTo = async (/** @type {string} */ number) => {
		const response = await fetch(`${world.sandbox.url}/sandbox/ledger`);
		const { texts } = /** @type {any} */ (await response.json());
		const end = number.slice(-2);
		return texts.filter((/** @type {any} */ text) => text.number.endsWith(end)).length;
	};
	let calls = 0;
	const missed = (/** @type {string} */ callee) => ({
		voiceId: `3193548060060300${++calls}`,
		type: 1,
		scriptId: 41,
		callee,
		taskId: 5000999,
		intentCode: '99999',
		sipCode: '486',
	});
	/** @type {string} */
	let url;
	const push = async (/** @type {object[]} */ ...reports) => {
		const body = JSON.stringify({ array: reports });
		const headers = { 'content-type': 'application/json' };
		assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 200);
	};

	it('texts each person once, however many recalls are reported, also at the same moment', async () => {
		const workflow = await world.importExample('sms-to-the-missed.json');
		url = await listenWith(workflow);
		// The first ones are also those that make the table.
		await Promise.all(Array.from({ length: 8 }, () => push(missed(often), missed('447700900144'))));
		await push(missed(often), missed(once), missed(often));
		await push(missed(often));
		await push({
			...missed(reached),
			sipCode: '200',
			intentCode: '205',
			answerTime: '1746178282000',
		});
		await allSucceed(workflow);
		const texted = [often, once, '447700900144', reached].map(textsTo);
		assert.deepEqual(await Promise.all(texted), [1, 1, 1, 0]);
		const states = (await rowsOfTable(world.n8n, 'Laaffic Texted People'))
			.filter(({ state }) => state !== null)
			.map(({ calleeNumber, state }) => [calleeNumber, state]);
		assert.deepEqual(states.sort(), [
			[often, 'sent'],
			[once, 'sent'],
			['447700900144', 'sent'],
		]);
	});
});

describe('Second Round for the Missed', { skip }, () => {
	const TABLE = 'Laaffic Campaign Rows';
	const CAMPAIGN = 'Second Chance';
	const MISSED = ['notAnswered', 'busy', 'failed'];
	const { rows } = messyList({ called: 120, repeated: 5, suppressed: 0, rejected: 5 });
	/** @type {any} */
	let campaign;
	/** @type {any} */
	let outcomes;
	/** @type {any} */
	let round;
	/** @type {string} */
	let url;
	/** @type {Awaited<ReturnType<typeof startDesk>>} */
	let desk;

	before(async () => {
		desk = await startDesk(asCsv(rows));
		campaign = await importWith('campaign-to-data-table.json', {
			'Get Customer List': (list) => (list.url = desk.url),
			Campaign: withValues({ campaign: CAMPAIGN }),
			'Call the Rows': (create) => (create.autoRecall = false),
		});
		outcomes = await world.importExample('outcomes-to-data-table.json');
		url = await listenWith(outcomes);
		round = await world.importExample('second-round.json');
	});
	after(() => desk?.close());

	const missedRows = async () =>
		(await rowsOfTable(world.n8n, TABLE)).filter(({ outcome }) => MISSED.includes(outcome));

	/** Waits until everybody was called, and lets the reports come in. */
	const reportAll = async (/** @type {number} */ tasks) => {
		const areOver = async () => {
			const response = await fetch(`${world.sandbox.url}/sandbox/tasks`);
			const all = /** @type {any[]} */ (await response.json());
			const ours = all.filter(({ taskName }) => taskName.startsWith(CAMPAIGN));
			return ours.length === tasks && ours.every(({ state }) => state === 'Finished');
		};
		await waitUntil(`${tasks} tasks to finish`, areOver, CALLS_TIMEOUT_MS);
		await orderPush(world.sandbox.url, { url, newestFields: true, shuffle: 50 });
		await allSucceed(outcomes);
	};

	it('waits while a call is to come', async () => {
		await run(campaign);
		const execution = await run(round, 'Every Morning');
		assert.equal(execution.data.resultData.runData['Call Again'], undefined);
	});

	it('calls the missed again, as a task of its own, without whoever has asked not to be', async () => {
		await reportAll(1);
		const before = await missedRows();
		assert.ok(before.length > 10);
		const [optedOut, ...others] = before.map(({ calleeNumber }) => calleeNumber);
		withValues({ doNotCall: `+${optedOut}` })(nodeOf(round, 'Settings').parameters);
		round = await world.n8n.updateWorkflow(round.id, { nodes: round.nodes });
		await run(round, 'Every Morning');
		const [task] = await acceptedAs(`${CAMPAIGN} round 2`);
		assert.deepEqual([...task.callees].sort(), others.sort());
		const kept = await rowsOfTable(world.n8n, TABLE);
		const left = kept.find(({ calleeNumber }) => calleeNumber === optedOut);
		assert.equal(left.outcome, 'suppressed');
		const again = kept.filter(({ taskId }) => taskId === String(task.taskId));
		assert.equal(again.length, others.length);
		assert.ok(again.every(({ outcome, round: count }) => outcome === 'created' && count === 2));
	});

	it('ends after three rounds, though some were never reached', async () => {
		await reportAll(2);
		await run(round, 'Every Morning');
		await reportAll(3);
		assert.notEqual((await missedRows()).length, 0, 'everybody was reached: nothing is shown');
		const execution = await run(round, 'Every Morning');
		assert.equal(execution.data.resultData.runData['Call Again'], undefined);
		const names = (await world.accepted()).map((/** @type {any} */ { taskName }) => taskName);
		const ours = names.filter((/** @type {string} */ name) => name.startsWith(CAMPAIGN));
		assert.deepEqual(ours, [CAMPAIGN, `${CAMPAIGN} round 2`, `${CAMPAIGN} round 3`]);
	});

	it('leaves those alone who were reached, and all others with a reason', async () => {
		const kept = await rowsOfTable(world.n8n, TABLE);
		assert.equal(kept.length, rows.length);
		for (const { outcome, reason, taskId } of kept) {
			assert.notEqual(outcome, 'created');
			if (taskId === null) assert.notEqual(reason ?? '', '');
		}
	});
});
