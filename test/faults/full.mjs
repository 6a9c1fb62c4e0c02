// Runs every case of the fault suites, which takes half an hour or more, and writes the table. With
// FAULTS=sample, a few cases of each, in two minutes.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const report = fileURLToPath(new URL('report.mjs', import.meta.url));

/** @param {string[]} words */
function run(words) {
	const env = { FAULTS: 'full', ...process.env };
	const { status } = spawnSync(process.execPath, words, { env, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}

const suites = ['createMatrix', 'spreadMatrix', 'crowds', 'schedules', 'changes', 'texts'];
run([jest, '--maxWorkers=2', '--silent', `test/faults/(${suites.join('|')})`]);
// A million numbers beside the library for them.
run([jest, '--silent', 'test/unit/task/callees/homeNumbers']);
run([report]);
