// Waiting in the suites that run servers: each wait ends, and says what did not happen.
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 50;
const PATIENCE_MS = 120_000;

/**
 * @param {string} what it waits for, such as 'a task to be accepted'
 * @param {() => boolean | Promise<boolean>} hasHappened
 * @param {number} [patienceMs]
 */
export async function waitUntil(what, hasHappened, patienceMs = PATIENCE_MS) {
	const deadline = Date.now() + patienceMs;
	while (!(await hasHappened())) {
		if (Date.now() > deadline) {
			throw new Error(`Waited ${patienceMs / 1000} seconds in vain for ${what}.`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
}
