// Call reports that are pushed twice, over both processes that take them, into the set-up that the
// README recommends for queue mode: each called person's outcome is there once, none is lost, and no
// ticket and no text message goes out twice.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { untilOver } from '../e2e/support/reports.mjs';
import { waitUntil } from '../e2e/support/waitUntil.mjs';
import { startCluster } from './support/cluster.mjs';
import { calls, recommendedSetUp } from './support/reports.mjs';

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

const reportsOf = (/** @type {string} */ series) =>
	calls(series, COUNT).map(({ report }) => report);

/** The middle of the first push. @param {string} series */
async function untilSomeAreWritten(series) {
	const some = COUNT / 10;
	const areWritten = async () => (await setUp.outcomes(series)).length >= some;
	await waitUntil(`the first ${some} outcomes`, areWritten);
}

/** @param {string} series */
async function assertOutcomeOfEach(series) {
	const expected = calls(series, COUNT).map(({ voiceId, callee, outcome }) => [
		voiceId,
		callee,
		outcome,
	]);
	const written = await setUp.written(series, COUNT);
	assert.deepEqual(written, expected);
}

/** @param {string} series @param {'ticket' | 'text'} followUp */
const wanted = (series, followUp) =>
	calls(series, COUNT)
		.filter((call) => call.followUp === followUp)
		.map(({ voiceId }) => voiceId);

/** Each refusal became a ticket and each missed call a text, and no repeat another one. */
async function assertFollowedUpOnce(/** @type {string} */ series) {
	const expected = { tickets: wanted(series, 'ticket'), texts: wanted(series, 'text') };
	const count = expected.tickets.length + expected.texts.length;
	const isDone = async () => (await setUp.followedUp(series)).ended >= count;
	await waitUntil(`${count} tickets and texts`, isDone);
	const { tickets, texts } = await setUp.followedUp(series);
	assert.deepEqual({ tickets: tickets.sort(), texts: texts.sort() }, expected);
}

/** What n8n was stopped in the middle of may be missing; it is noted, and nothing goes out twice. */
async function assertNothingTwice(/** @type {string} */ series) {
	const count = wanted(series, 'ticket').length + wanted(series, 'text').length;
	const areNoted = async () => (await setUp.followedUp(series)).noted >= count;
	await waitUntil(`${count} tickets and texts to be noted`, areNoted);
	await untilOver(cluster.n8n, setUp.workflowId);
	const { tickets, texts, noted } = await setUp.followedUp(series);
	const sent = [...tickets, ...texts];
	assert.equal(new Set(sent).size, sent.length, 'a ticket or a text went out twice');
	assert.equal(noted, count);
}

it('sends what its made-up reports ask for at the first click, and nothing at the second', async () => {
	for (const click of [1, 2]) {
		const { status, data } = await setUp.tryOut();
		assert.equal(status, 'success', JSON.stringify(data.resultData.error));
		const { tickets, texts } = await setUp.followedUp('3193548060060300040');
		assert.deepEqual([tickets.length, texts.length], [1, 2], `click ${click}`);
	}
});

describe(`${COUNT} reports, each pushed twice`, () => {
	it('at the same time over both processes, in another order', async () => {
		const reports = reportsOf('1');
		await Promise.all([
			setUp.push(reports, { size: PUSH, first: 0 }),
			setUp.push([...reports].reverse(), { size: PUSH + 7, first: 1 }),
		]);
		await assertOutcomeOfEach('1');
		await assertFollowedUpOnce('1');
	});

	it('with a worker killed in the middle of the first push', async () => {
		const reports = reportsOf('2');
		const first = setUp.push(reports, { size: PUSH, first: 0 });
		await untilSomeAreWritten('2');
		await cluster.kill('worker1');
		await first;
		await setUp.push(reports, { size: PUSH, first: 1 });
		await assertOutcomeOfEach('2');
		await assertNothingTwice('2');
		await cluster.begin('worker1');
	});

	for (const [series, service] of /** @type {const} */ ([
		['4', 'redis'],
		['5', 'postgres'],
	])) {
		it(`with ${service} away for ten seconds in the middle of the first push`, async () => {
			const reports = reportsOf(series);
			const first = setUp.push(reports, { size: PUSH, first: 0 });
			await untilSomeAreWritten(series);
			await cluster[service].stop();
			await sleep(AWAY_MS);
			await cluster[service].startAgain();
			await cluster.recover();
			await first;
			await setUp.push(reports, { size: PUSH, first: 1 });
			await assertOutcomeOfEach(series);
			await assertNothingTwice(series);
		});
	}
});
