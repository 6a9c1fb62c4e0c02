// Workflows to begin a chapter with, and the rows of the sample list.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SAMPLE_ROWS } from '../../../demo/lib/sandbox.mjs';
import { place } from './place.mjs';

export const START = 'When Clicking Execute';
const ROWS = 'Rows';
export const NODE = 'Laaffic Voice Agent';
const TYPE = 'n8n-nodes-laaffic.laafficVoiceAgent';

/** A cell of a CSV file, in quotes or without. */
const CELL = /(?:^|,)(?:"([^"]*)"|([^,]*))/g;

/** @param {string} line */
const cells = (line) => [...line.matchAll(CELL)].map(([, quoted, plain]) => quoted ?? plain);

/** @returns {Promise<Array<Record<string, string>>>} the sample list, bad rows and all */
export async function sampleRows() {
	const text = await readFile(SAMPLE_ROWS, 'utf8');
	const [head, ...lines] = text.trim().split(/\r?\n/).map(cells);
	return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at] ?? ''])));
}

/** Those at the beginning of the list are good. */
export const goodRows = async () => (await sampleRows()).slice(0, 8);

/** What an operation needs to call the people of the sample list. */
export const CAMPAIGN = {
	resource: 'task',
	operation: 'create',
	agentId: { __rl: true, mode: 'id', value: '41' },
	calleeNumber: '={{ $json.phone }}',
	textVariables: {
		text1: '={{ $json.name }}',
		text2: '={{ $json.amount }}',
		text3: '={{ $json.due_date }}',
	},
};

/**
 * A node with the sandbox's credentials.
 * @param {{ name: string, type: string } & Record<string, unknown>} node
 */
export function nodeOf(node) {
	const { id, name } = place().credential;
	return {
		id: randomUUID(),
		typeVersion: 1,
		position: [0, 0],
		credentials: { laafficApi: { id, name } },
		parameters: {},
		...node,
	};
}

/**
 * @param {string} name
 * @param {object[]} nodes
 * @param {object} [rest]
 */
export function workflowOf(name, nodes, rest = {}) {
	const settings = { executionOrder: 'v1' };
	return place().n8n.createWorkflow({ name, nodes, connections: {}, settings, ...rest });
}

/**
 * Rows that lead to the node, where there is one yet.
 * @param {string} name
 * @param {{ rows: object[], parameters?: object, node?: object }} contents
 */
export function workflowOfRows(name, { rows, parameters, node = {} }) {
	/** @param {string} to */
	const leadingTo = (to) => ({ main: [[{ node: to, type: 'main', index: 0 }]] });
	const nodes = [
		nodeOf({ name: START, type: 'n8n-nodes-base.manualTrigger', credentials: {} }),
		nodeOf({ name: ROWS, type: 'n8n-nodes-base.noOp', credentials: {}, position: [220, 0] }),
		...(parameters
			? [nodeOf({ name: NODE, type: TYPE, parameters, position: [440, 0], ...node })]
			: []),
	];
	return workflowOf(name, nodes, {
		connections: {
			[START]: leadingTo(ROWS),
			...(parameters ? { [ROWS]: leadingTo(NODE) } : {}),
		},
		pinData: { [ROWS]: rows.map((json) => ({ json })) },
	});
}
