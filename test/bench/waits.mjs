// How long somebody else waits: another webhook of the same n8n is asked again and again, and what counts
// is how long it waited while the node ran, which n8n notes with the execution.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowAt } from './byHandFaults.mjs';
import { timesOf } from './byHandMeasure.mjs';
import { campaignWorkflow, NOTHING, OURS, SOURCE } from './byHandWorkflows.mjs';
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

/** Against it, everything else shows what it adds: n8n itself needs its time to hand on so many rows. */
const NOTHING_DONE = 'a node that does nothing';

const WAYS = {
	[NOTHING_DONE]: { from: NOTHING_DONE, node: NOTHING },
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
	'by hand, the Code node alone': { from: 'by hand, Code node', node: 'Code' },
	'reading the rows, HTTP Request node': { from: 'only the rows', node: SOURCE },
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

/**
 * Asks until it is told to end, one at a time: more at once would measure how they hold up each other.
 * @param {string} url
 * @param {{ ended: boolean }} state
 */
async function ask(url, state) {
	/** @type {{ asked: number, answered: number }[]} */
	const waits = [];
	while (!state.ended) {
		const asked = Date.now();
		// A server that is busy for seconds hangs up on some; they have waited as well.
		await fetch(url).then(
			(response) => response.text(),
			() => '',
		);
		waits.push({ asked, answered: Date.now() });
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

async function waitsOf(
	world,
	{ from, node = OURS, phone = (text) => text, change = (one) => one },
) {
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
		const { id, failure } = await runOnce(server, workflow);
		state.ended = true;
		if (failure) throw new Error(`${from}: ${failure}`);
		const { start, end } = await timesOf(n8n, id, node);
		const during = (await asking).filter(
			({ asked, answered }) => asked <= end && answered >= start,
		);
		// Of what they waited, the part that falls into the run of the node.
		return during.map(({ asked, answered }) => Math.min(answered, end) - Math.max(asked, start));
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
		return [
			{
				title: `Another webhook while a campaign of ${ROWS.toLocaleString('en')} rows runs, n8n ${world.version}`,
				note: `Milliseconds that it waits while the node runs, asked again ten milliseconds after each answer; best of ${ROUNDS}.`,
				columns: ['half of them', '99 of 100', 'longest', '99 of 100, more than with nothing'],
				lines: [...best].map(([name, { half, most, longest }]) => [
					name,
					...[half, most, longest, Math.max(0, most - best.get(NOTHING_DONE).most)].map(Math.round),
				]),
			},
		];
	} finally {
		await world.close();
	}
}
