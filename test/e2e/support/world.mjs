// A real n8n with the packed package in it, and a sandbox, both for one test file only.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedServer } from '../../../demo/lib/cache.mjs';
import { ensureCredential } from '../../../demo/lib/credential.mjs';
import { readExample } from '../../../demo/lib/examples.mjs';
import { installInto, pack } from '../../../demo/lib/package.mjs';
import { N8nClient } from '../../../demo/lib/rest.mjs';
import { acceptedTasks, startSandbox } from '../../../demo/lib/sandbox.mjs';
import { startServer } from '../../../demo/lib/server.mjs';
import { chooseVersion } from '../../../demo/lib/versions.mjs';
import { waitUntil } from './waitUntil.mjs';
import './endWithSuite.mjs';

/** India has no summer time, so that times of day in expectations hold all year. */
const TIME_ZONE = 'Asia/Kolkata';
const END_TIMEOUT_MS = 20_000;

/**
 * Starts both on free ports, with a database that is thrown away. `N8N_VERSION` names the n8n.
 * @param {{ version?: string, speed?: number }} [options] `version` of n8n, where `N8N_VERSION`
 *   names none; `speed` is how many seconds of a campaign pass in one of ours
 */
export async function startWorld({ version, speed } = {}) {
	const installed = await installedServer(chooseVersion(process.env.N8N_VERSION ?? version));
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-e2e-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	await installInto(await pack(folder), folder);
	const sandbox = await startSandbox({ dataFolder: folder, port: 0, speed });
	const options = { userFolder: folder, port: 0, timeZone: TIME_ZONE };
	let server = await startServer(installed, options);
	let n8n = new N8nClient(server.url);
	await n8n.logIn();
	const credential = await ensureCredential(n8n, undefined, sandbox.url);
	return {
		version: installed.supported.version,
		nodeVersion: installed.node.version,
		get n8n() {
			return n8n;
		},
		sandbox,
		get server() {
			return server;
		},
		credential,
		/** As a server dies that runs out of memory; the database stays. */
		async killServer() {
			process.kill(process.platform === 'win32' ? server.pid : -server.pid, 'SIGKILL');
			await waitUntil('the killed n8n to end', () => server.hasEnded(), END_TIMEOUT_MS);
		},
		/** Starts n8n anew, with what it has stored. */
		async startServer() {
			server = await startServer(installed, options);
			n8n = new N8nClient(server.url);
			await n8n.logIn();
		},
		/** @returns {Promise<any[]>} what the sandbox accepted, with all callees */
		accepted: () => acceptedTasks(sandbox.url),
		/** @param {string} file one of demo/workflows */
		async importExample(file) {
			return n8n.createWorkflow(await readExample(file, { sandboxUrl: sandbox.url, credential }));
		},
		/** @param {import('../../../demo/lib/rest.mjs').Workflow} workflow @param {string} trigger */
		async runToEnd(workflow, trigger) {
			return n8n.waitForExecution(await n8n.run(workflow, trigger));
		},
		async close() {
			await server.stop();
			await sandbox.stop();
		},
	};
}
