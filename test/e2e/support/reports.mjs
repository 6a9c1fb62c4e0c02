// Call reports pushed from the sandbox into a real n8n, and what came out of them there.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { outputsOf } from '../../../demo/lib/flatted.mjs';

export const TRIGGER = 'Call Reports';
const LOOK_AGAIN_MS = 200;
const TIMEOUT_MS = 120_000;
/** Nothing that these workflows do takes so long: what shows no change is not worked on any more. */
const LOOKS_AT_STUCK = 25;
const MOST_EXECUTIONS = 5_000;
/** The editor's list of executions gives no more at once. */
const PAGE = 100;

/**
 * A workflow that starts with the trigger, and does nothing else.
 * @param {object} [parameters]
 */
export function triggerWorkflow(parameters = {}) {
	return {
		name: `Reports ${randomUUID().slice(0, 8)}`,
		nodes: [
			{
				id: randomUUID(),
				name: TRIGGER,
				type: 'n8n-nodes-laaffic.laafficVoiceAgentTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId: randomUUID(),
				parameters,
			},
		],
		connections: {},
		settings: { executionOrder: 'v1' },
	};
}

/**
 * The address under which an active workflow takes pushes.
 * @param {string} serverUrl
 * @param {{ nodes: any[] }} workflow
 */
export function productionUrl(serverUrl, workflow) {
	const { webhookId } = workflow.nodes.find(({ type }) => type.endsWith('VoiceAgentTrigger'));
	return `${serverUrl}/webhook/${webhookId}/webhook`;
}

/** Newer n8n answers 404 for a moment after a workflow was switched on. @param {string} url */
export async function waitUntilListening(url) {
	const deadline = Date.now() + TIMEOUT_MS;
	while ((await fetch(url).then(({ status }) => status)) !== 200) {
		if (Date.now() > deadline) throw new Error(`Nobody listens at ${url}.`);
		await sleep(LOOK_AGAIN_MS);
	}
}

/**
 * @param {string} sandboxUrl
 * @param {object} order see sandbox/push/orders.ts
 * @returns {Promise<any>} what the sandbox says of the delivery
 */
export async function orderPush(sandboxUrl, order) {
	const response = await fetch(`${sandboxUrl}/sandbox/push`, {
		method: 'POST',
		body: JSON.stringify(order),
	});
	const body = /** @type {any} */ (await response.json());
	if (!response.ok) throw new Error(body.error);
	return body;
}

/** @typedef {{ id: string, status: string }} Listed an execution without its data */

const FINISHED = ['success', 'error', 'crashed', 'canceled'];
const UNFINISHED = ['new', 'running', 'waiting'];
/** What became of executions that a killed n8n had in its hands. */
export const BROKEN_OFF = ['error', 'crashed', ...UNFINISHED];

/**
 * Every execution of a workflow in one of the states.
 * @param {import('../../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {string} workflowId
 * @param {string[]} status without it, n8n mixes those that run into every page
 * @returns {Promise<Listed[]>} the latest first
 */
async function allExecutions(n8n, workflowId, status) {
	/** @type {Listed[]} */
	const executions = [];
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	for (let older = ''; executions.length < MOST_EXECUTIONS; ) {
		const path = `/rest/executions?limit=${PAGE}&filter=${filter}${older}`;
		const { results, nextCursor } = await n8n.call('GET', path);
		executions.push(...results);
		if (results.length < PAGE) return executions;
		// Since 2.41 by a cursor, before that by the last id.
		older = nextCursor ? `&cursor=${nextCursor}` : `&lastId=${results.at(-1).id}`;
	}
	throw new Error('There are more executions than a test makes');
}

/**
 * The items of each output. n8n keeps them even if it ends before it comes to work on them.
 * @param {any} execution
 * @returns {any[][]}
 */
function givenOut(execution) {
	const outputs = outputsOf(execution, TRIGGER);
	if (outputs.length > 0) return outputs;
	return execution.data.executionData?.nodeExecutionStack?.[0]?.data.main ?? [];
}

/** @param {import('../../../demo/lib/rest.mjs').N8nClient} n8n @param {string} workflowId */
export async function waitForExecutions(n8n, workflowId, count = 1) {
	const deadline = Date.now() + TIMEOUT_MS;
	while ((await n8n.listExecutions(workflowId, count)).length < count) {
		if (Date.now() > deadline) throw new Error(`${count} executions have not begun.`);
		await sleep(LOOK_AGAIN_MS);
	}
}

/**
 * Waits until no execution runs or is about to. One that n8n had in its hands when it was ended can
 * stay new or running for ever.
 * @param {import('../../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {string} workflowId
 */
export async function untilOver(n8n, workflowId) {
	const deadline = Date.now() + TIMEOUT_MS;
	for (let before = '', unchanged = 0; ; await sleep(LOOK_AGAIN_MS)) {
		const unfinished = await allExecutions(n8n, workflowId, UNFINISHED);
		if (unfinished.length === 0) return;
		const now = unfinished.map(({ id, status }) => `${id} ${status}`).join();
		unchanged = now === before ? unchanged + 1 : 0;
		before = now;
		if (unchanged >= LOOKS_AT_STUCK) return;
		if (Date.now() > deadline) throw new Error('Executions go on and on');
	}
}

/**
 * Every execution, once none is left that runs or is about to. For workflows that work on a push
 * for as long as it takes.
 * @param {import('../../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {string} workflowId
 * @param {number} [timeoutMs]
 */
export async function executionsAtEnd(n8n, workflowId, timeoutMs = 5 * TIMEOUT_MS) {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const unfinished = await allExecutions(n8n, workflowId, UNFINISHED);
		if (unfinished.length === 0) return allExecutions(n8n, workflowId, FINISHED);
		if (Date.now() > deadline) throw new Error(`${unfinished.length} executions have not ended.`);
		await sleep(LOOK_AGAIN_MS);
	}
}

/**
 * What came out of the trigger in all executions, once none of them runs any more.
 * @param {import('../../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {string} workflowId
 * @param {string[]} states of the executions to look at
 * @returns {Promise<{ executions: Listed[], outputs: any[][] }>} the items of each output
 */
export async function cameOut(n8n, workflowId, states = FINISHED) {
	await untilOver(n8n, workflowId);
	const executions = await allExecutions(n8n, workflowId, states);
	/** @type {any[][]} */
	const outputs = [];
	for (const { id } of executions) {
		givenOut(await n8n.getExecution(id)).forEach((items, index) => {
			outputs[index] = [...(outputs[index] ?? []), ...items.map(({ json }) => json)];
		});
	}
	return { executions, outputs };
}
