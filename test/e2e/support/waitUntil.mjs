// Waiting in the suites that run servers: each wait ends, and says what did not happen.
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 50;
const PATIENCE_MS = 120_000;

/**
 * @template T
 * @param {string | (() => string)} what it waits for, such as 'a task to be accepted'
 * @param {() => T | Promise<T>} look finds it, or gives false or nothing
 * @param {number} [patienceMs]
 * @param {number} [lookAgainMs] longer where a look is work for the server
 * @returns {Promise<Exclude<T, false | undefined>>} what was found
 */
export async function waitUntil(what, look, patienceMs = PATIENCE_MS, lookAgainMs = LOOK_AGAIN_MS) {
	const deadline = Date.now() + patienceMs;
	for (;;) {
		const found = await look();
		if (found) return /** @type {Exclude<T, false | undefined>} */ (found);
		if (Date.now() > deadline) {
			const awaited = typeof what === 'string' ? what : what();
			throw new Error(`Waited ${patienceMs / 1000} seconds in vain for ${awaited}.`);
		}
		await sleep(lookAgainMs);
	}
}
