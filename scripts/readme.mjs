// Writes the tables of README and docs anew from the facts: `npm run docs`.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BUNDLE = here('../build/readmeTables.js');
const TEXTS = [here('../README.md'), here('../docs/platform.md')];

await build({
	entryPoints: [here('./readmeTables.ts')],
	outfile: BUNDLE,
	bundle: true,
	platform: 'node',
	target: 'node20',
	logLevel: 'warning',
});
const { withTables } = createRequire(import.meta.url)(BUNDLE);
for (const text of TEXTS) await writeFile(text, withTables(await readFile(text, 'utf8')));
