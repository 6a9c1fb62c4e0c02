// Packs the package as it would be published, and installs it where n8n looks for it.
import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './clone.mjs';
import { npm } from './npm.mjs';
import { PROJECT } from './paths.mjs';

/**
 * Builds and packs.
 * @param {string} folder where the tarball goes
 * @returns {Promise<string>} path of the tarball
 */
export async function pack(folder) {
	await ensureBuilt();
	await mkdir(folder, { recursive: true });
	// Scripts are off because the build has just been done.
	const parameters = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const output = await npm(parameters, { folder: PROJECT });
	const [{ filename }] = JSON.parse(output);
	return join(folder, filename);
}

/**
 * Installs the tarball as n8n itself installs community nodes. n8n loads them when it starts.
 * @param {string} tarball
 * @param {string} userFolder
 */
export async function installInto(tarball, userFolder) {
	const folder = join(userFolder, '.n8n', 'nodes');
	await mkdir(folder, { recursive: true });
	// n8n keeps its list of the user's other community nodes in this file.
	const manifest = join(folder, 'package.json');
	if (!existsSync(manifest)) {
		await writeFile(manifest, '{ "name": "installed-nodes", "private": true }\n');
	}
	// n8n brings n8n-workflow, the package's only peer.
	const withoutPeers = ['--omit=peer', '--legacy-peer-deps'];
	const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];
	await npm(['install', '--no-save', ...withoutPeers, ...quiet, tarball], { folder });
}
