import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PACKAGE, ROOT } from './packed';

/** The scanner is an ES module and lints in its own process, apart from jest's module system. */
function scan(kind: 'source' | 'package', folder: string) {
	// Under jest's NODE_ENV, n8n's lint rules would take every file for one of their own tests.
	const env = { ...process.env, NODE_ENV: 'production' };
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[path.join(ROOT, 'scripts/scan.mjs'), kind, folder],
		{ encoding: 'utf8', env },
	);
	return { accepted: status === 0, said: `${stdout}${stderr}` };
}

const accepted = (kind: string) => ({
	accepted: true,
	said: `n8n's scanner accepts the ${kind}\n`,
});

describe("n8n's package scanner", () => {
	it('accepts the source', () => {
		expect(scan('source', ROOT)).toEqual(accepted('source'));
	});

	it('accepts the package', () => {
		expect(scan('package', PACKAGE)).toEqual(accepted('package'));
	});

	it('would refuse a package that reads the environment', () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-laaffic-scan-'));
		cpSync(PACKAGE, folder, { recursive: true });
		writeFileSync(path.join(folder, 'dist', 'spy.js'), 'console.log(process.env);\n');

		const { accepted: passed, said } = scan('package', folder);
		rmSync(folder, { recursive: true });

		expect(passed).toBe(false);
		expect(said).toContain('process');
	});
});
