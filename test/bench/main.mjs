// Measures everything and writes docs/measured.md with its chart: `npm run bench`, which takes about a
// quarter of an hour on an idle machine, or `npm run bench -- create load` for some of the parts. The
// parts that are not measured keep what was measured of them before.
import { readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { RESULTS, writeReport, writeResults } from './report.mjs';

const PARTS = ['create', 'query', 'load', 'waits', 'trigger', 'byHand'];

const machine = () =>
	`${cpus().length} cores of ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`No such part: ${unknown}. There are ${PARTS.join(', ')}.`);

const results = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'));
for (const part of asked.length > 0 ? asked : PARTS) {
	const start = performance.now();
	const load = Number(loadavg()[0].toFixed(1));
	console.log(`\n${part}, load ${load} at the start`);
	const { run } = await import(`./${part}.mjs`);
	const tables = await run();
	const date = new Date().toISOString().slice(0, 10);
	results[part] = { date, machine: machine(), load, tables };
	for (const { title, columns, lines } of tables) {
		console.log(`\n${title}`);
		const named = lines.map(([name, ...values]) => [
			name,
			Object.fromEntries(columns.map((column, index) => [column, values[index]])),
		]);
		console.table(Object.fromEntries(named));
	}
	console.log(`${part} took ${Math.round((performance.now() - start) / 1000)} s`);
	// After each part, so that what was measured stays when the next one fails.
	const sorted = PARTS.filter((name) => name in results).map((name) => [name, results[name]]);
	await writeResults(Object.fromEntries(sorted));
	await writeReport();
}
