// The whole loop in a real n8n: a messy list goes out, reports come back repeated, recalled and out
// of order, and each row of the list ends with its one right outcome or its reason. What is right
// comes from the sandbox: whom it accepted, and what it reports of each call.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { lacksDataTables, rowsOfTable } from './support/dataTables.mjs';
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

const CAMPAIGN = 'campaign-to-data-table.json';
const OUTCOMES_BACK = 'outcomes-to-data-table.json';
const CLICK = 'When Clicking Execute';
const TABLE = 'Laaffic Campaign Rows';
const ROWS = { called: 1_200, repeated: 380, suppressed: 220, rejected: 200 };
const REPORTS = 16_000;
/** An hour between recalls is a quarter of a minute, which is more than a call lasts at its fastest. */
const SPEED = 240;
/** As many as the example asks for. */
const RECALLS = 2;
const CALLS_TIMEOUT_MS = 120_000;
const LOOK_AGAIN_MS = 1_000;

const skip = lacksDataTables(chooseVersion(process.env.N8N_VERSION).version);

/** How the newest page of the vendor numbers the ends of calls, copied by hand. */
const OUTCOMES = { 10: 'busy', 20: 'notAnswered', 40: 'voicemail', 50: 'answered' };

/** @param {any} report as pushed */
function outcomeOf({ callStatus, intentCode }) {
	if (intentCode === '99998') return 'notCalled';
	return OUTCOMES[/** @type {keyof typeof OUTCOMES} */ (callStatus)] ?? 'failed';
}

/** The last call to each number. @param {any[]} reports as pushed @returns {Map<string, any>} */
function lastCalls(reports) {
	const last = new Map();
	for (const report of reports) {
		const known = last.get(report.callee);
		if (!known || report.outRecallCount > known.outRecallCount) last.set(report.callee, report);
	}
	return last;
}

