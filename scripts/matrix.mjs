// Runs the end-to-end suites that touch n8n's own ways the most in every other supported n8n. Each
// server that is not there yet is installed first, with its own Node where it needs one.
import { spawnSync } from 'node:child_process';
import { chooseVersion, VERSIONS } from '../demo/lib/versions.mjs';

const SUITES = [
	'n8n',
	'campaignFromRows',
	'followCampaign',
	'trigger',
	'campaignTrigger',
	'examples',
	'closedLoop',
];
/** n8n changes its tools for agents from version to version; the newest tells what comes. */
const IN_THE_NEWEST = ['aiTool'];
const usual = chooseVersion(undefined);
const newest = VERSIONS.at(-1);

/** @param {import('../demo/lib/versions.mjs').SupportedVersion} supported */
const filesFor = (supported) =>
	[...SUITES, ...(supported === newest ? IN_THE_NEWEST : [])].map(
		(suite) => `test/e2e/${suite}.test.mjs`,
	);

let status = 0;
for (const supported of VERSIONS.filter((one) => one !== usual)) {
	const { version } = supported;
	console.log(`\nn8n ${version}`);
	const env = { ...process.env, N8N_VERSION: version };
	const parameters = ['--test', '--test-concurrency=1', ...filesFor(supported)];
	const ended = spawnSync(process.execPath, parameters, { env, stdio: 'inherit' });
	// One that fails doesn't keep the others from being tried.
	if (ended.status !== 0) status = 1;
}
process.exitCode = status;
