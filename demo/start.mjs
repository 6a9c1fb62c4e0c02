// `npm start`: n8n with this package, the sandbox, one campaign and its outcomes. See demo/lib/options.mjs.
import { join } from 'node:path';
import { checkNodeVersion } from '../scripts/ready.mjs';
import { installedServer } from './lib/cache.mjs';
import { ensureBuilt, ensureSandboxBuilt, ensureTools } from './lib/clone.mjs';
import { ensureCredential } from './lib/credential.mjs';
import { claimDataFolder } from './lib/dataFolder.mjs';
import { ensureExample, listExampleFiles } from './lib/examples.mjs';
import { remember } from './lib/memory.mjs';
import { HELP, readOptions } from './lib/options.mjs';
import { nodeFor } from './lib/nodeRuntime.mjs';
import { installInto, pack } from './lib/package.mjs';
import { lastLines, stopAll } from './lib/processes.mjs';
import { withProgress } from './lib/progress.mjs';
import { N8nClient } from './lib/rest.mjs';
import { startSandbox } from './lib/sandbox.mjs';
import { startServer } from './lib/server.mjs';
import { describeNext, showLoop } from './lib/show.mjs';
import { planStart } from './lib/steps.mjs';
import { chooseVersion } from './lib/versions.mjs';

const WATCH_EVERY_MS = 1_000;

/** Gives the data folder free for the next start. */
let release = async () => {};
/** Ending is what the user wants once everything is up; before that, it is a failure. */
let isUp = false;
/** @type {Promise<void> | undefined} */
let ending;

/** Ends everything, once, and then this process. @param {number} exitCode */
function end(exitCode) {
	ending ??= stopAll()
		.then(release)
		.then(() => process.exit(exitCode));
	return ending;
}

/**
 * Installs and builds what isn't there yet.
 * @param {import('./lib/versions.mjs').SupportedVersion} supported
 * @param {(step: string) => void} enter
 */
async function prepare(supported, enter) {
	enter('tools');
	await ensureTools();
	enter('node');
	await nodeFor(supported);
	enter('server');
	const installed = await installedServer(supported);
	enter('build');
	await ensureBuilt();
	await ensureSandboxBuilt();
	return installed;
}

/**
 * Starts the sandbox and n8n, with the package in it.
 * @param {import('./lib/cache.mjs').InstalledServer} installed
 * @param {import('./lib/options.mjs').Options} options
 */
async function startServers(installed, options) {
	const { version } = installed.supported;
	const claimed = await claimDataFolder(version, options);
	const { folder, memory } = claimed;
	release = claimed.release;
	const tarball = await pack(join(folder, 'package'));
	await installInto(tarball, folder);

	const sandbox = await startSandbox({ dataFolder: folder, port: memory.sandbox?.port });
	memory.sandbox = { pid: sandbox.pid, url: sandbox.url, port: sandbox.port };
	await remember(folder, memory);

	const server = await startServer(installed, { userFolder: folder, port: options.port });
	memory.server = { pid: server.pid, url: server.url };
	await remember(folder, memory);
	return { folder, memory, sandbox, server };
}

/**
 * Puts account, credential and example workflows into n8n.
 * @param {Awaited<ReturnType<typeof startServers>>} servers
 */
async function furnish({ folder, memory, sandbox, server }) {
	const n8n = new N8nClient(server.url);
	await n8n.logIn();
	const credential = await ensureCredential(n8n, memory.credentialId, sandbox.url);
	memory.credentialId = credential.id;
	const examples = [];
	for (const file of await listExampleFiles()) {
		examples.push(await ensureExample(n8n, file, { sandboxUrl: sandbox.url, credential }, memory));
	}
	await remember(folder, memory);
	return { n8n, credential, examples, sandboxUrl: sandbox.url, memory, folder };
}

/** @param {Awaited<ReturnType<typeof startServers>>} servers */
function watch({ server, sandbox }) {
	const look = async () => {
		const ended = [server, sandbox].find(({ hasEnded }) => hasEnded());
		if (!ended || ending) return;
		console.error(`${ended === server ? 'n8n' : 'The sandbox'} has ended by itself. It said last:`);
		console.error(await lastLines(ended.logFile));
		await end(1);
	};
	setInterval(look, WATCH_EVERY_MS);
}

/** @param {import('./lib/options.mjs').Options} options */
async function main(options) {
	checkNodeVersion();
	const supported = chooseVersion(options.version);
	const { words: plan, enter } = await planStart(supported);
	console.log(`${plan}\n`);
	const installed = await prepare(supported, enter);

	enter('start');
	const servers = await withProgress(`Starting n8n ${supported.version}`, () =>
		startServers(installed, options),
	);
	enter('campaign');
	const { stage, shown } = await withProgress('Running a campaign from sample rows', async () => {
		const furnished = await furnish(servers);
		return { stage: furnished, shown: await showLoop(furnished, options) };
	});
	await remember(servers.folder, servers.memory);
	console.log(`\n${shown.words}\n`);
	if (options.exit) return end(shown.isDone ? 0 : 1);
	console.log(`${await describeNext(stage, shown)}\n`);
	isUp = true;
	watch(servers);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.on(signal, () => {
		if (!ending) console.log('\nEnding n8n and the sandbox …');
		void end(isUp ? 0 : 1);
	});
}

try {
	const options = readOptions(process.argv.slice(2));
	if (options.help) console.log(HELP);
	else await main(options);
} catch (error) {
	if (!ending) console.error(`\n${error instanceof Error ? error.message : error}`);
	await end(1);
}
