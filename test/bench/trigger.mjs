// How many call reports a second n8n takes: with the trigger, beside n8n's own Webhook node, in the
// same server, from the same sandbox. The Webhook node passes each push on as one item, unread; with
// Split Out an item for each call comes out, as the trigger gives it; "by hand" drops repeats, too. A
// round takes each variant in turn, each time from another one on, waits until n8n has worked on what
// it took, and the best round counts, because the machine is never quiet.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { installedServer } from '../../demo/lib/cache.mjs';
import { installInto, pack } from '../../demo/lib/package.mjs';
import { N8nClient } from '../../demo/lib/rest.mjs';
import { startSandbox } from '../../demo/lib/sandbox.mjs';
import { startServer } from '../../demo/lib/server.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { orderPush, productionUrl, triggerWorkflow, untilOver } from '../e2e/support/reports.mjs';

/** Reports in one push, and how many reports in all. */
const LOADS = [
	{ batchSize: 1, count: 400 },
	{ batchSize: 100, count: 5_000 },
	{ batchSize: 1_000, count: 20_000 },
	{ batchSize: [1, 2, 1, 30, 7, 300, 1, 1_000, 90, 4], count: 10_000 },
];
const BURST = 4;
/** After how many reports the memory of repeats is looked at. */
const REMEMBERED = [1_000, 10_000, 100_000, 1_000_000];
const WARM_UP = { batchSize: 100, count: 1_000 };

/** @param {string} type @param {number} typeVersion @param {object} parameters @param {string} name */
const node = (name, type, typeVersion, parameters) => ({
	id: randomUUID(),
	name,
	type: `n8n-nodes-base.${type}`,
	typeVersion,
	position: [0, 0],
	parameters,
});

/** @param {any[]} following nodes in a row behind the webhook */
function webhookWorkflow(following) {
	const webhookId = randomUUID();
	const parameters = { httpMethod: 'POST', path: webhookId, options: {} };
	const webhook = { ...node('Webhook', 'webhook', 2, parameters), webhookId };
	const nodes = [webhook, ...following];
	const links = nodes
		.slice(1)
		.map(({ name }, index) => [
			nodes[index].name,
			{ main: [[{ node: name, type: 'main', index: 0 }]] },
		]);
	return {
		path: webhookId,
		workflow: {
			name: `Webhook ${webhookId.slice(0, 8)}`,
			nodes,
			connections: Object.fromEntries(links),
			settings: { executionOrder: 'v1' },
		},
	};
}

const SPLIT = [node('Split Out', 'splitOut', 1, { fieldToSplitOut: 'body.array', options: {} })];
const BY_HAND = [
	...SPLIT,
	node('Remove Duplicates', 'removeDuplicates', 2, {
		operation: 'removeItemsSeenInPreviousExecutions',
		dedupeValue: '={{ $json.voiceId }}',
		options: { historySize: 50_000 },
	}),
];

/** @param {N8nClient} n8n @param {string} url */
async function activateAll(n8n, url) {
	const ours = {
		trigger: triggerWorkflow(),
		'repeats not dropped': triggerWorkflow({ options: { dropRepeats: false } }),
	};
	const withWebhook = {
		'Webhook node': webhookWorkflow([]),
		'with Split Out': webhookWorkflow(SPLIT),
		'by hand': webhookWorkflow(BY_HAND),
	};
	const variants = [
		...Object.entries(ours).map(([name, workflow]) => ({
			name,
			workflow,
			url: productionUrl(url, workflow),
		})),
		...Object.entries(withWebhook).map(([name, { workflow, path }]) => ({
			name,
			workflow,
			url: `${url}/webhook/${path}`,
		})),
	];
	const active = [];
	for (const { name, workflow, url: address } of variants) {
		const { id } = await n8n.createWorkflow(workflow);
		await n8n.activate(id);
		active.push({ name, id, url: address });
	}
	// Newer n8n listens only a moment later.
	await new Promise((resolve) => setTimeout(resolve, 3_000));
	return active;
}

/** The variants from another one on in each round, so that none always follows the slowest. */
const inTurn = (variants, round) =>
	variants.map((_, index) => variants[(index + round) % variants.length]);

/** What the memory of repeats takes, each time in a process of its own. */
async function memoryOfRepeats() {
	const here = (path) => fileURLToPath(new URL(path, import.meta.url));
	const outfile = here('../../build/benchRepeats.js');
	const entryPoints = [here('repeats.ts')];
	await build({ entryPoints, outfile, bundle: true, platform: 'node', target: 'node20' });
	const lines = [];
	for (const count of REMEMBERED) {
		const words = ['--expose-gc', outfile, String(count)];
		const { stdout } = await promisify(execFile)(process.execPath, words);
		lines.push([count.toLocaleString('en-US'), ...JSON.parse(stdout)]);
	}
	return {
		title: 'The memory of repeats',
		note: 'Of one trigger, by the number of reports that came in pushes of a thousand, each report once. What is saved is stored with the workflow.',
		columns: ['reports remembered', 'kB in memory', 'kB saved'],
		lines,
	};
}

export async function run(rounds = 3) {
	const installed = await installedServer(chooseVersion(process.env.N8N_VERSION));
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-laaffic-'));
	await installInto(await pack(folder), folder);
	const sandbox = await startSandbox({ dataFolder: folder, port: 0 });
	const server = await startServer(installed, { userFolder: folder, port: 0 });
	const n8n = new N8nClient(server.url);
	await n8n.logIn();
	const variants = await activateAll(n8n, server.url);
	try {
		for (const { url } of variants) await orderPush(sandbox.url, { url, ...WARM_UP });
		const lines = [];
		for (const load of LOADS) {
			/** @type {Record<string, number[]>} */
			const rates = {};
			for (let round = 0; round < rounds; round++) {
				for (const { name, id, url } of inTurn(variants, round)) {
					const order = { url, burst: BURST, seed: round, ...load };
					const { durationMs, lost } = await orderPush(sandbox.url, order);
					if (lost > 0) throw new Error(`${name} did not take ${lost} pushes.`);
					(rates[name] ??= []).push((load.count / durationMs) * 1000);
					await untilOver(n8n, id);
				}
			}
			const best = variants.map(({ name }) => Math.round(Math.max(...rates[name])));
			const [trigger, , webhookNode, splitOut] = best;
			const ratios = [trigger / webhookNode, trigger / splitOut];
			const size = [load.batchSize].flat().join(', ');
			lines.push([size, ...best, ...ratios.map((ratio) => Number(ratio.toFixed(2)))]);
		}
		return [
			{
				title: `Call reports a second in n8n ${installed.supported.version}`,
				note: `By the number of reports in a push, with ${BURST} pushes at once, best of ${rounds}. The Webhook node passes a push on as one item, unread; with Split Out an item for each call comes out, as the trigger gives it. Neither drops repeats, which the trigger does unless told otherwise.`,
				columns: [
					'trigger',
					'repeats not dropped',
					'Webhook node',
					'with Split Out',
					'and Remove Duplicates',
					'trigger x Webhook node',
					'trigger x Split Out',
				],
				lines,
			},
			await memoryOfRepeats(),
		];
	} finally {
		await server.stop();
		await sandbox.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
