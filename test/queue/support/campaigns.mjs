// Campaigns in queue mode: run, what they say, and who is dialled by the sandbox's ledger.
import { campaignWorkflow, saidIn, TRIGGER } from '../../e2e/support/faults.mjs';
import { waitUntil } from '../../e2e/support/waitUntil.mjs';

export const RULES = /** @type {const} */ (['fail', 'return', 'addSuffix']);
const EXECUTION_TIMEOUT_MS = 300_000;

let names = 0;
/** @param {string} purpose */
export const newName = (purpose) => `${purpose} ${++names}`;

/** @param {Awaited<ReturnType<typeof import('./cluster.mjs').startCluster>>} cluster */
export function campaigns(cluster) {
	const { n8n, credential, accepted } = cluster;

	/** @param {string} taskName how often each number is dialled by tasks with this name, numbered or not */
	const dialled = async (taskName) => {
		/** @type {Map<string, number>} */
		const counts = new Map();
		const tasks = await accepted();
		for (const task of tasks.filter((one) => `${one.taskName} `.startsWith(`${taskName} `))) {
			for (const number of task.callees) counts.set(number, (counts.get(number) ?? 0) + 1);
		}
		return counts;
	};

	/** @param {string} execution */
	const said = async (execution) => {
		const ended = await n8n.waitForExecution(execution, EXECUTION_TIMEOUT_MS);
		return { status: ended.status, ...saidIn(ended) };
	};

	return {
		dialled,
		said,
		/** @param {string} taskName @param {import('../../e2e/support/faults.mjs').Settings} [settings] */
		create: async (taskName, settings) =>
			await n8n.createWorkflow(campaignWorkflow(credential, taskName, settings)),
		/** @param {import('../../../demo/lib/rest.mjs').Workflow} workflow @returns {Promise<string>} */
		begin: async (workflow) => await n8n.run(workflow, TRIGGER),
		/** @param {import('../../../demo/lib/rest.mjs').Workflow} workflow */
		run: async (workflow) => await said(await n8n.run(workflow, TRIGGER)),
		/** @param {string} taskName */
		async untilDialled(taskName) {
			await waitUntil(`a task ${taskName}`, async () => (await dialled(taskName)).size > 0);
		},
	};
}

/** @param {Awaited<ReturnType<ReturnType<typeof campaigns>['said']>>} said */
export const outcomeOf = ({ done }) => /** @type {string | undefined} */ (done[0]?.outcome);
