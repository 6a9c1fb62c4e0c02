// How long n8n takes to load our nodes, and how big they are, beside ten of its own. Each is loaded in
// a process of its own, where n8n's libraries are loaded already.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedServer } from '../../demo/lib/cache.mjs';
import { installInto, pack } from '../../demo/lib/package.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';

const ROUNDS = 5;
const PACKAGE = '.n8n/nodes/node_modules/n8n-nodes-laaffic';
const LOAD_ONCE = fileURLToPath(new URL('loadOnce.cjs', import.meta.url));

const OURS = [
	'LaafficVoiceAgent/LaafficVoiceAgent',
	'LaafficVoiceAgent/LaafficVoiceAgentTrigger',
	'LaafficCampaign/LaafficCampaignTrigger',
];

/** Services with several resources, and what everybody has in a workflow. */
const BUILT_IN = [
	'HttpRequest/HttpRequest',
	'Google/Sheet/GoogleSheets',
	'Slack/Slack',
	'Hubspot/Hubspot',
	'Airtable/Airtable',
	'Notion/Notion',
	'Salesforce/Salesforce',
	'Stripe/Stripe',
	'Telegram/Telegram',
	'Twilio/Twilio',
];

export async function run() {
	const installed = await installedServer(chooseVersion(process.env.N8N_VERSION));
	const n8n = dirname(dirname(installed.script));
	const resolve = createRequire(join(n8n, 'package.json')).resolve;
	const builtIn = dirname(resolve('n8n-nodes-base/package.json'));
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-'));
	try {
		await installInto(await pack(folder), folder);
		const files = [
			...OURS.map((name) => [name, join(folder, PACKAGE, 'dist/nodes', name)]),
			...BUILT_IN.map((name) => [name, join(builtIn, 'dist/nodes', name)]),
		];
		const best = bestOf(files, n8n, installed.node.executable);
		const lines = [...best].map(([name, { milliseconds, bytes }]) => [
			name.split('/').at(-1),
			Number(milliseconds.toFixed(1)),
			Math.round(bytes / 1024),
		]);
		const theirs = lines.slice(OURS.length);
		lines.push(['median of the ten of n8n', median(theirs, 1), median(theirs, 2)]);
		return [
			{
				title: `Loading a node in n8n ${installed.supported.version}`,
				note: `Best of ${ROUNDS}, with all files that are read for it, where n8n-core and n8n-workflow are loaded already.`,
				columns: ['ms', 'KB'],
				lines,
			},
		];
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

function bestOf(files, n8n, node) {
	const best = new Map();
	// Where n8n lets community nodes find what it brings.
	const env = { ...process.env, NODE_PATH: dirname(n8n) };
	for (let round = 0; round < ROUNDS; round++) {
		for (const [name, file] of files) {
			const args = [LOAD_ONCE, `${file}.node.js`, n8n];
			const result = JSON.parse(execFileSync(node, args, { env, encoding: 'utf8' }));
			const soFar = best.get(name);
			if (!(soFar?.milliseconds < result.milliseconds)) best.set(name, result);
		}
	}
	return best;
}

function median(lines, column) {
	const sorted = lines.map((line) => line[column]).sort((one, other) => one - other);
	const middle = sorted.length / 2;
	return Number(((sorted[middle - 1] + sorted[middle]) / 2).toFixed(1));
}
