/** Builds and packs the package as `npm publish` would, before its tests run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

interface PackReport {
	filename: string;
}

export default function pack(): void {
	run('npm', ['run', 'build', '--silent']);
	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-laaffic-package-'));
	const report = run('npm', ['pack', '--json', '--silent', '--pack-destination', folder]);
	const [tarball] = JSON.parse(report) as [PackReport];
	run('tar', ['-xzf', path.join(folder, tarball.filename), '-C', folder]);
	// The tests run in other processes and take the folder over from here.
	process.env.PACKED_FOLDER = folder;
}

function run(command: string, parameters: string[]): string {
	const { status, stdout, stderr } = spawnSync(command, parameters, {
		cwd: ROOT,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (status === 0) return stdout;
	throw new Error(`${command} ${parameters.join(' ')} ended with ${status}\n${stdout}${stderr}`);
}
