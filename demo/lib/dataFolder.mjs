// Claims the data folder for this start: two n8n servers must never share a database.
import { mkdir, rm } from 'node:fs/promises';
import { isAlive, tryLock, unlock } from './lock.mjs';
import { recall } from './memory.mjs';
import { dataFolder } from './paths.mjs';
import { answers } from './ports.mjs';
import { endAll } from './processes.mjs';

/**
 * Ends what a start left behind that was itself ended by force. A process id alone may belong to
 * another program by now, so the address has to answer, too.
 * @param {import('./memory.mjs').Memory} memory
 */
async function endLeftovers({ server, sandbox }) {
	const left = [
		{ ...server, probe: '/rest/settings' },
		{ ...sandbox, probe: '/sandbox/ledger' },
	];
	for (const { pid, url, probe } of left) {
		if (pid === undefined || !isAlive(pid)) continue;
		if (await answers(`${url}${probe}`).catch(() => false)) await endAll(pid);
	}
}

/**
 * @param {string} version of n8n
 * @param {{ fresh: boolean }} options `fresh` empties it first
 * @returns {Promise<{ folder: string, memory: import('./memory.mjs').Memory, release: () => Promise<void> }>}
 */
export async function claimDataFolder(version, { fresh }) {
	const folder = dataFolder(version);
	const lock = `${folder}.lock`;
	const holder = await tryLock(lock);
	if (holder !== undefined) {
		throw new Error(
			`n8n ${version} was started here already (process ${holder}). ` +
				'Use it, end it with Ctrl-C where it runs, or start another version with --n8n.',
		);
	}
	await endLeftovers(await recall(folder));
	if (fresh) await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	return { folder, memory: await recall(folder), release: () => unlock(lock) };
}
