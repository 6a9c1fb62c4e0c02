// One campaign in a new n8n: what it took, and whether everybody arrived.
import { setTimeout as sleep } from 'node:timers/promises';
import { watchMemory } from './byHandMemory.mjs';
import { runOnce } from './byHandWorld.mjs';
import { CAMPAIGNS, SOURCE, TRIGGER } from './byHandWorkflows.mjs';

const WARM_UP_ROWS = 200;
/** n8n says that an execution has ended before it writes the data of it. */
const WRITING_MS = 500;

/**
 * @typedef {object} Result
 * @property {number} whole milliseconds until n8n says that the execution has ended
 * @property {number} nodes milliseconds in the nodes behind the rows
 * @property {number} memory bytes
 * @property {number} stored bytes
 * @property {string} [failure]
 */

/**
 * Follows a path in what n8n stores, without decoding the rest: see demo/lib/flatted.mjs.
 * @param {any[]} values
 * @param {any} from
 * @param {string[]} path
 */
function lookUp(values, from, ...path) {
	const resolve = (/** @type {unknown} */ value) =>
		typeof value === 'string' ? values[Number(value)] : value;
	return path.reduce((value, key) => resolve(value?.[key]), from);
}

/**
 * @param {import('../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {string} id
 * @returns {Promise<Pick<Result, 'nodes' | 'stored' | 'failure'>>}
 */
async function readExecution(n8n, id) {
	const { data } = await n8n.call('GET', `/rest/executions/${id}`);
	const values = JSON.parse(data);
	const result = lookUp(values, values[0], 'resultData');
	const runs = lookUp(values, result, 'runData');
	if (Object.keys(runs ?? {}).length === 0) {
		await sleep(WRITING_MS);
		return await readExecution(n8n, id);
	}
	const names = Object.keys(runs).filter((name) => name !== TRIGGER && name !== SOURCE);
	const times = names.map((name) => lookUp(values, runs, name, '0', 'executionTime'));
	return {
		nodes: times.reduce((sum, time) => sum + time, 0),
		stored: Buffer.byteLength(data),
		failure: lookUp(values, result, 'error', 'message'),
	};
}

/**
 * When a node ran, on the clock of this machine.
 * @param {import('../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {string} id
 * @param {string} name
 * @returns {Promise<{ start: number, end: number }>}
 */
export async function timesOf(n8n, id, name) {
	await sleep(WRITING_MS);
	const { data } = await n8n.call('GET', `/rest/executions/${id}`);
	const values = JSON.parse(data);
	const run = ['resultData', 'runData', name, '0'];
	const start = lookUp(values, values[0], ...run, 'startTime');
	if (start === undefined) throw new Error(`n8n has no run of ${name} in execution ${id}.`);
	return { start, end: start + lookUp(values, values[0], ...run, 'executionTime') };
}

/** @param {import('./byHandWorld.mjs').World} world */
async function calleesReceived({ sandboxUrl }) {
	const ledger = await (await fetch(`${sandboxUrl}/sandbox/ledger`)).json();
	return /** @type {any} */ (ledger).dialled.numbers;
}

/**
 * @param {import('./byHandWorld.mjs').World} world
 * @param {string} variant
 * @param {object[]} list
 * @returns {Promise<Result>}
 */
export const measure = (world, variant, list) =>
	world.withServer(async (server) => {
		const workflow = world.workflows[variant];
		await world.forgetTasks();
		world.serve(list.slice(0, WARM_UP_ROWS));
		await runOnce(server, workflow);
		await world.forgetTasks();
		world.serve(list);
		const endWatch = watchMemory(server.pid);
		const { id, milliseconds, failure } = await runOnce(server, workflow);
		const taken = { whole: milliseconds, memory: endWatch() };
		if (failure) return { ...taken, nodes: NaN, stored: NaN, failure };
		const read = await readExecution(server.n8n, id);
		const expected = variant in CAMPAIGNS ? list.length : 0;
		const received = await calleesReceived(world);
		if (!read.failure && received !== expected) read.failure = `${received} callees arrived`;
		if (read.nodes > milliseconds) read.failure = 'n8n said too early that it had ended';
		return { ...taken, ...read };
	});
