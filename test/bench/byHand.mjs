// A campaign made by the node, beside the same campaign built by hand from n8n's own nodes, in the
// same n8n and against the same sandbox. Each run has a server of its own; a round takes each way
// in turn; the best time of the rounds counts, and the highest memory, which needs Linux.
import { rowAt, rowsWithFaults, faultsLine } from './byHandFaults.mjs';
import { measure } from './byHandMeasure.mjs';
import { startWorld } from './byHandWorld.mjs';
import { CAMPAIGNS, VARIANTS } from './byHandWorkflows.mjs';
import { VERSIONS } from '../../demo/lib/versions.mjs';

/** @typedef {import('./byHandMeasure.mjs').Result} Result */

const ROUNDS = 2;
/** What takes longer than this is tried once only. */
const SLOW_MS = 30_000;
const ROWS_WITH_FAULTS = 1_000;

/** @param {number} count */
const rows = (count) => Array.from({ length: count }, (_, index) => rowAt(index));

/** @param {Result} one @param {Result} [other] @returns {Result} */
const better = (one, other = one) => ({
	whole: Math.min(one.whole, other.whole),
	nodes: Math.min(one.nodes, other.nodes),
	// What a server holds before a run differs by hundreds of megabytes, so the least proves nothing.
	memory: Math.max(one.memory, other.memory),
	stored: Math.min(one.stored, other.stored),
	failure: one.failure ?? other.failure,
});

/** @param {import('./byHandWorld.mjs').World} world @param {number} count @param {string[]} variants */
async function bestOf(world, count, variants) {
	/** @type {Record<string, Result>} */
	const best = {};
	const list = rows(count);
	for (let round = 0; round < ROUNDS; round++) {
		for (const variant of variants) {
			const soFar = best[variant];
			if (soFar?.failure || (round > 0 && soFar?.whole > SLOW_MS)) continue;
			const result = await measure(world, variant, list);
			console.error(`round ${round + 1}, ${variant}: ${Math.round(result.whole)} ms`);
			best[variant] = better(result, soFar);
		}
	}
	return best;
}

const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 2 ** 20);

/** @param {Result} result @param {Result} ours */
const line = ({ whole, nodes, memory, stored, failure }, ours) => [
	nodes,
	Number((nodes / ours.nodes).toFixed(1)),
	Math.round(whole),
	megabytes(memory),
	Number((stored / 2 ** 20).toFixed(1)),
	failure ?? '',
];

/** The slowest takes minutes in the newest n8n, so there it is left out. */
const QUICK = Object.keys(VARIANTS).filter((variant) => variant !== 'by hand, no code');

/** In the n8n of this machine's Node, and in the newest. */
export async function run() {
	return [
		...(await inOwnWorld(process.env.N8N_VERSION, async (world) => [
			await timesTable(world, 20_000, Object.keys(VARIANTS)),
			await timesTable(world, 200_000, Object.keys(VARIANTS)),
			await faultsTable(world),
		])),
		...(await inOwnWorld(VERSIONS.at(-1).version, async (world) => [
			await timesTable(world, 200_000, QUICK),
		])),
	];
}

/**
 * @param {string | undefined} version
 * @param {(world: import('./byHandWorld.mjs').World) => Promise<object[]>} work
 */
async function inOwnWorld(version, work) {
	const world = await startWorld(version);
	try {
		return await work(world);
	} finally {
		await world.close();
	}
}

/** @param {import('./byHandWorld.mjs').World} world @param {number} count @param {string[]} variants */
async function timesTable(world, count, variants) {
	const best = await bestOf(world, count, variants);
	return {
		title: `A campaign in n8n ${world.version}, ${count.toLocaleString('en-US')} rows`,
		note: `Best time and most memory of ${ROUNDS}, each in a new n8n, against the sandbox.`,
		columns: ['nodes, ms', 'x ours', 'whole run, ms', 'MB', 'stored, MB', 'failure'],
		lines: Object.entries(best).map(([variant, result]) => [
			variant,
			...line(result, best['our node']),
		]),
	};
}

/** @param {import('./byHandWorld.mjs').World} world */
async function faultsTable(world) {
	const lines = [];
	for (const variant of Object.keys(CAMPAIGNS)) {
		const found = await faultsLine(world, variant, rowsWithFaults(ROWS_WITH_FAULTS));
		lines.push({ variant, found });
	}
	return {
		title: `Ten faults among ${ROWS_WITH_FAULTS.toLocaleString('en-US')} rows`,
		note: 'A number shortened by a spreadsheet, one without its country, one with an extension, a repeat in another spelling, a text that is too long and others.',
		columns: Object.keys(lines[0].found),
		lines: lines.map(({ variant, found }) => [variant, ...Object.values(found)]),
	};
}
