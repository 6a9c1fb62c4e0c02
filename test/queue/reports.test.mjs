// Call reports that are pushed twice, over both processes that take them, into the set-up that the
// README recommends for queue mode: each called person's outcome is there once, and none is lost.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../e2e/support/waitUntil.mjs';
import { startCluster } from './support/cluster.mjs';
import { callReports, recommendedSetUp } from './support/reports.mjs';

const COUNT = Number(process.env.QUEUE_REPORTS ?? 10_000);
const PUSH = 20;
const AWAY_MS = 10_000;

/** @type {Awaited<ReturnType<typeof startCluster>>} */
let cluster;
/** @type {Awaited<ReturnType<typeof recommendedSetUp>>} */
let setUp;

before(async () => {
	cluster = await startCluster();
	setUp = await recommendedSetUp(cluster);
});

after(async () => await cluster?.close());

/** The middle of the first push. @param {string} series */
async function untilSomeAreWritten(series) {
	const some = COUNT / 10;
	const areWritten = async () => (await setUp.outcomes(series)).length >= some;
	await waitUntil(`the first ${some} outcomes`, areWritten);
}

/** @param {string} series */
async function assertOutcomeOfEach(series) {
	const expected = callReports(series, COUNT).map(({ voiceId, callee, answerTime }) => [
		voiceId,
		callee,
		answerTime === undefined ? 'notAnswered' : 'answered',
	]);
	const written = await setUp.written(series, COUNT);
	assert.equal(written.length, expected.length, 'outcomes are missing');
	assert.deepEqual(written, expected);
}

describe(`${COUNT} reports, each pushed twice`, () => {
	it('at the same time over both processes, in another order', async () => {
		const reports = callReports('1', COUNT);
		await Promise.all([
			setUp.push(reports, { size: PUSH, first: 0 }),
			setUp.push([...reports].reverse(), { size: PUSH + 7, first: 1 }),
		]);
		await assertOutcomeOfEach('1');
	});

	it('with a worker killed in the middle of the first push', async () => {
		const reports = callReports('2', COUNT);
		const first = setUp.push(reports, { size: PUSH, first: 0 });
		await untilSomeAreWritten('2');
		await cluster.kill('worker1');
		await first;
		await setUp.push(reports, { size: PUSH, first: 1 });
		await assertOutcomeOfEach('2');
		await cluster.begin('worker1');
	});

	for (const [series, service] of /** @type {const} */ ([
		['3', 'redis'],
		['4', 'postgres'],
	])) {
		it(`with ${service} away for ten seconds in the middle of the first push`, async () => {
			const reports = callReports(series, COUNT);
			const first = setUp.push(reports, { size: PUSH, first: 0 });
			await untilSomeAreWritten(series);
			await cluster[service].stop();
			await sleep(AWAY_MS);
			await cluster[service].startAgain();
			await cluster.recover();
			await first;
			await setUp.push(reports, { size: PUSH, first: 1 });
			await assertOutcomeOfEach(series);
		});
	}
});