describe('the loop closed for each row', { skip }, () => {
	const { rows, doNotCall } = messyList(ROWS);
	/** @type {Awaited<ReturnType<typeof startWorld>>} */
	let world;
	/** @type {Awaited<ReturnType<typeof startDesk>>} */
	let desk;
	/** @type {import('../../demo/lib/rest.mjs').Workflow} */
	let campaign;
	/** @type {import('../../demo/lib/rest.mjs').Workflow} */
	let outcomes;
	/** @type {string} */
	let url;
	/** @type {any} */
	let task;
	/** What the sandbox says of every call, each once. @type {any[]} */
	let calls;
	/** @type {Map<string, any>} */
	let kept;

	const nodeOf = (/** @type {string} */ name) =>
		campaign.nodes.find((/** @type {any} */ node) => node.name === name);
	const settle = async () => {
		const executions = await executionsAtEnd(world.n8n, outcomes.id);
		assert.deepEqual(
			executions.filter(({ status }) => status !== 'success'),
			[],
		);
		const written = await rowsOfTable(world.n8n, TABLE);
		kept = new Map(written.map((row) => [row.customer, row]));
		assert.equal(kept.size, written.length, 'a row of the list is in the table twice');
	};

	before(async () => {
		[world, desk] = await Promise.all([startWorld({ speed: SPEED }), startDesk(asCsv(rows))]);
		console.log(`n8n ${world.version} on Node ${world.nodeVersion} closes the loop`);
		campaign = await world.importExample(CAMPAIGN);
		nodeOf('Get Customer List').parameters.url = desk.url;
		const { assignments } = nodeOf('Campaign').parameters.assignments;
		for (const field of assignments) {
			if (field.name === 'campaign') field.value = 'Renewals May';
			if (field.name === 'doNotCall') field.value = doNotCall.join('\n');
		}
		campaign = await world.n8n.updateWorkflow(campaign.id, { nodes: campaign.nodes });
		outcomes = await world.importExample(OUTCOMES_BACK);
		await world.n8n.activate(outcomes.id);
		url = productionUrl(world.server.url, outcomes);
		await waitUntilListening(url);
	});
	after(async () => {
		desk?.close();
		await world?.close();
	});

	it('calls everybody once who may be called, and nobody else', async () => {
		const execution = await world.runToEnd(campaign, CLICK);
		assert.equal(execution.status, 'success', JSON.stringify(execution.data.resultData.error));
		const tasks = await world.accepted();
		assert.equal(tasks.length, 1);
		[task] = tasks;
		const wanted = rows.filter(({ fate }) => fate === 'called').map(({ number }) => number);
		assert.deepEqual([...task.callees].sort(), wanted.sort());
	});

	it('keeps every row, those that are not called with their reason', async () => {
		await settle();
		assert.equal(kept.size, rows.length);
		for (const { customer, fate } of rows) {
			const { outcome, reason, taskId } = kept.get(customer);
			assert.equal(outcome, fate === 'called' ? 'created' : fate, customer);
			assert.equal(taskId, fate === 'called' ? String(task.taskId) : null, customer);
			assert.notEqual(reason ?? '', '', customer);
		}
	});

	it('adds no row twice and calls nobody twice when it is run again', async () => {
		await world.runToEnd(campaign, CLICK);
		await settle();
		assert.equal(kept.size, rows.length);
		assert.equal((await world.accepted()).length, 1);
	});

	it(`writes the outcome of the last call of each, out of ${REPORTS} reports`, async () => {
		calls = await whenAllIsCalled();
		const recalls = calls.filter(({ outRecallCount }) => outRecallCount > 0);
		assert.ok(recalls.length > ROWS.called / 4, 'too few people are called again');
		let sent = 0;
		for (let seed = 1; sent < REPORTS; seed++) {
			const { reports, lost } = await orderPush(world.sandbox.url, {
				url,
				seed,
				batchSize: [1, 2, 100, 30, 7, 300],
				burst: 4,
				repeats: 1,
				shuffle: calls.length,
				// Not every page shows the task in a report.
				newestFields: seed % 2 === 1,
				expectAnswer: true,
				retries: 20,
			});
			assert.equal(lost, 0);
			sent += reports;
		}
		await settle();
		expectOutcomes();
	});

	it('lets no older report undo a newer one, also where a repeat comes through', async () => {
		const recalled = new Set(
			calls.filter((one) => one.outRecallCount > 0).map((one) => one.callee),
		);
		const older = calls.filter((one) => one.outRecallCount === 0 && recalled.has(one.callee));
		// Another process would not know that it has been here, and neither does this one now.
		const forgotten = older.slice(0, 100).map((one) => ({ ...one, voiceId: `${one.voiceId}0` }));
		const { status } = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ array: forgotten }),
		});
		assert.equal(status, 200);
		await settle();
		expectOutcomes();
	});

	/** What the sandbox reports, each call once. */
	async function allReports() {
		desk.reports.length = 0;
		await orderPush(world.sandbox.url, { url: desk.url, newestFields: true, batchSize: 1_000 });
		return [...desk.reports];
	}

	/** Waits until the sandbox has called everybody as often as the campaign asks for. */
	async function whenAllIsCalled() {
		const areOver = async () => {
			const response = await fetch(`${world.sandbox.url}/sandbox/tasks`);
			const tasks = /** @type {any[]} */ (await response.json());
			return tasks.length === 1 + RECALLS && tasks.every(({ state }) => state === 'Finished');
		};
		const what = `the campaign and ${RECALLS} recalls to finish`;
		await waitUntil(what, areOver, CALLS_TIMEOUT_MS, LOOK_AGAIN_MS);
		return await allReports();
	}

	/** Each called row has the outcome of the last call to its number; the others are as they were. */
	function expectOutcomes() {
		const last = lastCalls(calls);
		for (const { customer, fate, number } of rows) {
			const { outcome, voiceId, reason } = kept.get(customer);
			const call = fate === 'called' ? last.get(number ?? '') : undefined;
			const right = call ? outcomeOf(call) : fate;
			assert.deepEqual({ customer, outcome }, { customer, outcome: right });
			assert.equal(voiceId, call?.voiceId ?? null, customer);
			if (!call) assert.notEqual(reason ?? '', '', customer);
		}
	}
});
