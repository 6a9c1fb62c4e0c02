// Gets the clone ready: the package built, the sandbox bundled.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { INSTALL, isInstalled } from '../../scripts/ready.mjs';
import { npm } from './npm.mjs';
import { PROJECT } from './paths.mjs';
import { withProgress } from './progress.mjs';

/**
 * The latest change to a file, or to anything in a folder.
 * @param {string} path
 * @returns {Promise<number>} 0 where nothing is there
 */
async function lastChange(path) {
	const found = await stat(path).catch(() => undefined);
	if (!found) return 0;
	if (!found.isDirectory()) return found.mtimeMs;
	const names = await readdir(path);
	const times = await Promise.all(names.map((name) => lastChange(join(path, name))));
	return Math.max(found.mtimeMs, ...times);
}

/**
 * @param {string} made
 * @param {string[]} sources
 */
async function isOutdated(made, sources) {
	if (!existsSync(join(PROJECT, made))) return true;
	const builtAt = (await stat(join(PROJECT, made))).mtimeMs;
	const changes = await Promise.all(sources.map((source) => lastChange(join(PROJECT, source))));
	return Math.max(...changes) > builtAt;
}

const PACKAGE_SOURCES = ['nodes', 'credentials', 'icons', 'package.json', 'gulpfile.js'];
const SANDBOX_SOURCES = ['sandbox', 'nodes', 'gulpfile.js'];
export const SANDBOX_SCRIPT = join(PROJECT, 'build', 'sandbox.js');

/**
 * n8n hides why a file could not be loaded, so it is tried here.
 * @param {string[]} files
 */
function assertLoads(files) {
	const script = files.map((file) => `require(${JSON.stringify(join(PROJECT, file))});`).join('');
	const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
	if (status === 0) return;
	throw new Error(`The package was built, but n8n can't load it:\n${stderr.trim()}`);
}

/** @returns {Promise<string[]>} files that each build writes anew, and n8n can't do without */
async function packageEntries() {
	const { n8n } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
	return [...n8n.nodes, ...n8n.credentials];
}

async function isPackageOutdated() {
	const entries = await packageEntries();
	const outdated = await Promise.all(entries.map((entry) => isOutdated(entry, PACKAGE_SOURCES)));
	return outdated.includes(true);
}

const isSandboxOutdated = () => isOutdated('build/sandbox.js', SANDBOX_SOURCES);

export const isAnythingOutdated = async () =>
	(await isPackageOutdated()) || (await isSandboxOutdated());

/** Installs what builds the package, where it isn't there. */
export async function ensureTools() {
	if (isInstalled()) return;
	await withProgress('Installing the tools that build the package', () =>
		npm(INSTALL, { folder: PROJECT }),
	);
}

/** Builds the package where it isn't built, or was changed since. */
export async function ensureBuilt() {
	if (!(await isPackageOutdated())) return;
	await withProgress('Building the package', () => npm(['run', 'build'], { folder: PROJECT }));
	assertLoads(await packageEntries());
}

/** Bundles the sandbox into one file that Node runs. */
export async function ensureSandboxBuilt() {
	if (!(await isSandboxOutdated())) return;
	await withProgress('Building the sandbox', () =>
		npm(['run', 'build:sandbox'], { folder: PROJECT }),
	);
}
