// n8n in queue mode as companies run it: PostgreSQL, Redis, main, two workers, two processes that
// take webhooks, all with the packed package, and a sandbox. All of them end with the suite.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedServer } from '../../../demo/lib/cache.mjs';
import { ensureCredential } from '../../../demo/lib/credential.mjs';
import { installInto, pack } from '../../../demo/lib/package.mjs';
import { stopAll } from '../../../demo/lib/processes.mjs';
import { N8nClient } from '../../../demo/lib/rest.mjs';
import { acceptedTasks, startSandbox } from '../../../demo/lib/sandbox.mjs';
import { startServer } from '../../../demo/lib/server.mjs';
import { chooseVersion } from '../../../demo/lib/versions.mjs';
import { waitUntil } from '../../e2e/support/waitUntil.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';
import '../../e2e/support/endWithSuite.mjs';

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */
/** @typedef {'main' | 'worker1' | 'worker2' | 'webhook1' | 'webhook2'} ProcessName */

/** @type {Record<ProcessName, NonNullable<import('../../../demo/lib/server.mjs').ServerOptions['command']>>} */
const COMMANDS = {
	main: 'start',
	worker1: 'worker',
	worker2: 'worker',
	webhook1: 'webhook',
	webhook2: 'webhook',
};
const WORKERS = /** @type {const} */ (['worker1', 'worker2']);

/**
 * @param {Awaited<ReturnType<typeof startPostgres>>['connection']} postgres
 * @param {{ host: string, port: number }} redis
 */
const queueMode = (postgres, redis) => ({
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: postgres.host,
	DB_POSTGRESDB_PORT: String(postgres.port),
	DB_POSTGRESDB_DATABASE: 'n8n',
	DB_POSTGRESDB_USER: postgres.user,
	DB_POSTGRESDB_PASSWORD: postgres.password,
	EXECUTIONS_MODE: 'queue',
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	N8N_ENCRYPTION_KEY: randomUUID(),
	QUEUE_BULL_REDIS_HOST: redis.host,
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	// By default n8n ends itself when Redis is away for ten seconds, and waits to be started again.
	QUEUE_BULL_REDIS_TIMEOUT_THRESHOLD: '120000',
	// A minute by default: so long nobody takes up what a worker had that was killed.
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
});

export async function startCluster() {
	const installed = await installedServer(chooseVersion(process.env.N8N_VERSION));
	const folder = await mkdtemp(join(tmpdir(), 'n8n-queue-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	const tarball = await pack(folder);
	const postgres = await startPostgres(folder, ['n8n', 'calls']);
	const redis = await startRedis(folder);
	const sandbox = await startSandbox({ dataFolder: folder, port: 0 });
	const settings = queueMode(postgres.connection, redis);
	/** @type {Map<ProcessName, Server>} */
	const processes = new Map();

	/** @param {ProcessName} name */
	const userFolder = (name) => join(folder, name);
	/** @param {ProcessName} name */
	const beginOnce = async (name) => {
		const options = { userFolder: userFolder(name), port: 0, timeZone: 'Asia/Kolkata', settings };
		processes.set(name, await startServer(installed, { ...options, command: COMMANDS[name] }));
	};
	/**
	 * After a kill, n8n can end at its first start: what it stored of an execution that had hardly
	 * begun has no `runData`, and its recovery reads that. Its next start leaves the recovery out
	 * (execution-recovery.service, message-event-bus), and whatever looks after processes makes one.
	 * @param {ProcessName} name
	 */
	const begin = async (name) => await beginOnce(name).catch(() => beginOnce(name));
	/** @param {ProcessName} name @returns {Server} */
	const processOf = (name) => {
		const found = processes.get(name);
		if (found === undefined) throw new Error(`${name} was not started.`);
		return found;
	};

	/** @param {ProcessName} name */
	const logOf = async (name) => await readFile(processOf(name).logFile, 'utf8');

	for (const name of /** @type {ProcessName[]} */ (Object.keys(COMMANDS))) {
		await mkdir(userFolder(name));
		await installInto(tarball, userFolder(name));
	}
	// The first makes the tables; two at once would be in each other's way.
	await begin('main');
	await Promise.all([begin('worker1'), begin('worker2'), begin('webhook1'), begin('webhook2')]);
	const n8n = new N8nClient(processOf('main').url);
	await n8n.logIn();
	const credential = await ensureCredential(n8n, undefined, sandbox.url);

	return {
		version: installed.supported.version,
		n8n,
		postgres,
		redis,
		sandbox,
		credential,
		/** @param {ProcessName} name */
		urlOf: (name) => processOf(name).url,
		/** @returns {Promise<any[]>} what the sandbox accepted, with all callees */
		accepted: () => acceptedTasks(sandbox.url),
		/** Which worker has an execution. @param {string} execution */
		async workerOf(execution) {
			const has = async (/** @type {ProcessName} */ name) =>
				(await logOf(name)).includes(`Worker started execution ${execution} (`);
			return await waitUntil(`a worker to take execution ${execution}`, async () => {
				for (const name of WORKERS) if (await has(name)) return name;
				return undefined;
			});
		},
		/**
		 * As a worker dies that runs out of memory: at once, with all that it started.
		 * @param {ProcessName} name
		 */
		async kill(name) {
			const { pid, hasEnded, stop } = processOf(name);
			process.kill(-pid, 'SIGKILL');
			await waitUntil(`${name} to end`, hasEnded);
			await stop();
		},
		begin,
		/** Starts what has ended, as whatever looks after the processes does, and waits for the others. */
		async recover() {
			const names = [...processes.keys()].filter((name) => processOf(name).hasEnded());
			await Promise.all(names.map(begin));
			const answers = async () => (await n8n.ask('GET', '/rest/workflows')).status === 200;
			await waitUntil('n8n to answer', () => answers().catch(() => false));
		},
		logOf,
		/** n8n first, which would wait for its database otherwise. */
		async close() {
			await Promise.all([...processes.values()].map(({ stop }) => stop()));
			await stopAll();
		},
	};
}
