/**
 * Makes a fresh clone ready to work in: checks the Node version, and installs the development
 * dependencies when they are missing or other ones than the lock file names.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_NODE = { major: 20, minor: 19 };

/** Quiet, because the warnings are for those who made the packages. */
export const INSTALL = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Installs what the repository's commands need, and returns at once where it is there. */
export function ensureDependencies() {
	checkNodeVersion();
	if (isInstalled()) return;
	console.log('Installing the development dependencies. This takes about a minute, once.');
	const { status } = spawnSync('npm', INSTALL, {
		cwd: ROOT,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status === 0) return;
	console.error(
		'The development dependencies could not be installed. What npm says above tells why; ' +
			'check that this machine reaches its npm registry, then run the command again.',
	);
	process.exit(1);
}

export function checkNodeVersion() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const oldest = OLDEST_NODE;
	if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return;
	console.error(
		`This is Node ${process.versions.node}. The project needs Node ${oldest.major}.${oldest.minor} ` +
			'or newer: install it from nodejs.org, then run the command again.',
	);
	process.exit(1);
}

/**
 * Compares what npm recorded in node_modules with the lock file. Contents, not dates: a checkout
 * renews the dates of files that did not change.
 */
export function isInstalled() {
	const wanted = readPackages('package-lock.json');
	const installed = readPackages(path.join('node_modules', '.package-lock.json'));
	if (wanted === undefined || installed === undefined) return false;
	return Object.entries(wanted).every(([folder, { version, optional, link }]) => {
		if (folder === '' || link) return true;
		// Optional ones are installed only on the systems they are for.
		if (installed[folder] === undefined) return optional === true;
		return installed[folder].version === version;
	});
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean, link?: boolean }> | undefined}
 */
function readPackages(file) {
	try {
		return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages;
	} catch {
		return undefined;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureDependencies();
