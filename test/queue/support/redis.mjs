// A Redis of the suite's own, on loopback. It keeps what it has over a restart, as n8n's guide asks.
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../../demo/lib/ports.mjs';
import { start, waitUntilReady } from '../../../demo/lib/processes.mjs';

const START_TIMEOUT_MS = 60_000;
const HOST = '127.0.0.1';

/** Whether it has read what it kept. @param {number} port @returns {Promise<boolean>} */
function isReady(port) {
	return new Promise((resolve, reject) => {
		const socket = connect(port, HOST, () => socket.write('PING\r\n'));
		socket.once('error', reject);
		socket.once('data', (answer) => {
			socket.destroy();
			resolve(answer.toString().startsWith('+PONG'));
		});
	});
}

/** @param {string} parent a folder that is removed in the end */
export async function startRedis(parent) {
	const folder = join(parent, 'redis');
	const port = await freePort();
	await mkdir(folder);
	const settings = { bind: HOST, port, dir: folder, appendonly: 'yes', save: '' };
	const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);

	const begin = async () => {
		const logFile = join(parent, 'redis.log');
		const running = start('redis-server', words, { folder, env: process.env, logFile });
		await waitUntilReady('Redis', running, () => isReady(port), START_TIMEOUT_MS);
		return running;
	};

	let running = await begin();
	return {
		host: HOST,
		port,
		stop: async () => await running.stop(),
		startAgain: async () => {
			running = await begin();
		},
	};
}
