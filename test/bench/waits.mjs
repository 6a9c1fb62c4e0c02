// How long somebody else waits: another webhook of the same n8n is asked again and again while a
// campaign runs, beside a run that reads the same rows and does nothing with them.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowAt } from './byHandFaults.mjs';
import { campaignWorkflow, OURS } from './byHandWorkflows.mjs';
import { runOnce, startWorld } from './byHandWorld.mjs';

const ROWS = 200_000;
const ROUNDS = 2;
const ASK_EACH_MS = 10;
const TRIES = 200;

/** @param {(parameters: any) => object} change */
const changed = (change) => (workflow) => ({
	...workflow,
	name: `${workflow.name} ${randomUUID()}`,
	nodes: workflow.nodes.map((node) =>
		node.name === OURS ? { ...node, parameters: change(node.parameters) } : node,
	),
});

const WAYS = {
	'only the rows': { from: 'only the rows' },
	'plain columns': { from: 'our node' },
	'national numbers': {
		from: 'our node',
		phone: (phone) => `0${phone.slice(-10)}`,
		change: changed((parameters) => ({ ...parameters, options: { defaultCountry: 'IN' } })),
	},
	'one item per row': {
		from: 'our node',
		change: changed((parameters) => ({ ...parameters, output: 'rows' })),
	},
	'by hand, Code node': { from: 'by hand, Code node' },
};

/** A webhook that answers at once, and does nothing else. */
function webhookWorkflow() {
	const path = randomUUID();
	const node = {
		id: randomUUID(),
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: path,
		parameters: { path, options: {} },
	};
	const workflow = {
		name: `Somebody else ${path.slice(0, 8)}`,
		nodes: [node],
		connections: {},
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
	return { path, workflow };
}

/** Asks until it is told to end. @param {string} url @param {{ ended: boolean }} state */
async function ask(url, state) {
	const waits = [];
	while (!state.ended) {
		const start = performance.now();
		await (await fetch(url)).text();
		waits.push(performance.now() - start);
		await sleep(ASK_EACH_MS);
	}
	return waits;
}

const listening = async (url) => {
	for (let tries = 0; tries < TRIES; tries++) {
		if ((await fetch(url).catch(() => undefined))?.status === 200) return;
		await sleep(100);
	}
	throw new Error(`The webhook at ${url} did not answer with 200 in time.`);
};

async function waitsOf(world, { from, phone = (text) => text, change = (one) => one }) {
	const list = Array.from({ length: ROWS }, (_, index) => {
		const row = rowAt(index);
		return { ...row, phone: phone(String(row.phone)) };
	});
	return await world.withServer(async (server) => {
		const { n8n } = server;
		const campaign = change(campaignWorkflow(from, world.place, world.rowsUrl));
		const workflow = await n8n.createWorkflow(campaign);
		const webhook = webhookWorkflow();
		await n8n.activate((await n8n.createWorkflow(webhook.workflow)).id);
		const url = `${n8n.url}/webhook/${webhook.path}`;
		await listening(url);
		world.serve(list.slice(0, 200));
		await world.forgetTasks();
		await runOnce(server, workflow);
		await world.forgetTasks();
		world.serve(list);
		const state = { ended: false };
		const asking = ask(url, state);
		const { failure } = await runOnce(server, workflow);
		state.ended = true;
		if (failure) throw new Error(`${from}: ${failure}`);
		return await asking;
	});
}

const percentile = (waits, share) =>
	[...waits].sort((one, other) => one - other)[Math.ceil(waits.length * share) - 1];

export async function run() {
	const world = await startWorld();
	try {
		const best = new Map();
		for (let round = 0; round < ROUNDS; round++) {
			for (const [name, way] of Object.entries(WAYS)) {
				const waits = await waitsOf(world, way);
				const result = {
					half: percentile(waits, 0.5),
					most: percentile(waits, 0.99),
					longest: Math.max(...waits),
				};
				if (!(best.get(name)?.most < result.most)) best.set(name, result);
			}
		}
		const without = best.get('only the rows');
		return [
			{
				title: `Another webhook while a campaign of ${ROWS.toLocaleString('en')} rows runs, n8n ${world.version}`,
				note: `Milliseconds until it has answered, asked all the time while the rows are read and the campaign runs; best of ${ROUNDS}. Reading the rows is the HTTP Request node's.`,
				columns: ['half of them', '99 of 100', 'longest', 'added to 99 of 100'],
				lines: [...best].map(([name, { half, most, longest }]) => [
					name,
					...[half, most, longest, most - without.most].map(Math.round),
				]),
			},
		];
	} finally {
		await world.close();
	}
}
