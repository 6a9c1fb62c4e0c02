// Makes docs/measured.md, its chart and the quotes of the README from what was measured. With
// --check it says whether they are made from the same numbers.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { chart } from './chart.mjs';

const ROOT = new URL('../../', import.meta.url);
const at = (path) => fileURLToPath(new URL(path, ROOT));

/** What was measured, part by part. */
export const RESULTS = at('docs/measured.json');
const NOTES = at('test/bench/notes.md');
const REPORT = at('docs/measured.md');
const CHART = at('docs/images/measured.svg');
const README = at('README.md');

const shown = (value) => (typeof value === 'number' ? value.toLocaleString('en-US') : value);
const row = (cells) => `| ${cells.map(shown).join(' | ')} |`;

function tableText({ title, note, columns, lines }) {
	const head = [row(['', ...columns]), row(['', ...columns].map(() => '---'))];
	return [`## ${title}`, note, [...head, ...lines.map(row)].join('\n')].join('\n\n');
}

function partText({ date, machine, load, tables }) {
	const where = `Measured on ${date}: ${machine}; load of the machine at the start ${load}.`;
	return [...tables.map(tableText), where].join('\n\n');
}

/** Two numbers that the README quotes, from the largest campaign that was measured. */
export function quote(results) {
	const lineOf = ({ lines }, name) => lines.find(([variant]) => variant === name);
	const table = results.byHand.tables.findLast((one) => lineOf(one, 'by hand, no code')?.[2] > 0);
	const seconds = (name) => `${Number((lineOf(table, name)[1] / 1_000).toPrecision(2))} seconds`;
	const rows = /([\d,]+) rows$/.exec(table.title)[1];
	return (
		`- [Measurements](docs/measured.md): ${rows} rows take ${seconds('our node')}; built by hand ` +
		`from n8n's own nodes ${seconds('by hand, Code node')} with code, ${seconds('by hand, no code')} without.`
	);
}

const QUOTE = /^- \[Measurements\]\(.*$/m;

/** Each file that is made, as it has to be. */
async function files() {
	const results = JSON.parse(await readFile(RESULTS, 'utf8'));
	const parts = Object.values(results).map(partText);
	const text = [
		'# Measured',
		'`npm run bench` measures all of this in one run, and writes this page. Within a run all variants are taken in turn, so that the ratios count and not the numbers.',
		'![Times of Create Task and of whole campaigns](images/measured.svg)',
		...parts,
		await readFile(NOTES, 'utf8'),
	].join('\n\n');
	const readme = await readFile(README, 'utf8');
	return [
		[REPORT, await format(text, { parser: 'markdown' })],
		[CHART, chart(results)],
		[README, 'byHand' in results ? readme.replace(QUOTE, () => quote(results)) : readme],
	];
}

export async function writeResults(results) {
	const style = { ...(await resolveConfig(RESULTS)), filepath: RESULTS };
	await writeFile(RESULTS, await format(JSON.stringify(results), style));
}

export async function writeReport() {
	for (const [file, text] of await files()) await writeFile(file, text);
}

/** The files that say something else than what was measured. */
async function stale() {
	const made = await files();
	const found = await Promise.all(
		made.map(async ([file, text]) => ((await readFile(file, 'utf8')) === text ? [] : [file])),
	);
	return found.flat();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	if (process.argv.includes('--check')) {
		const others = await stale();
		if (others.length > 0) throw new Error(`Not from what was measured: ${others.join(', ')}`);
	} else {
		await writeReport();
	}
}
