// Create Task beside the floor, which is the least that any program has to do.
//
// Each measurement runs in a process of its own. The machine is never quiet, so what counts are the
// ratios within one run, not the numbers by themselves.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BUNDLE = here('../../build/bench.js');
const ROUNDS = 3;
/** An expression takes n8n about a millisecond, so it is not tried with more. */
const SLOW = { rows: 20_000, variant: 'node, one real expression' };
/** The number of rows with which everything is tried; the others show that it grows in proportion. */
const ALL_TRIED = 200_000;

export async function bundle() {
	await build({
		entryPoints: [here('./measure.ts')],
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		target: 'node20',
		external: ['n8n-core', 'n8n-workflow', '@n8n/*', 'reflect-metadata', 'express'],
		logLevel: 'warning',
	});
}

async function measure(variant, rows, address) {
	const args = ['--expose-gc', BUNDLE, variant, String(rows), address];
	const { stdout } = await promisify(execFile)(process.execPath, args);
	return JSON.parse(stdout);
}

/** The best of several rounds; a round takes each variant in turn, so that all meet the same noise. */
export async function bestOf(variants, rows, address) {
	const best = new Map();
	for (let round = 0; round < ROUNDS; round++) {
		for (const variant of variants) {
			const result = await measure(variant, rows, address);
			const soFar = best.get(variant) ?? result;
			const smaller = Object.keys(result).map((key) => [key, Math.min(result[key], soFar[key])]);
			best.set(variant, Object.fromEntries(smaller));
		}
	}
	return best;
}

const ALWAYS = ['floor', 'node'];

const OTHERS = [
	'node, numbers of the USA',
	'node, formatted numbers',
	'node, numbers in groups',
	'node, national numbers',
	'node, national numbers of the USA',
	'node, one item per row',
	'node, a million not to call',
];

function variantsFor(rows) {
	if (rows === SLOW.rows) return [...ALWAYS, SLOW.variant];
	return rows === ALL_TRIED ? [...ALWAYS, ...OTHERS] : ALWAYS;
}

/** @param {number[]} [counts] rows */
export async function run(counts = [1_000, 20_000, 200_000, 400_000]) {
	await bundle();
	const sink = fork(here('./sink.mjs'));
	const [{ port }] = await once(sink, 'message');
	try {
		const tables = [];
		for (const rows of counts) tables.push(await table(rows, `http://127.0.0.1:${port}`));
		return tables;
	} finally {
		sink.kill();
	}
}

async function table(rows, address) {
	const best = await bestOf(variantsFor(rows), rows, address);
	const floor = best.get('floor');
	return {
		title: `Create Task beside plain JavaScript, ${rows.toLocaleString('en')} rows`,
		note: `Best of ${ROUNDS}, each in a process of its own, taken in turn. The floor maps the rows, writes them as JSON and posts them once.`,
		columns: ['ms', 'x floor', 'MB', 'memory x floor', 'longest pause, ms'],
		lines: [...best].map(([variant, result]) => [
			variant,
			result.milliseconds,
			ratio(result.milliseconds, floor.milliseconds),
			result.peakMegabytes,
			ratio(result.peakMegabytes, floor.peakMegabytes),
			result.longestPause,
		]),
	};
}

const ratio = (one, other) => (other > 0 ? Number((one / other).toFixed(2)) : '');
