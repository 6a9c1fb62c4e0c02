// Lets the sandbox report its calls to the example workflow, as the platform would.
import { setTimeout as sleep } from 'node:timers/promises';

export const OUTCOMES_FILE = 'outcomes.json';

const TRIGGER_TYPE = 'n8n-nodes-laaffic.laafficVoiceAgentTrigger';
const LISTEN_TIMEOUT_MS = 60_000;
const LOOK_AGAIN_MS = 200;

/**
 * @typedef {object} Following
 * @property {import('./rest.mjs').Workflow} workflow
 * @property {string} trigger name of the node that takes the reports
 * @property {string | undefined} url where it takes them
 * @property {string} [refusal] why no reports are sent to it
 */

/** @param {import('./rest.mjs').Workflow} workflow */
export const triggerOf = (workflow) => workflow.nodes.find(({ type }) => type === TRIGGER_TYPE);

/**
 * Whether what runs is what is saved.
 * @param {import('./rest.mjs').Workflow} workflow
 */
const isLive = ({ active, versionId, activeVersionId = versionId }) =>
	active === true && activeVersionId === versionId;

/** n8n 2.41 answers 404 for a moment after a workflow was switched on. @param {string} url */
async function waitUntilListening(url) {
	const deadline = Date.now() + LISTEN_TIMEOUT_MS;
	while (!(await fetch(url).catch(() => undefined))?.ok) {
		if (Date.now() > deadline) throw new Error(`The workflow is on, but nobody listens at ${url}.`);
		await sleep(LOOK_AGAIN_MS);
	}
}

/** @param {string} sandboxUrl @param {string} url */
async function askForReports(sandboxUrl, url) {
	const order = { url, follow: true, expectAnswer: true, retries: 20 };
	const response = await fetch(`${sandboxUrl}/sandbox/push`, {
		method: 'POST',
		body: JSON.stringify(order),
	});
	if (!response.ok) throw new Error(`The sandbox sends no reports: ${await response.text()}`);
}

/**
 * @param {import('./examples.mjs').Example} example
 * @param {import('./memory.mjs').RememberedExample | undefined} known
 */
function refusalFor({ workflow, isEdited }, known) {
	// Its text messages may go to a real provider by now.
	if (isEdited) return `You have changed the workflow "${workflow.name}", so it gets no reports.`;
	if (!known?.wasSwitchedOn || workflow.active) return undefined;
	return `You have switched the workflow "${workflow.name}" off, so it gets no reports.`;
}

/**
 * Switches the workflow on and has the sandbox report to it, unless the user wants it otherwise.
 * @param {import('./rest.mjs').N8nClient} n8n
 * @param {import('./examples.mjs').Example} example
 * @param {string} sandboxUrl
 * @param {import('./memory.mjs').Memory} memory takes note that it was switched on
 * @returns {Promise<Following>}
 */
export async function followCalls(n8n, example, sandboxUrl, memory) {
	const { workflow, file } = example;
	const trigger = triggerOf(workflow);
	const url = trigger && `${n8n.url}/webhook/${trigger.webhookId}/webhook`;
	const following = { workflow, trigger: trigger?.name, url };
	const refusal = refusalFor(example, memory.examples[file]);
	if (refusal) return { ...following, refusal };
	try {
		if (!isLive(workflow)) await n8n.activate(workflow.id);
		memory.examples[file].wasSwitchedOn = true;
		await waitUntilListening(url);
		await askForReports(sandboxUrl, url);
		return following;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { ...following, refusal: `"${workflow.name}" gets no reports. ${reason}` };
	}
}
