// Runs npm, on every platform and with a Node of choice.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/** npm as a script, so that no shell and no `npm.cmd` is needed to run it. */
function npmScript() {
	const nodeFolder = dirname(process.execPath);
	const candidates = [
		process.env.npm_execpath,
		join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(nodeFolder, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
	];
	// `npm_execpath` may name another package manager, which doesn't know these options.
	const found = candidates.find(
		(path) => path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path),
	);
	if (found) return found;
	throw new Error(
		`npm was not found beside ${process.execPath}. Run this with "npm start", or install npm.`,
	);
}

// npm hands the settings of the project it runs in to everything it starts, as variables. In another
// folder they would be wrong: legacy-peer-deps makes the lock file of a server look stale, and
// ignore-scripts would leave its database module unbuilt.
const OF_THIS_PROJECT =
	/^npm_(package_|lifecycle_|config_(legacy_peer_deps|ignore_scripts|local_prefix|omit|save_exact)$)/i;

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withoutProjectSettings(env) {
	return Object.fromEntries(Object.entries(env).filter(([name]) => !OF_THIS_PROJECT.test(name)));
}

/**
 * @typedef {object} NodeRuntime
 * @property {string} executable
 * @property {string} version
 * @property {string} abi binary modules fit one of these
 * @property {string} [headers] folder with include/node, where this Node brought its own
 */

/** @returns {NodeRuntime} the Node that runs this script */
export const thisNode = () => ({
	executable: process.execPath,
	version: process.versions.node,
	abi: process.versions.modules,
});

/**
 * Settings for a program that runs on the given Node and builds for it.
 * @param {NodeRuntime} node
 * @param {NodeJS.ProcessEnv} base
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentFor(node, base = process.env) {
	const env = withoutProjectSettings(base);
	const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
	env[pathName] = [dirname(node.executable), env[pathName]].filter(Boolean).join(delimiter);
	if (node.headers) env.npm_config_nodedir = node.headers;
	return env;
}

/** How much of npm's output an error message quotes, in characters. */
const LAST_WORDS = 4000;

/** What these need from the registry may not be reached. */
const FETCHING = ['ci', 'install'];
const HOW_TO_GO_ON =
	'Check that this machine reaches its npm registry, then run the command again.';

/**
 * Runs npm and resolves with what it printed; a failure says what npm said last.
 * @param {string[]} parameters
 * @param {{ folder: string, node?: NodeRuntime, onLine?: (line: string) => void }} options
 * @returns {Promise<string>} standard output
 */
export function npm(parameters, { folder, node = thisNode(), onLine }) {
	return new Promise((resolve, reject) => {
		const child = spawn(node.executable, [npmScript(), ...parameters], {
			cwd: folder,
			env: environmentFor(node),
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		// An install that nobody waits for any more must not go on writing.
		const end = () => child.kill();
		process.once('exit', end);
		let output = '';
		let said = '';
		/** @param {string} text */
		const hear = (text) => {
			said = (said + text).slice(-LAST_WORDS);
			if (onLine) text.split('\n').filter(Boolean).forEach(onLine);
		};
		child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
			output += text;
			hear(text);
		});
		child.stderr.setEncoding('utf8').on('data', hear);
		child.on('error', reject);
		child.on('close', (code) => {
			process.off('exit', end);
			if (code === 0) return resolve(output);
			const lines = [`"npm ${parameters.join(' ')}" failed (exit ${code}).`, said.trim()];
			if (FETCHING.includes(parameters[0])) lines.push(HOW_TO_GO_ON);
			reject(new Error(lines.join('\n')));
		});
	});
}
