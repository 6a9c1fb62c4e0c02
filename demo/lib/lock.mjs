// One process at a time: a file that names the process that holds it.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock file without a process id is one being written, unless it has been so for this long. */
const TIME_TO_WRITE_MS = 5_000;
const LOOK_AGAIN_MS = 500;

/** @param {number} pid */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, and belongs to somebody else.
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/**
 * Takes the lock, or tells who holds it.
 * @param {string} path
 * @returns {Promise<number | undefined>} the holder's process id (0: not known yet), or undefined
 *   when the lock is ours now
 */
export async function tryLock(path) {
	await mkdir(dirname(path), { recursive: true });
	try {
		await writeFile(path, String(process.pid), { flag: 'wx' });
		return undefined;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
	}
	const holder = Number(await readFile(path, 'utf8').catch(() => '')) || 0;
	if (holder !== 0 && isAlive(holder)) return holder;
	const age = await stat(path).then(
		(file) => Date.now() - file.mtimeMs,
		() => 0,
	);
	if (holder === 0 && age < TIME_TO_WRITE_MS) return holder;
	await rm(path, { force: true });
	return tryLock(path);
}

/** @param {string} path */
export const unlock = (path) => rm(path, { force: true });

/**
 * Waits for the lock, does the work, and gives the lock back.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(holder: number) => void} [onWait] called once, when somebody else holds it
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
	let told = false;
	for (;;) {
		const holder = await tryLock(path);
		if (holder === undefined) break;
		if (!told) onWait?.(holder);
		told = true;
		await sleep(LOOK_AGAIN_MS);
	}
	try {
		return await work();
	} finally {
		await unlock(path);
	}
}
