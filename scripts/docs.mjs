// Writes anew what is made from the facts and the operations: the tables of README and docs, and
// the output schemas that ship with the node. `npm run docs`.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUNDLES = path.join(ROOT, 'build/docs');
const TEXTS = ['README.md', 'docs/platform.md'];
const SCHEMAS = 'nodes/LaafficVoiceAgent/__schema__';

await build({
	entryPoints: ['readmeTables', 'schemas'].map((name) => path.join(ROOT, `scripts/${name}.ts`)),
	outdir: BUNDLES,
	bundle: true,
	platform: 'node',
	target: 'node20',
	external: ['n8n-workflow'],
	logLevel: 'warning',
});
const require = createRequire(import.meta.url);
const { withTables } = require(path.join(BUNDLES, 'readmeTables.js'));
const { schemaFiles } = require(path.join(BUNDLES, 'schemas.js'));

for (const text of TEXTS) {
	const file = path.join(ROOT, text);
	await writeFile(file, withTables(await readFile(file, 'utf8')));
}

await rm(path.join(ROOT, SCHEMAS), { recursive: true, force: true });
for (const [name, text] of schemaFiles()) {
	const file = path.join(ROOT, name);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, text);
}
