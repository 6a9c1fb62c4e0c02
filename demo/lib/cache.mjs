// Installs n8n servers into the user's cache folder, once each.
import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { nodeFor, presentNode } from './nodeRuntime.mjs';
import { cacheFolder, lockFolder } from './paths.mjs';

/** The file that tells what a finished install was made from. */
const STAMP = 'complete.json';
/** Part of the name of a folder in which an install is going on. */
const UNFINISHED = '.unfinished-';
const RENAME_TRIES = 10;
const RENAME_AGAIN_MS = 1_000;

/**
 * @typedef {object} InstalledServer
 * @property {import('./versions.mjs').SupportedVersion} supported
 * @property {string} script what to run with Node
 * @property {import('./npm.mjs').NodeRuntime} node
 */

/**
 * What an install depends on: a folder with another stamp was made for something else.
 * @param {string} version
 * @param {import('./npm.mjs').NodeRuntime} node
 */
async function stampOf(version, node) {
	const lock = await readFile(join(lockFolder(version), 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex');
	return JSON.stringify({
		lock: hash,
		abi: node.abi,
		system: `${process.platform}-${process.arch}`,
	});
}

/**
 * Puts the finished folder where it belongs. Windows refuses while a virus scanner reads in it.
 * @param {string} made
 * @param {string} folder
 */
async function putInPlace(made, folder) {
	await rm(folder, { recursive: true, force: true, maxRetries: RENAME_TRIES });
	for (let attempt = 1; ; attempt++) {
		try {
			return await rename(made, folder);
		} catch (error) {
			if (attempt === RENAME_TRIES) throw error;
			await sleep(RENAME_AGAIN_MS);
		}
	}
}

/**
 * Removes what interrupted installs left behind. Each has a folder of its own, because the npm of
 * one that was ended by force may still be writing to it.
 * @param {string} folder
 */
async function removeLeftovers(folder) {
	const names = await readdir(dirname(folder));
	const left = names.filter((name) => name.startsWith(basename(folder) + UNFINISHED));
	for (const name of left) {
		await rm(join(dirname(folder), name), {
			recursive: true,
			force: true,
			maxRetries: RENAME_TRIES,
		});
	}
}

/** @param {string} version */
const folderOf = (version) => join(cacheFolder(), `n8n-${version}`);

/** @param {string} version @param {import('./npm.mjs').NodeRuntime} node */
async function isComplete(version, node) {
	const stamp = await readFile(join(folderOf(version), STAMP), 'utf8').catch(() => '');
	return stamp === (await stampOf(version, node));
}

/**
 * Whether nothing has to be downloaded for this version.
 * @param {import('./versions.mjs').SupportedVersion} supported
 */
export async function isServerInstalled(supported) {
	const node = await presentNode(supported);
	return node !== undefined && isComplete(supported.version, node);
}

/**
 * Gives the server of this version, installing it when it isn't there, or not for this Node.
 * @param {import('./versions.mjs').SupportedVersion} supported
 * @returns {Promise<InstalledServer>}
 */
export async function installedServer(supported) {
	const node = await nodeFor(supported);
	const { version } = supported;
	const folder = folderOf(version);
	const installOnce = async () => {
		if (await isComplete(version, node)) return;
		await removeLeftovers(folder);
		const unfinished = `${folder}${UNFINISHED}${process.pid}`;
		await install(supported, node, unfinished);
		await writeFile(join(unfinished, STAMP), await stampOf(version, node));
		await putInPlace(unfinished, folder);
	};
	if (!(await isComplete(version, node))) {
		await withLock(`${folder}.lock`, installOnce, (holder) =>
			console.log(`Another start (process ${holder}) is installing n8n; waiting for it.`),
		);
	}
	return { supported, node, script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}
