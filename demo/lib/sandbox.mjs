// Starts the sandbox, a local Laaffic, and asks it what it was told.
import { join } from 'node:path';
import { ensureSandboxBuilt, SANDBOX_SCRIPT } from './clone.mjs';
import { PROJECT } from './paths.mjs';
import { answers, freePort } from './ports.mjs';
import { start, waitUntilReady } from './processes.mjs';

const START_TIMEOUT_MS = 30_000;
/** Above n8n's ports, so that the two never ask for the same one. */
const SANDBOX_PORT = 5780;

/** A customer list with the faults that real ones have. */
export const SAMPLE_ROWS = join(PROJECT, 'demo', 'sample', 'customers.csv');

/** The account that the sandbox knows. It opens nothing anywhere else. */
export const DEMO_ACCOUNT = { apiKey: 'demo-key-1', apiSecret: 'demo-sec-1', appId: 'DemoApp1' };

/**
 * @param {{ dataFolder: string, port?: number, speed?: number }} options `port` is the one to
 *   prefer, 0 for any; `speed` is how many seconds of a campaign pass in one of ours
 */
export async function startSandbox({ dataFolder, port: preferred = SANDBOX_PORT, speed }) {
	await ensureSandboxBuilt();
	const port = await freePort(preferred);
	const url = `http://127.0.0.1:${port}`;
	const logFile = join(dataFolder, 'sandbox.log');
	const options = { folder: dataFolder, env: process.env, logFile };
	const words = [SANDBOX_SCRIPT, '--port', String(port), '--sample-file', SAMPLE_ROWS];
	if (speed !== undefined) words.push('--speed', String(speed));
	const running = start(process.execPath, words, options);
	await waitUntilReady(
		'The sandbox',
		running,
		() => answers(`${url}/sandbox/ledger`),
		START_TIMEOUT_MS,
	);
	return { ...running, url, port };
}

/**
 * The tasks that the sandbox accepted from requests, with every number and text in them.
 * @param {string} url
 * @returns {Promise<any[]>}
 */
export async function acceptedTasks(url) {
	const response = await fetch(`${url}/sandbox/tasks?callees=full`);
	const tasks = /** @type {any[]} */ (await response.json());
	return tasks.filter(({ origin }) => origin === 'request');
}

/**
 * @typedef {object} SandboxAccount
 * @property {string} apiKey
 * @property {string} balance
 * @property {{ id: number, name: string, industry: string }[]} agents
 */

/** @param {string} url @returns {Promise<SandboxAccount>} */
export async function sandboxAccount(url) {
	const response = await fetch(`${url}/sandbox/account`);
	const [account] = /** @type {SandboxAccount[]} */ (await response.json());
	return account;
}
