// Create Task beside the floor: `npm run bench`, or `npm run bench -- 10000 200000` for row counts.
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
/** An expression takes n8n about a millisecond, so 200,000 of them would take minutes. */
const MOST_ROWS = { 'node, one real expression': 20_000 };

async function bundle() {
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
async function bestOf(variants, rows, address) {
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

const VARIANTS = [
	'floor',
	'node',
	'node, formatted numbers',
	'node, national numbers',
	'node, one item per row',
	'node, a million not to call',
	'node, one real expression',
];

async function main(counts) {
	await bundle();
	const sink = fork(here('./sink.mjs'));
	const [{ port }] = await once(sink, 'message');
	try {
		for (const rows of counts) await table(rows, `http://127.0.0.1:${port}`);
	} finally {
		sink.kill();
	}
}

async function table(rows, address) {
	process.stdout.write(`\n${rows.toLocaleString('en')} rows, best of ${ROUNDS}\n`);
	const variants = VARIANTS.filter((name) => rows <= (MOST_ROWS[name] ?? Infinity));
	const best = await bestOf(variants, rows, address);
	const floor = best.get('floor');
	const lines = [...best].map(([variant, result]) => [
		variant,
		{
			'time (ms)': result.milliseconds,
			'x floor': (result.milliseconds / floor.milliseconds).toFixed(2),
			'memory (MB)': result.peakMegabytes,
			'memory x floor': (result.peakMegabytes / floor.peakMegabytes).toFixed(2),
			'longest pause (ms)': result.longestPause,
		},
	]);
	console.table(Object.fromEntries(lines));
}

const asked = process.argv.slice(2).map(Number);
await main(asked.length > 0 ? asked : [1_000, 20_000, 200_000]);
