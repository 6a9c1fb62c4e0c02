import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';

const PROJECT = join(__dirname, '../../..');

describe('The sandbox as a program of its own', () => {
	const folder = mkdtempSync(join(tmpdir(), 'laaffic-sandbox-'));
	const program = join(folder, 'sandbox.js');
	beforeAll(() => {
		buildSync({
			entryPoints: [join(PROJECT, 'sandbox/main.ts')],
			outfile: program,
			bundle: true,
			platform: 'node',
			target: 'node20',
			logLevel: 'error',
		});
	});
	let child: ChildProcess | undefined;
	afterAll(() => {
		// A test that fails halfway must not leave it running: jest would never end.
		child?.kill('SIGKILL');
		rmSync(folder, { recursive: true });
	});

	it('says where it listens, serves the sample rows, and ends when asked to', async () => {
		const sample = join(PROJECT, 'demo/sample/customers.csv');
		const sandbox = spawn(process.execPath, [program, '--port', '0', '--sample-file', sample]);
		child = sandbox;
		const [line] = (await once(createInterface(sandbox.stdout), 'line')) as [string];
		const [, url] = /^sandbox listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line) ?? [];
		const rows = await (await fetch(`${url}/sample/customers.csv`)).text();
		expect(rows).toContain('4.67017E+10');
		sandbox.kill('SIGTERM');
		// Windows has no signals: it ends the program at once.
		const atOnce = process.platform === 'win32';
		expect(await once(sandbox, 'exit')).toEqual(atOnce ? [null, 'SIGTERM'] : [0, null]);
	});

	it.each([
		[['--platform', 'nowhere'], '--platform must be one of laaffic, itniotech, onbuka'],
		[['--speed', 'fast'], '--speed must be a number from 0.001 on'],
	])('does not start with %j', async (flags, message) => {
		await expect(promisify(execFile)(process.execPath, [program, ...flags])).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringContaining(message),
		});
	});
});
