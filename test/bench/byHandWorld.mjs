// A sandbox, a source of rows, and an n8n that is started anew for each run, because memory that a
// server once took stays with it.
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installedServer } from '../../demo/lib/cache.mjs';
import { ensureCredential } from '../../demo/lib/credential.mjs';
import { installInto, pack } from '../../demo/lib/package.mjs';
import { ENDED, N8nClient } from '../../demo/lib/rest.mjs';
import { startSandbox } from '../../demo/lib/sandbox.mjs';
import { startServer } from '../../demo/lib/server.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { campaignWorkflow, TRIGGER, VARIANTS } from './byHandWorkflows.mjs';

const LONGEST_RUN_MS = 180_000;
const LOOK_AGAIN_MS = 50;

// Ended by a signal, a process doesn't end what it started; ended by `exit`, this one does.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.once(signal, () => process.exit(1));
}

/** @typedef {Awaited<ReturnType<typeof startWorld>>} World */
/** @typedef {{ n8n: N8nClient, pid: number, hasEnded: () => boolean }} Server */

/**
 * n8n answers before it looks for executions that an earlier one left unfinished, and takes those
 * for crashed that have been started in between.
 * @param {string} logFile
 */
async function waitUntilStarted(logFile) {
	const deadline = Date.now() + LONGEST_RUN_MS;
	while (!readFileSync(logFile, 'utf8').includes('Editor is now accessible')) {
		if (Date.now() > deadline) throw new Error(`n8n did not start in time; see ${logFile}`);
		await sleep(LOOK_AGAIN_MS);
	}
}

/** Serves whatever `content` holds, ready to be sent. */
async function startRows() {
	const rows = { url: '', content: Buffer.from('[]'), close: () => {} };
	const server = createServer((_request, response) => {
		response.setHeader('content-type', 'application/json');
		response.end(rows.content);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	rows.url = `http://127.0.0.1:${port}/rows`;
	rows.close = () => server.close();
	return rows;
}

/** @param {string} [version] of n8n */
export async function startWorld(version = process.env.N8N_VERSION) {
	const installed = await installedServer(chooseVersion(version));
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	await installInto(await pack(folder), folder);
	const sandbox = await startSandbox({ dataFolder: folder, port: 0 });
	const rows = await startRows();
	/** @type {Record<string, import('../../demo/lib/rest.mjs').Workflow>} */
	const workflows = {};
	/** @type {import('./byHandWorkflows.mjs').World | undefined} */
	let place;

	/**
	 * Gives the work a server that has done nothing yet.
	 * @template Result
	 * @param {(server: Server) => Promise<Result>} work
	 */
	async function withServer(work) {
		const server = await startServer(installed, { userFolder: folder, port: 0 });
		try {
			await waitUntilStarted(server.logFile);
			const n8n = new N8nClient(server.url);
			await n8n.logIn();
			return await work({ n8n, pid: server.pid, hasEnded: server.hasEnded });
		} finally {
			await server.stop();
		}
	}

	await withServer(async ({ n8n }) => {
		const credential = await ensureCredential(n8n, undefined, sandbox.url);
		place = { sandboxUrl: sandbox.url, credential };
		for (const name of Object.keys(VARIANTS)) {
			workflows[name] = await n8n.createWorkflow(campaignWorkflow(name, place, rows.url));
		}
	});

	return {
		version: installed.supported.version,
		workflows,
		place,
		rowsUrl: rows.url,
		sandboxUrl: sandbox.url,
		withServer,
		/** @param {object[]} list what the workflows get from now on */
		serve(list) {
			rows.content = Buffer.from(JSON.stringify(list));
		},
		/** So that one task name can be used again. */
		forgetTasks: () => fetch(`${sandbox.url}/sandbox/reset`, { method: 'POST' }),
		async close() {
			rows.close();
			await sandbox.stop();
		},
	};
}

/**
 * Runs a workflow to its end, without asking for its data.
 * @param {Server} server
 * @param {import('../../demo/lib/rest.mjs').Workflow} workflow
 * @returns {Promise<{ id: string, milliseconds: number, failure?: string }>}
 */
export async function runOnce({ n8n, hasEnded }, workflow) {
	const start = performance.now();
	const id = await n8n.run(workflow, TRIGGER);
	const stateNow = async () => {
		// A server that is busy for seconds hangs up on whoever waits.
		const latest = await n8n.listExecutions(workflow.id).catch(() => []);
		return latest.find((execution) => String(execution.id) === id)?.status;
	};
	for (;;) {
		const state = await stateNow();
		const milliseconds = performance.now() - start;
		if (state === 'success' || state === 'error') return { id, milliseconds };
		if (ENDED.includes(state)) return { id, milliseconds, failure: `ended as ${state}` };
		if (hasEnded()) return { id, milliseconds, failure: 'n8n itself ended' };
		if (milliseconds > LONGEST_RUN_MS) {
			return { id, milliseconds, failure: `not finished in ${LONGEST_RUN_MS / 60_000} minutes` };
		}
		await sleep(LOOK_AGAIN_MS);
	}
}
