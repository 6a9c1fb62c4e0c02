/** Runs one variant once, alone in its process, and prints what it took as a line of JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.env.N8N_ENCRYPTION_KEY = 'benchmark';
const folder = mkdtempSync(join(tmpdir(), 'laaffic-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_LOG_LEVEL = 'silent';

async function main([name, count, address]: string[]): Promise<void> {
	// After the environment is set: n8n-core reads it while it loads.
	const { VARIANTS } = await import('./variants');
	const made = Array.from({ length: Number(count) }, (_, index) => ({
		customer: `C-${index}`,
		name: `Customer ${index % 997}`,
		phone: `91${9_000_000_000 + index}`,
		amount: 100 + (index % 900),
		dueDate: '2031-05-01',
		city: 'Pune',
	}));
	// As rows come in n8n: read from a file or an answer, not put together in this process.
	const rows = JSON.parse(JSON.stringify(made)) as typeof made;
	// A small run first, so that loading and compiling are not measured.
	await VARIANTS[name](rows.slice(0, 200), address);
	const result = await VARIANTS[name](rows, address);
	process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}

void main(process.argv.slice(2));
