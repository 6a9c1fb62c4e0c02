// How many call reports a second n8n takes: with the trigger, beside n8n's own Webhook node, in the
// same server, from the same sandbox. The Webhook node passes each push on as one item, unread; with
// Split Out an item for each call comes out, as the trigger gives it; "by hand" drops repeats, too. A
// round takes each variant in turn, and the best round counts, because the machine is never quiet.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedServer } from '../../demo/lib/cache.mjs';
import { installInto, pack } from '../../demo/lib/package.mjs';
import { N8nClient } from '../../demo/lib/rest.mjs';
import { startSandbox } from '../../demo/lib/sandbox.mjs';
import { startServer } from '../../demo/lib/server.mjs';
import { chooseVersion } from '../../demo/lib/versions.mjs';
import { orderPush, productionUrl, triggerWorkflow } from '../e2e/support/reports.mjs';

/** Reports in one push, and how many reports in all. */
const LOADS = [
	{ batchSize: 1, count: 400 },
	{ batchSize: 100, count: 5_000 },
	{ batchSize: 1_000, count: 20_000 },
	{ batchSize: [1, 2, 1, 30, 7, 300, 1, 1_000, 90, 4], count: 10_000 },
];
const BURST = 4;
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
	const ours = triggerWorkflow();
	const withWebhook = Object.entries({
		'Webhook node': webhookWorkflow([]),
		'with Split Out': webhookWorkflow(SPLIT),
		'by hand': webhookWorkflow(BY_HAND),
	});
	const variants = [
		{ name: 'trigger', workflow: ours, url: productionUrl(url, ours) },
		...withWebhook.map(([name, { workflow, path }]) => ({
			name,
			workflow,
			url: `${url}/webhook/${path}`,
		})),
	];
	for (const { workflow } of variants) {
		await n8n.activate((await n8n.createWorkflow(workflow)).id);
	}
	// Newer n8n listens only a moment later.
	await new Promise((resolve) => setTimeout(resolve, 3_000));
	return variants;
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
				for (const { name, url } of variants) {
					const order = { url, burst: BURST, seed: round, ...load };
					const { durationMs, lost } = await orderPush(sandbox.url, order);
					if (lost > 0) throw new Error(`${name} did not take ${lost} pushes.`);
					(rates[name] ??= []).push((load.count / durationMs) * 1000);
				}
			}
			const best = Object.values(rates).map((all) => Math.round(Math.max(...all)));
			const ofWebhook = Number((best[0] / best[1]).toFixed(2));
			lines.push([[load.batchSize].flat().join(', '), ...best, ofWebhook]);
		}
		return [
			{
				title: `Call reports a second in n8n ${installed.supported.version}`,
				note: `By the number of reports in a push, with ${BURST} pushes at once, best of ${rounds}. The Webhook node passes a push on as one item, unread; with Split Out an item for each call comes out, as the trigger gives it.`,
				columns: [
					'trigger',
					'Webhook node',
					'with Split Out',
					'and Remove Duplicates',
					'trigger x Webhook node',
				],
				lines,
			},
		];
	} finally {
		await server.stop();
		await sandbox.stop();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
