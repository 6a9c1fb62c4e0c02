// Ports on loopback: free ones, and what answers on the others.
import { createServer } from 'node:net';

const TRIES = 50;

/**
 * @param {number} port 0 lets the system choose
 * @returns {Promise<number | undefined>} the port, or undefined where it is taken
 */
function tryPort(port) {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen(port, '127.0.0.1', () => {
			const address = server.address();
			const free = address !== null && typeof address === 'object' ? address.port : undefined;
			server.close(() => resolve(free));
		});
	});
}

/**
 * The preferred port, or else the next free one above it; without preference, any free port.
 * @param {number} [preferred]
 */
export async function freePort(preferred = 0) {
	for (let port = preferred; port < preferred + TRIES; port++) {
		const free = await tryPort(port);
		if (free !== undefined) return free;
		if (preferred === 0) break;
	}
	throw new Error(`No free port was found from ${preferred} on. End a program that uses them.`);
}

const ANSWER_TIMEOUT_MS = 5_000;

/**
 * Whether a server answers this address with JSON. Rejects where none listens.
 * @param {string} url
 */
export async function answers(url) {
	const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
	const type = response.headers.get('content-type') ?? '';
	await response.arrayBuffer();
	return response.ok && type.includes('json');
}
