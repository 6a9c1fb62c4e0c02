// The shipped example, in a real n8n: rows in, people called, bad rows back with their reasons.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { outputsOf } from '../../demo/lib/flatted.mjs';
import { sandboxCredential } from '../../demo/lib/credential.mjs';
import { startWorld } from './support/world.mjs';

/** Who is to be called, copied by hand from demo/sample/customers.csv. */
const CALLED = [
	['46701740611', 'Asha Mehta', '1250.00', '2031-05-10'],
	['46701740612', 'Rohan Verma', '980.50', '2031-05-10'],
	['46701740613', 'Meera Pillai', '15400.00', '2031-05-12'],
	['46701740614', 'Dev Malhotra', '430.00', '2031-05-12'],
	['46701740615', 'Kavya Rao', '2210.75', '2031-05-13'],
	['46701740616', 'Ishan Batra', '760.00', '2031-05-13'],
	['46701740617', 'Tara Sen', '3100.00', '2031-05-14'],
	['46701740618', 'Nikhil Joshi', '560.00', '2031-05-14'],
	['46701740624', 'Pooja Bhat', '1120.00', '2031-05-17'],
	['46701740628', 'Zoya Ansari', '333.00', '2031-05-18'],
	['46701740629', 'Arjun Reddy', '5125.25', '2031-05-19'],
	['46701740631', 'Manoj Das', '1990.00', '2031-05-20'],
	['46701740632', 'Ritu Saxena', '2650.00', '2031-05-20'],
	['46701740633', 'Om Prakash', '815.00', '2031-05-21'],
	['46701740634', 'Divya Menon', '1475.00', '2031-05-21'],
	['46701740636', 'Simran Gill', '2040.00', '2031-05-22'],
];

/**
 * Who is not, and a part of the reason. n8n leaves empty cells out when it reads a CSV file.
 * @type {[string | null, string | null, RegExp][]}
 */
const REFUSED = [
	['Farah Qureshi', '4.67017E+10', /shortened by a spreadsheet/],
	['Gopal Nair', null, /phone number is empty/],
	['Lata Deshmukh', 'call after 6 pm', /letters/],
	['Vikram Sethi', '070-174 06 23', /country is missing/],
	[null, '46701740625', /'Text 1' is empty/],
	['Venkatasubramaniam Ramachandran Iyer', '46701740626', /more than 30 characters/],
	['Neha Chawla', '12345', /fewer than 6 digits/],
	['Harish Gowda', '701740635 / 701740639', /more than one phone number/],
];

/** Rows with the number of an earlier one: both counted from 0. */
const REPEATED = [
	[8, 0],
	[16, 1],
];

const ROWS_IN_FILE = 26;

describe('campaign from rows', () => {
	/** @type {Awaited<ReturnType<typeof startWorld>>} */
	let world;
	/** @type {import('../../demo/lib/rest.mjs').Execution} */
	let execution;
	/** @type {any[]} */
	let tasks;

	before(async () => {
		world = await startWorld();
		console.log(`n8n ${world.version} on Node ${world.nodeVersion} runs the example`);
		const workflow = await world.importExample('campaign-from-rows.json');
		execution = await world.runToEnd(workflow, 'When Clicking Execute');
		tasks = await world.accepted();
	});
	after(() => world?.close());

	it('runs to its end', () => {
		assert.equal(execution.status, 'success');
		assert.equal(outputsOf(execution, 'Read Rows')[0].length, ROWS_IN_FILE);
	});

	it('makes one task of all rows, which dials everybody once and speaks their own words', () => {
		assert.equal(tasks.length, 1);
		const [{ callees, texts }] = tasks;
		const dialled = callees.map((/** @type {string} */ number, /** @type {number} */ row) => {
			const { text1, text2, text3 } = texts[row];
			return [number, text1, text2, text3];
		});
		assert.deepEqual(dialled, CALLED);
	});

	it('asks for recalls and for the calling window in the zone of the platform', () => {
		const [{ agentId, settings }] = tasks;
		assert.equal(agentId, 41);
		assert.equal(settings.recallFlow.recallType, 1);
		assert.equal(settings.recallFlow.recallInterval, 60);
		assert.equal(settings.recallFlow.nodeList.length, 2);
		// 09:00 to 18:00 in India, in the platform's Shanghai.
		assert.deepEqual(settings.allowSendTime, [{ strTime: '11:30', endTime: '20:30' }]);
	});

	it('reports the task on the first branch, with what the platform said', () => {
		const [{ json }] = outputsOf(execution, 'Campaign Accepted')[0];
		assert.deepEqual(json, {
			task: tasks[0].taskName,
			taskId: tasks[0].taskId,
			people: CALLED.length,
			duplicates: REPEATED.length,
		});
	});

	it('gives bad rows back on the error branch, each with its own data and its reason', () => {
		const rows = outputsOf(execution, 'Rows to Fix')[0].map(({ json }) => json);
		assert.deepEqual(
			rows.map(({ name, phone }) => [name, phone]),
			REFUSED.map(([name, phone]) => [name, phone]),
		);
		REFUSED.forEach(([, , reason], index) => assert.match(rows[index].problem, reason));
	});

	it('loses no row: each is called, given back, or named as a repeat of another', () => {
		const [task] = outputsOf(execution, 'Laaffic Voice Agent')[0];
		assert.deepEqual(
			task.json.duplicateRows.map((/** @type {any} */ { item, sameAsItem }) => [item, sameAsItem]),
			REPEATED,
		);
		assert.equal(CALLED.length + REFUSED.length + REPEATED.length, ROWS_IN_FILE);
	});

	describe('credential test', () => {
		/** @param {object} changes */
		const testWith = (changes) => {
			const { name, type, data } = sandboxCredential(world.sandbox.url);
			const credential = { id: world.credential.id, name, type, data: { ...data, ...changes } };
			return world.n8n.testCredential(credential);
		};

		it('passes with the right key', async () => {
			assert.equal((await testWith({})).status, 'OK');
		});

		it('fails with a wrong key, and says that it is the key', async () => {
			const { status, message } = await testWith({ apiKey: 'demo-key-2' });
			assert.equal(status, 'Error');
			assert.match(message, /key/i);
		});

		it('fails with a wrong secret, and does not repeat it', async () => {
			const { status, message } = await testWith({ apiSecret: 'not-the-secret' });
			assert.equal(status, 'Error');
			assert.match(message, /secret/i);
			assert.doesNotMatch(message, /not-the-secret/);
		});
	});
});
