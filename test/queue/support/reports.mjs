// Call reports into the set-up that is recommended for queue mode: Drop Repeats off, and a last step
// that can be repeated, an upsert by voiceId into a table of the user's own.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
	productionUrl,
	triggerWorkflow,
	waitUntilListening,
	TRIGGER,
} from '../../e2e/support/reports.mjs';
import { waitUntil } from '../../e2e/support/waitUntil.mjs';

const DATABASE = 'calls';
const TABLE = 'outcomes';
const UNTIL_WRITTEN_MS = 180_000;
const LOOK_AGAIN_MS = 500;
const TAKEN_AGAIN_MS = 500;
const PUSHES_AT_ONCE = 4;

const CREATE_TABLE = `create table if not exists ${TABLE} (
	"voiceId" text primary key,
	callee text not null,
	outcome text not null
)`;

/** Each item by itself: two pushes with the same calls in another order can't block each other. */
const lastStep = (/** @type {{ id: string, name: string }} */ credential) => ({
	id: randomUUID(),
	name: 'Outcome of Each Call',
	type: 'n8n-nodes-base.postgres',
	typeVersion: 2.6,
	position: [200, 0],
	retryOnFail: true,
	maxTries: 5,
	waitBetweenTries: 2_000,
	credentials: { postgres: { id: credential.id, name: credential.name } },
	parameters: {
		operation: 'upsert',
		schema: { __rl: true, mode: 'name', value: 'public' },
		table: { __rl: true, mode: 'name', value: TABLE },
		columns: {
			mappingMode: 'defineBelow',
			value: {
				voiceId: '={{ $json.voiceId }}',
				callee: '={{ $json.calleeNumber }}',
				outcome: '={{ $json.outcome }}',
			},
			matchingColumns: ['voiceId'],
			schema: ['voiceId', 'callee', 'outcome'].map((id) => ({
				id,
				displayName: id,
				type: 'string',
				required: true,
				display: true,
			})),
		},
		options: { queryBatching: 'independently' },
	},
});

/**
 * @param {string} series
 * @param {number} count
 * @returns {Array<Record<string, unknown>>} reports of calls, every other one answered
 */
export const callReports = (series, count) =>
	Array.from({ length: count }, (_, index) => ({
		voiceId: `${series}${String(index).padStart(12, '0')}`,
		callee: String(919700000000 + index),
		type: 1,
		scriptId: 41,
		hangupTime: '1935480671000',
		...(index % 2 === 0
			? { answerTime: '1935480622000', intentCode: '305' }
			: { callStatus: 30, intentCode: '99999' }),
	}));

/** @param {Awaited<ReturnType<typeof import('./cluster.mjs').startCluster>>} cluster */
export async function recommendedSetUp(cluster) {
	const { n8n, postgres } = cluster;
	await postgres.ask(DATABASE, CREATE_TABLE);
	const { host, port, user, password } = postgres.connection;
	const data = { host, port, user, password, database: DATABASE, ssl: 'disable' };
	const name = 'Outcomes of calls';
	const credential = await n8n.createCredential({ name, type: 'postgres', data });
	const workflow = triggerWorkflow({ options: { dropRepeats: false } });
	const last = lastStep(credential);
	const { id } = await n8n.createWorkflow({
		...workflow,
		nodes: [...workflow.nodes, last],
		connections: { [TRIGGER]: { main: [[{ node: last.name, type: 'main', index: 0 }]] } },
	});
	await n8n.activate(id);
	const urls = /** @type {const} */ (['webhook1', 'webhook2']).map(
		(process) => () => productionUrl(cluster.urlOf(process), workflow),
	);
	for (const url of urls) await waitUntilListening(url());

	/** @param {() => string} url @param {object[]} reports */
	const pushOnce = async (url, reports) => {
		const request = {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ array: reports }),
			signal: AbortSignal.timeout(30_000),
		};
		return await fetch(url(), request).then(
			({ ok }) => ok,
			() => false,
		);
	};

	return {
		workflowId: id,
		/**
		 * Pushes all of them, a few pushes at once, the first to one process, the next to the other.
		 * What is not taken comes again, as it does where a platform gets no 200.
		 * @param {object[]} reports
		 * @param {{ size: number, first: 0 | 1 }} how
		 */
		async push(reports, { size, first }) {
			const pushes = [];
			for (let from = 0; from < reports.length; from += size) {
				pushes.push({
					reports: reports.slice(from, from + size),
					url: urls[(pushes.length + first) % 2],
				});
			}
			let refused = 0;
			const pusher = async () => {
				for (let next = pushes.shift(); next !== undefined; next = pushes.shift()) {
					const { url, reports: pushed } = next;
					await waitUntil('a push to be taken', async () => {
						if (await pushOnce(url, pushed)) return true;
						refused++;
						await sleep(TAKEN_AGAIN_MS);
						return false;
					});
				}
			};
			await Promise.all(Array.from({ length: PUSHES_AT_ONCE }, pusher));
			return { refused };
		},
		/** @param {string} series @returns {Promise<string[][]>} voiceId, callee and outcome of each */
		outcomes: async (series) =>
			await postgres.ask(
				DATABASE,
				`select "voiceId", callee, outcome from ${TABLE} where "voiceId" like '${series}%' order by 1`,
			),
		/** Waits until all are written, or no more come. @param {string} series @param {number} count */
		async written(series, count) {
			const deadline = Date.now() + UNTIL_WRITTEN_MS;
			while (Date.now() < deadline && (await this.outcomes(series)).length < count) {
				await sleep(LOOK_AGAIN_MS);
			}
			return await this.outcomes(series);
		},
	};
}
