// Starts one n8n server on loopback, with a database of its own and no calls to the outside.
import { join } from 'node:path';
import { environmentFor } from './npm.mjs';
import { answers, freePort } from './ports.mjs';
import { start, waitUntilReady } from './processes.mjs';

/** The first start creates the database; slow disks and two cores shared by others need patience. */
const START_TIMEOUT_MS = 240_000;
const N8N_PORT = 5678;
const BROKER_PORT = 5679;

/** Everything that would make n8n call its maker's servers, or ask the user things at first start. */
const QUIET = {
	N8N_AI_ENABLED: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	NO_COLOR: '1',
};

// Settings of an n8n that the user runs elsewhere: this server must not touch its database.
const OF_ANOTHER_N8N =
	/^(N8N_|DB_|EXECUTIONS_|QUEUE_|CREDENTIALS_|WEBHOOK_URL$|NODES_|NODE_FUNCTION_|GENERIC_TIMEZONE$|NODE_OPTIONS$)/;

/** @param {NodeJS.ProcessEnv} env */
function withoutOtherServers(env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !OF_ANOTHER_N8N.test(name)));
}

const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * @typedef {object} Server
 * @property {string} url
 * @property {number} pid
 * @property {string} logFile
 * @property {() => boolean} hasEnded
 * @property {() => Promise<void>} stop
 */

/**
 * n8n's processes, and where each tells that it is ready. `/healthz` of `start` answers seconds
 * before its REST API does.
 */
const READY_AT = {
	start: '/rest/settings',
	worker: '/healthz/readiness',
	webhook: '/healthz/readiness',
};

/**
 * @typedef {object} ServerOptions
 * @property {string} userFolder
 * @property {number} [port] the one to prefer; 0 for any free one
 * @property {string} [timeZone]
 * @property {keyof typeof READY_AT} [command] which process of n8n
 * @property {Record<string, string>} [settings] more of n8n's environment
 */

/**
 * @param {import('./cache.mjs').InstalledServer} installed
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(installed, options) {
	const { userFolder, port: preferred = N8N_PORT, timeZone = ownTimeZone() } = options;
	const { command = 'start', settings } = options;
	const { supported, node, script } = installed;
	const port = await freePort(preferred);
	const broker = await freePort(preferred === 0 ? 0 : Math.max(BROKER_PORT, port + 1));
	const url = `http://127.0.0.1:${port}`;
	const nodeMajor = Number(node.version.split('.')[0]);
	const env = {
		...environmentFor(node, withoutOtherServers(process.env)),
		...QUIET,
		...supported.environment?.(nodeMajor),
		GENERIC_TIMEZONE: timeZone,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: url,
		N8N_RUNNERS_BROKER_PORT: String(broker),
		N8N_SECURE_COOKIE: 'false',
		N8N_USER_FOLDER: userFolder,
		// A worker takes no requests, but tells its health.
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		// A proxy for the outside must not be asked for this machine's own addresses.
		NO_PROXY: [process.env.NO_PROXY, '127.0.0.1', 'localhost'].filter(Boolean).join(','),
		...settings,
	};
	const logFile = join(userFolder, 'n8n.log');
	const running = start(node.executable, [script, command], { folder: userFolder, env, logFile });
	await waitUntilReady(
		`n8n ${supported.version}`,
		running,
		() => answers(url + READY_AT[command]),
		START_TIMEOUT_MS,
	);
	return { url, pid: running.pid, logFile, hasEnded: running.hasEnded, stop: running.stop };
}
