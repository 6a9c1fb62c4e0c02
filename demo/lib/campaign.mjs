// Runs the example campaign, and says in words what came of it.
import { outputsOf } from './flatted.mjs';
import { acceptedTasks } from './sandbox.mjs';
import { plural } from './words.mjs';

export const CAMPAIGN_FILE = 'campaign-from-rows.json';
const NODE = 'Laaffic Voice Agent';
const ROWS_NODE = 'Read Rows';
const TRIGGER = 'When Clicking Execute';

/**
 * @typedef {object} RefusedRow
 * @property {number} row counted from 1, the headings aside
 * @property {Record<string, unknown>} source
 * @property {string} reason
 *
 * @typedef {object} CampaignResult
 * @property {string} executionId
 * @property {number} rowCount
 * @property {any[]} tasks what the node gave out
 * @property {RefusedRow[]} refused
 * @property {{ taskName: string, calleeCount: number }[]} received what the sandbox accepted
 */

/**
 * @param {import('./rest.mjs').N8nClient} n8n
 * @param {import('./rest.mjs').Workflow} workflow
 * @param {string} sandboxUrl
 * @returns {Promise<CampaignResult>}
 */
export async function runCampaign(n8n, workflow, sandboxUrl) {
	const before = await acceptedTasks(sandboxUrl);
	const executionId = await n8n.run(workflow, TRIGGER);
	const execution = await n8n.waitForExecution(executionId);
	if (execution.status !== 'success') {
		const { error } = execution.data.resultData;
		const reason = [error?.message, error?.description].filter(Boolean).join(' ');
		throw new Error(`The campaign's workflow ended with an error in n8n: ${reason || 'unknown'}`);
	}
	const rows = outputsOf(execution, ROWS_NODE)[0] ?? [];
	const [tasks = [], rejected = []] = outputsOf(execution, NODE);
	const refused = rejected.map(({ json, pairedItem }) => {
		const index = Number(pairedItem?.item ?? pairedItem);
		return { row: index + 1, source: rows[index]?.json ?? {}, reason: String(json.error) };
	});
	const after = await acceptedTasks(sandboxUrl);
	const received = after.slice(before.length);
	return { executionId, rowCount: rows.length, tasks, refused, received };
}

/**
 * @param {CampaignResult} result
 * @returns {string}
 */
export function describeCampaign({ rowCount, tasks, refused, received }) {
	const names = received.map(({ taskName }) => `"${taskName}"`).join(', ');
	const people = received.reduce((sum, { calleeCount }) => sum + calleeCount, 0);
	const lines = [
		`A campaign was run from ${plural(rowCount, 'row')} of a customer list.`,
		`  The sandbox accepted ${plural(people, 'person', 'people')} in the task ${names}.`,
	];
	const repeated = tasks.flatMap(({ json }) => json.duplicateRows ?? []);
	if (repeated.length > 0) {
		const whose = plural(repeated.length, 'row has', 'rows have');
		lines.push(`  ${whose} the number of an earlier row, and that person is called once.`);
	}
	if (refused.length > 0) {
		lines.push(
			`  ${plural(refused.length, 'row')} went to the error branch, and nobody there is called:`,
		);
	}
	for (const { row, source, reason } of refused) {
		const who = [source.name, source.phone].filter(Boolean).join(', ') || 'empty';
		lines.push(`    Row ${row} (${who}): ${reason}`);
	}
	return lines.join('\n');
}
