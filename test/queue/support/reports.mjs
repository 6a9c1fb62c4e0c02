// Call reports into the set-up that is recommended for queue mode, the example with PostgreSQL: Drop
// Repeats off, each call kept under its voiceId, and what follows from it let through once.
import { setTimeout as sleep } from 'node:timers/promises';
import { readExample } from '../../../demo/lib/examples.mjs';
import { productionUrl, TRIGGER, waitUntilListening } from '../../e2e/support/reports.mjs';
import { waitUntil } from '../../e2e/support/waitUntil.mjs';

const DATABASE = 'calls';
const EXAMPLE = 'outcomes-to-postgres.json';
const SET_UP = 'Set Up Once';
const UNTIL_WRITTEN_MS = 180_000;
const LOOK_AGAIN_MS = 500;
const TAKEN_AGAIN_MS = 500;
const PUSHES_AT_ONCE = 4;

/** What becomes of a call, how its report says so, and what the example makes of it. */
const ENDINGS = {
	promised: {
		outcome: 'answered',
		followUp: undefined,
		report: { answerTime: '1935480622000', intentCode: '305' },
	},
	refused: {
		outcome: 'answered',
		followUp: 'ticket',
		report: { answerTime: '1935480622000', intentCode: '306' },
	},
	missed: {
		outcome: 'notAnswered',
		followUp: 'text',
		report: { callStatus: 30, intentCode: '99999' },
	},
	voicemail: { outcome: 'voicemail', followUp: undefined, report: { callStatus: 40 } },
};
/** One call in so many is refused, and another one is missed. */
const FOLLOWED_UP = 50;

/** @param {number} index */
function endingAt(index) {
	if (index % FOLLOWED_UP === 0) return ENDINGS.refused;
	if (index % FOLLOWED_UP === 1) return ENDINGS.missed;
	return index % 2 === 0 ? ENDINGS.promised : ENDINGS.voicemail;
}

/**
 * @param {string} series what the IDs of its calls begin with; those of the example begin with 3
 * @param {number} count
 */
export const calls = (series, count) =>
	Array.from({ length: count }, (_, index) => {
		const { outcome, followUp, report } = endingAt(index);
		const voiceId = `${series}${String(index).padStart(12, '0')}`;
		const callee = String(919700000000 + index);
		const common = { voiceId, callee, type: 1, scriptId: 41, taskId: Number(series) };
		return {
			voiceId,
			callee,
			outcome,
			followUp,
			report: { ...common, hangupTime: '1935480671000', ...report },
		};
	});

/** @param {Awaited<ReturnType<typeof import('./cluster.mjs').startCluster>>} cluster */
export async function recommendedSetUp(cluster) {
	const { n8n, postgres, sandbox } = cluster;
	const { host, port, user, password } = postgres.connection;
	const data = { host, port, user, password, database: DATABASE, ssl: 'disable' };
	const name = 'Outcomes of calls';
	const { id } = await n8n.createCredential({ name, type: 'postgres', data });
	const example = await readExample(EXAMPLE, {
		sandboxUrl: sandbox.url,
		credential: cluster.credential,
	});
	for (const node of example.nodes) {
		if (node.type === 'n8n-nodes-base.postgres') node.credentials = { postgres: { id, name } };
	}
	const workflow = await n8n.createWorkflow(example);
	const made = await n8n.waitForExecution(await n8n.run(workflow, SET_UP));
	if (made.status !== 'success') throw new Error(JSON.stringify(made.data.resultData.error));
	await n8n.activate(workflow.id);
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

	/** @param {string} path @returns {Promise<any>} */
	const askSandbox = async (path) => await (await fetch(`${sandbox.url}/sandbox/${path}`)).json();

	return {
		workflowId: workflow.id,
		/** A click in the editor, with the made-up reports that are pinned. */
		tryOut: async () => await n8n.waitForExecution(await n8n.run(workflow, TRIGGER)),
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
				`select "voiceId", "calleeNumber", outcome from laaffic_calls
				where "voiceId" like '${series}%' order by 1`,
			),
		/**
		 * Waits until so many are there.
		 * @param {string} series
		 * @param {number} count
		 */
		async written(series, count) {
			/** @type {string[][]} */
			let found = [];
			const areWritten = async () => {
				found = await this.outcomes(series);
				return found.length >= count;
			};
			const what = () => `${count} outcomes, of which ${found.length} are there`;
			await waitUntil(what, areWritten, UNTIL_WRITTEN_MS, LOOK_AGAIN_MS);
			return found;
		},
		/**
		 * The tickets and texts that went out, by the call that they are for, and how many are noted
		 * without an end.
		 * @param {string} series
		 */
		async followedUp(series) {
			const isOurs = (/** @type {string} */ voiceId) => voiceId.startsWith(series);
			/** @type {{ entries: any[] }} */
			const { entries: tickets } = await askSandbox('tickets');
			/** @type {{ texts: any[] }} */
			const { texts } = await askSandbox('ledger');
			const [[noted = '0', ended = '0'] = []] = await postgres.ask(
				DATABASE,
				`select count(*), count(state) from laaffic_follow_ups where "voiceId" like '${series}%'`,
			);
			return {
				tickets: tickets.map(({ received }) => String(received.callId)).filter(isOurs),
				texts: texts.map(({ orderId }) => String(orderId)).filter(isOurs),
				noted: Number(noted),
				ended: Number(ended),
			};
		},
	};
}
