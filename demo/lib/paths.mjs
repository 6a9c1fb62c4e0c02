// Where things lie: inside the clone, and in the user's cache folder outside of it.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const PROJECT = resolve(fileURLToPath(import.meta.url), '..', '..', '..');

/** @param {string} version */
export const lockFolder = (version) => join(PROJECT, 'demo', 'n8n', version);

/**
 * n8n writes its database in here: one folder a version, since its database can't go back.
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
export function dataFolder(version, env = process.env) {
	const parent = env.LAAFFIC_DEMO_DATA ? resolve(env.LAAFFIC_DEMO_DATA) : join(PROJECT, '.data');
	return join(parent, `n8n-${version}`);
}

/** @param {NodeJS.ProcessEnv} env */
function userCacheFolder(env) {
	if (process.platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
	if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
	return join(homedir(), '.cache');
}

/**
 * Servers are gigabytes, so they are kept once per user and not once per clone.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env = process.env) {
	if (env.LAAFFIC_N8N_CACHE) return resolve(env.LAAFFIC_N8N_CACHE);
	return join(userCacheFolder(env), 'n8n-nodes-laaffic');
}
