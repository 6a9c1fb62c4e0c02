// A campaign made by the node, beside the same campaign built by hand from n8n's own nodes, in the
// same n8n and against the same sandbox. Each run has a server of its own; a round takes each way
// in turn; the best time of the rounds counts, and the highest memory, which needs Linux.
//
//   node test/bench/byHand.mjs [rows...]
import { loadavg } from 'node:os';
import { rowAt, rowsWithFaults, faultsLine } from './byHandFaults.mjs';
import { measure } from './byHandMeasure.mjs';
import { startWorld } from './byHandWorld.mjs';
import { VARIANTS } from './byHandWorkflows.mjs';

/** @typedef {import('./byHandMeasure.mjs').Result} Result */

const ROUNDS = 3;
/** What takes longer than this is tried twice only. */
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

/** @param {import('./byHandWorld.mjs').World} world @param {number} count */
async function bestOf(world, count) {
	/** @type {Record<string, Result>} */
	const best = {};
	const list = rows(count);
	for (let round = 0; round < ROUNDS; round++) {
		for (const variant of Object.keys(VARIANTS)) {
			const soFar = best[variant];
			if (soFar?.failure || (round > 1 && soFar?.whole > SLOW_MS)) continue;
			const result = await measure(world, variant, list);
			console.error(`round ${round + 1}, ${variant}: ${Math.round(result.whole)} ms`);
			best[variant] = better(result, soFar);
		}
	}
	return best;
}

/** @param {Result} result @param {Result} ours */
function line({ whole, nodes, memory, stored, failure }, ours) {
	const times = (/** @type {number} */ one, /** @type {number} */ other) =>
		Number((one / other).toFixed(1));
	return {
		'nodes (ms)': nodes,
		'x ours': times(nodes, ours.nodes),
		'whole run (ms)': Math.round(whole),
		'memory (MB)': Math.round(memory / 2 ** 20),
		'stored (MB)': Number((stored / 2 ** 20).toFixed(1)),
		failure: failure ?? '',
	};
}

/** @param {number[]} counts */
async function main(counts) {
	const world = await startWorld();
	const load = () => `load ${loadavg()[0].toFixed(1)}`;
	try {
		console.log(`n8n ${world.version}, best time and most memory of ${ROUNDS} rounds`);
		for (const count of counts) {
			console.log(`\n${count.toLocaleString('en-US')} rows, ${load()} at the start`);
			const best = await bestOf(world, count);
			const lines = Object.entries(best).map(([variant, result]) => {
				return [variant, line(result, best['our node'])];
			});
			console.table(Object.fromEntries(lines));
		}
		console.log(`\n${ROWS_WITH_FAULTS.toLocaleString('en-US')} rows, 10 of them with faults`);
		/** @type {Record<string, object>} */
		const lines = {};
		for (const variant of Object.keys(VARIANTS).slice(1)) {
			lines[variant] = await faultsLine(world, variant, rowsWithFaults(ROWS_WITH_FAULTS));
		}
		console.table(lines);
	} finally {
		await world.close();
	}
}

const asked = process.argv.slice(2).map(Number);
await main(asked.length > 0 ? asked : [1_000, 20_000, 200_000]);
