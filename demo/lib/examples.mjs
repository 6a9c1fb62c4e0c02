// Brings the example workflows into n8n, and leaves alone what the user made of them.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CREDENTIAL_TYPE } from './credential.mjs';
import { PROJECT } from './paths.mjs';

const FOLDER = join(PROJECT, 'demo', 'workflows');

/** The files name the sandbox at this address; the import puts in the one it has. */
const ADDRESS_IN_FILES = 'http://127.0.0.1:5780';

/**
 * @typedef {object} Example
 * @property {string} file
 * @property {import('./rest.mjs').Workflow} workflow as it is in n8n now
 * @property {boolean} isEdited by the user
 */

/**
 * What makes a workflow do what it does, without where its nodes stand on the canvas. Pinned items
 * count, because nodes that have them are not run by hand.
 * @param {Pick<import('./rest.mjs').Workflow, 'nodes' | 'connections' | 'pinData'>} workflow
 */
function fingerprint({ nodes, connections, pinData }) {
	const essence = nodes
		.map(({ name, type, typeVersion, parameters, credentials, disabled, onError }) => {
			const switches = { disabled: disabled === true, onError: onError ?? 'stopWorkflow' };
			return { name, type, typeVersion, parameters, credentials, ...switches };
		})
		.sort((left, right) => left.name.localeCompare(right.name));
	// n8n answers with null, {} or nothing where no items are pinned.
	const pinned = Object.keys(pinData ?? {}).length > 0 ? pinData : undefined;
	const text = JSON.stringify({ essence, connections, pinned });
	return createHash('sha256').update(text).digest('hex');
}

/**
 * @param {string} file
 * @param {{ sandboxUrl: string, credential: { id: string, name: string } }} place
 */
export async function readExample(file, { sandboxUrl, credential: { id, name } }) {
	const text = await readFile(join(FOLDER, file), 'utf8');
	const workflow = JSON.parse(text.replaceAll(ADDRESS_IN_FILES, sandboxUrl));
	for (const node of workflow.nodes) {
		if (node.credentials?.[CREDENTIAL_TYPE]) node.credentials[CREDENTIAL_TYPE] = { id, name };
	}
	const { name: title, nodes, connections, pinData = {}, settings = {} } = workflow;
	return { name: title, nodes, connections, pinData, settings };
}

export async function listExampleFiles() {
	const names = await readdir(FOLDER);
	return names.filter((name) => name.endsWith('.json')).sort();
}

/**
 * Imports the example where it isn't there, and renews it where the user hasn't changed it.
 * @param {import('./rest.mjs').N8nClient} n8n
 * @param {string} file
 * @param {Parameters<typeof readExample>[1]} place
 * @param {import('./memory.mjs').Memory} memory takes note of the import
 * @returns {Promise<Example>}
 */
export async function ensureExample(n8n, file, place, memory) {
	const wanted = await readExample(file, place);
	const imported = fingerprint(wanted);
	const known = memory.examples[file];
	const present = (await n8n.listWorkflows()).find(({ id, name }) =>
		known === undefined ? name === wanted.name : id === known.id,
	);
	/** @param {import('./rest.mjs').Workflow} saved @returns {Example} */
	const note = (saved) => {
		const wasSwitchedOn = present && known?.wasSwitchedOn;
		memory.examples[file] = { id: saved.id, imported, stored: fingerprint(saved), wasSwitchedOn };
		return { file, workflow: saved, isEdited: false };
	};
	if (!present) return note(await n8n.createWorkflow(wanted));
	const workflow = await n8n.getWorkflow(present.id);
	const untouched = known?.stored ?? imported;
	if (fingerprint(workflow) !== untouched) return { file, workflow, isEdited: true };
	if (known?.imported === imported) return { file, workflow, isEdited: false };
	const { nodes, connections, pinData } = wanted;
	return note(await n8n.updateWorkflow(workflow.id, { nodes, connections, pinData }));
}
