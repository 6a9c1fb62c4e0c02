// Campaigns of an n8n in queue mode, whose workers know of each other only what n8n stores: the
// sandbox's ledger decides whether anybody is called twice, and whether what was said is true.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { numbersOf, ROWS, strike } from '../e2e/support/faults.mjs';
import { campaigns, newName, outcomeOf, RULES } from './support/campaigns.mjs';
import { startCluster } from './support/cluster.mjs';

const BIG = Number(process.env.QUEUE_ROWS ?? 50_000);
const AT_ONCE = 20;
const AWAY_MS = 10_000;
const endpoint = 'createTask';
const NUMBERS = ROWS.map(({ phone }) => phone);
/** Said of a task that is on the platform: by another run, or perhaps by this one. */
const IS_THERE = /already exists|was sent|has been sent|It is unknown whether/;
const UNKNOWN = /^It is unknown whether the platform accepted the task/;
const MADE = ['created', 'confirmed'];

/** @type {Awaited<ReturnType<typeof startCluster>>} */
let cluster;
/** @type {ReturnType<typeof campaigns>} */
let all;

before(async () => {
	cluster = await startCluster();
	all = campaigns(cluster);
});

after(async () => await cluster?.close());

/** @param {Map<string, number>} counts @param {string[]} numbers */
function assertEachOnce(counts, numbers) {
	const twice = [...counts].filter(([, count]) => count > 1);
	assert.deepEqual(twice, [], 'dialled more than once');
	assert.deepEqual([...counts.keys()].sort(), [...numbers].sort());
}

/** A success stands for a task, a failure says something that holds. @param {any} said */
function assertTrue(said) {
	if (said.status === 'success') {
		assert.ok([...MADE, 'existing'].includes(String(outcomeOf(said))), JSON.stringify(said));
	} else {
		assert.match(String(said.stopped), IS_THERE);
	}
}

describe('a campaign in queue mode', () => {
	it(`of ${BIG} rows calls everybody once`, async () => {
		const taskName = newName('Big');
		const said = await all.run(await all.create(taskName, { rows: BIG }));
		assert.deepEqual([outcomeOf(said), said.done[0].calleeCount], ['created', BIG]);
		assertEachOnce(await all.dialled(taskName), numbersOf(BIG));
	});

	it(`beside ${AT_ONCE - 1} others at once calls everybody once`, async () => {
		const taskNames = Array.from({ length: AT_ONCE }, () => newName('Side by side'));
		const workflows = await Promise.all(taskNames.map((taskName) => all.create(taskName)));
		const said = await Promise.all(workflows.map(all.run));
		assert.deepEqual(said.map(outcomeOf), Array(AT_ONCE).fill('created'));
		for (const taskName of taskNames) assertEachOnce(await all.dialled(taskName), NUMBERS);
	});

	for (const rule of RULES) {
		it(`run ten times at once is sent once: ${rule}`, async () => {
			const taskName = newName(`Ten ${rule}`);
			const workflow = await all.create(taskName, { options: { onExistingName: rule } });
			const said = await Promise.all(Array.from({ length: 10 }, () => all.run(workflow)));
			assertEachOnce(await all.dialled(taskName), NUMBERS);
			said.forEach(assertTrue);
			// n8n's store is not atomic: where two workers write it at the same moment, a run can come to
			// say `confirmed` of what another has made. Nobody is called for it.
			assert.equal(said.filter((one) => outcomeOf(one) === 'created').length, 1);
		});
	}
});

describe('a worker that is killed in the middle of a create', () => {
	for (const rule of RULES) {
		it(`calls nobody twice when the workflow is run again on the other: ${rule}`, async () => {
			const taskName = newName(`Killed ${rule}`);
			const workflow = await all.create(taskName, { options: { onExistingName: rule } });
			await strike(cluster.sandbox.url, {
				kind: 'delayAnswer',
				afterMs: 60_000,
				endpoint,
				taskName,
			});
			const execution = await all.begin(workflow);
			await all.untilDialled(taskName);
			const worker = await cluster.workerOf(execution);
			await cluster.kill(worker);
			await strike(cluster.sandbox.url);
			const again = await all.run(workflow);
			assertTrue(again);
			assert.ok(['confirmed', 'existing'].includes(String(outcomeOf(again))), again.stopped);
			// What the killed worker had, n8n gives up or to the other one, which counts as well.
			await Promise.all([cluster.begin(worker), all.said(execution)]);
			assertEachOnce(await all.dialled(taskName), NUMBERS);
		});
	}
});

describe('a run that ends without knowing', () => {
	/** @param {string} rule */
	const nameOf = (rule) => `Unknown ${rule}`;
	/** @type {Map<string, any>} the campaign of each rule */
	const workflows = new Map();

	before(async () => {
		await cluster.kill('worker2');
		const lost = { kind: 'loseAnswer', afterMs: 5_000, endpoint, taskName: nameOf('') };
		await strike(cluster.sandbox.url, { ...lost, times: RULES.length });
		const executions = [];
		for (const rule of RULES) {
			const options = { onExistingName: rule };
			workflows.set(rule, await all.create(nameOf(rule), { options }));
			executions.push(await all.begin(workflows.get(rule)));
		}
		for (const rule of RULES) await all.untilDialled(nameOf(rule));
		await strike(cluster.sandbox.url, { kind: 'listFails', times: 'always' });
		for (const execution of executions) {
			assert.match(String((await all.said(execution)).stopped), UNKNOWN);
		}
		await strike(cluster.sandbox.url);
		await cluster.begin('worker2');
		await cluster.kill('worker1');
	});

	after(async () => await cluster.begin('worker1'));

	for (const rule of RULES) {
		it(`is cleared up when it is repeated on the other worker: ${rule}`, async () => {
			const again = await all.run(workflows.get(rule));
			assertEachOnce(await all.dialled(nameOf(rule)), NUMBERS);
			assert.equal(outcomeOf(again), 'confirmed', again.stopped);
		});
	}
});

describe('campaigns while', () => {
	for (const service of /** @type {const} */ (['redis', 'postgres'])) {
		it(`${service} is away for ten seconds call nobody twice, and everybody in the end`, async () => {
			const taskNames = Array.from({ length: 5 }, () => newName(`Without ${service}`));
			const options = { onExistingName: 'return' };
			const workflows = await Promise.all(
				taskNames.map((taskName) => all.create(taskName, { options })),
			);
			await strike(cluster.sandbox.url, {
				kind: 'delayAnswer',
				afterMs: 5_000,
				endpoint,
				times: 'always',
			});
			await Promise.all(workflows.map(all.begin));
			await all.untilDialled(taskNames[0]);
			await cluster[service].stop();
			await sleep(AWAY_MS);
			await cluster[service].startAgain();
			await strike(cluster.sandbox.url);
			await cluster.recover();
			const again = await Promise.all(workflows.map(all.run));
			for (const taskName of taskNames) assertEachOnce(await all.dialled(taskName), NUMBERS);
			again.forEach(assertTrue);
		});
	}
});
