// A campaign of a few rows in a real n8n, and the sandbox told what is to go wrong.
const ROWS_FROM = 'Rows';
const NODE = 'Laaffic Voice Agent';
export const TRIGGER = 'When Clicking Execute';

export const ROWS = ['919777654321', '919777654322', '5511988887777'].map((phone) => ({ phone }));

/**
 * @typedef {object} Settings what the user sets on the node
 * @property {boolean} [retryOnFail]
 * @property {'continueErrorOutput' | 'stopWorkflow'} [onError]
 * @property {Record<string, unknown>} [options]
 * @property {string} [taskScope]
 * @property {number} [rows] how many made-up rows, in place of the few
 */

/** @param {number} rows @returns {string} the numbers that `numbersOf` gives, made in n8n */
const madeUp = (rows) =>
	`={{ JSON.stringify({ rows: Array.from({ length: ${rows} }, (_, row) => ({ phone: String(${FIRST_NUMBER} + row) })) }) }}`;
const FIRST_NUMBER = 919700000000;

/** @param {number} rows */
export const numbersOf = (rows) =>
	Array.from({ length: rows }, (_, row) => String(FIRST_NUMBER + row));

/**
 * @param {{ id: string, name: string }} credential
 * @param {string} taskName
 * @param {Settings} settings
 */
export function campaignWorkflow(credential, taskName, settings = {}) {
	const { retryOnFail = false, onError = 'stopWorkflow', options = {}, taskScope, rows } = settings;
	const nodes = [
		{ name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{
			name: 'List',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				mode: 'raw',
				jsonOutput: rows === undefined ? JSON.stringify({ rows: ROWS }) : madeUp(rows),
			},
		},
		{
			name: ROWS_FROM,
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'rows' },
		},
		{
			name: NODE,
			type: 'n8n-nodes-laaffic.laafficVoiceAgent',
			typeVersion: 1,
			retryOnFail,
			maxTries: 3,
			waitBetweenTries: 100,
			onError,
			credentials: { laafficApi: { id: credential.id, name: credential.name } },
			parameters: {
				resource: 'task',
				operation: 'create',
				...(taskScope ? { taskScope } : {}),
				taskName,
				agentId: '43',
				calleeNumber: '={{ $json.phone }}',
				textVariablesFrom: 'none',
				options,
			},
		},
	];
	const steps = nodes.map(({ name }) => name);
	const connections = Object.fromEntries(
		steps
			.slice(0, -1)
			.map((name, index) => [
				name,
				{ main: [[{ node: steps[index + 1], type: 'main', index: 0 }]] },
			]),
	);
	return {
		name: taskName,
		nodes: nodes.map((node, index) => ({ id: node.name, position: [index * 200, 0], ...node })),
		connections,
		settings: {},
	};
}

/** @param {string} sandboxUrl @param {...object} faults */
export async function strike(sandboxUrl, ...faults) {
	await fetch(`${sandboxUrl}/sandbox/faults`, { method: 'DELETE' });
	await fetch(`${sandboxUrl}/sandbox/faults`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(faults),
	});
}

/**
 * What the node gave out and said.
 * @param {import('../../../demo/lib/rest.mjs').Execution} execution
 */
export function saidIn(execution) {
	// Of one that was broken off early n8n keeps no data of any node.
	const runs = execution.data.resultData.runData?.[NODE] ?? [];
	const outputs = runs.at(-1)?.data?.main ?? [];
	const [done = [], failed = []] = outputs.map((/** @type {any[] | null} */ items) => items ?? []);
	const { error } = execution.data.resultData;
	return {
		done: done.map((/** @type {any} */ { json }) => json),
		failed: failed.map((/** @type {any} */ { json }) => json),
		stopped: error ? [error.message, error.description].join('\n') : undefined,
	};
}
