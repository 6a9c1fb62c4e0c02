// Installs one n8n server from its committed lock file.
import { cp, mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { packageCounter } from './installProgress.mjs';
import { npm } from './npm.mjs';
import { lockFolder } from './paths.mjs';
import { withProgress } from './progress.mjs';

/** The largest server, 2.9 GB, with npm's own copies of the packages beside it. */
const SPACE_NEEDED_GB = 6;

/** @param {string} folder */
async function assertSpace(folder) {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / 1e9;
	if (free >= SPACE_NEEDED_GB) return;
	throw new Error(
		`n8n needs about ${SPACE_NEEDED_GB} GB in ${folder}, and ${free.toFixed(1)} GB are free. ` +
			'Make room there, or name another folder in the environment variable LAAFFIC_N8N_CACHE.',
	);
}

/**
 * @param {import('./versions.mjs').SupportedVersion} supported
 * @param {import('./npm.mjs').NodeRuntime} node
 * @param {string} folder
 */
export async function install({ version }, node, folder) {
	await mkdir(folder, { recursive: true });
	await assertSpace(folder);
	for (const name of ['package.json', 'package-lock.json']) {
		await cp(join(lockFolder(version), name), join(folder, name));
	}
	const quiet = ['--no-audit', '--no-fund'];
	await withProgress(
		`Installing n8n ${version}`,
		() => npm(['ci', '--ignore-scripts', ...quiet], { folder, node }),
		await packageCounter(folder),
	);
	// The one package whose install script n8n can't do without; another's fails on many machines.
	await withProgress('Preparing its database', () =>
		npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], { folder, node }),
	);
}
