// Waits for the reports of a campaign's calls, and says in words what came of them.
import { setTimeout as sleep } from 'node:timers/promises';
import { outputsOf } from './flatted.mjs';
import { ENDED } from './rest.mjs';
import { plural } from './words.mjs';

const LOOK_AGAIN_MS = 500;
/** More than the calls of one campaign from the sample rows start. */
const MOST_EXECUTIONS = 100;

/** How the trigger names outcomes, and how people do; in the order of its outputs. */
const WORDS = {
	answered: 'answered',
	voicemail: 'voicemail',
	notAnswered: 'not answered',
	busy: 'busy',
	failed: 'failed',
	notCalled: 'not called',
	unknown: 'unknown',
};

/**
 * @typedef {object} CameBack
 * @property {number} reportCount
 * @property {Record<string, number>} byOutcome
 * @property {number} failedCount executions that ended with an error
 * @property {number} smsCount
 * @property {number} ticketCount
 * @property {boolean} isComplete
 */

/**
 * The workflow's executions that reports have started, and not a click.
 * @param {import('./rest.mjs').N8nClient} n8n
 * @param {string} workflowId
 * @param {number} since id of the last one before
 * @returns {Promise<{ id: string, status: string }[]>}
 */
async function executionsSince(n8n, workflowId, since) {
	const executions = await n8n.listExecutions(workflowId, MOST_EXECUTIONS);
	return executions.filter(({ id, mode }) => Number(id) > since && mode === 'webhook');
}

/**
 * @param {import('./rest.mjs').N8nClient} n8n
 * @param {string} workflowId
 * @returns {Promise<number>} 0 where there is none
 */
export async function lastExecution(n8n, workflowId) {
	const executions = await n8n.listExecutions(workflowId);
	return Math.max(0, ...executions.map(({ id }) => Number(id)));
}

/** @param {string} sandboxUrl @param {'sms' | 'tickets'} desk @returns {Promise<number>} */
async function countAt(sandboxUrl, desk) {
	const response = await fetch(`${sandboxUrl}/sandbox/${desk}`);
	return /** @type {{ count: number }} */ (await response.json()).count;
}

/**
 * Waits until as many reports have come in as people were called, or the time is over.
 * @param {import('./rest.mjs').N8nClient} n8n
 * @param {import('./follow.mjs').Following} following
 * @param {{ since: number, expected: number, timeoutMs: number, sandboxUrl: string }} options
 * @returns {Promise<CameBack>}
 */
export async function waitForReports(n8n, { workflow, trigger }, options) {
	const { since, expected, timeoutMs, sandboxUrl } = options;
	const deadline = Date.now() + timeoutMs;
	/** @type {Map<string, import('./rest.mjs').Execution>} */
	const read = new Map();
	for (;;) {
		const listed = await executionsSince(n8n, workflow.id, since);
		const ended = listed.filter(({ id, status }) => ENDED.includes(status) && !read.has(id));
		for (const { id } of ended) read.set(id, await n8n.waitForExecution(id));

		const executions = [...read.values()];
		const reports = executions.flatMap((execution) => outputsOf(execution, trigger).flat());
		const isComplete = reports.length >= expected && read.size === listed.length;
		if (!isComplete && Date.now() < deadline) {
			await sleep(LOOK_AGAIN_MS);
			continue;
		}
		/** @type {Record<string, number>} */
		const byOutcome = {};
		for (const { json } of reports) byOutcome[json.outcome] = (byOutcome[json.outcome] ?? 0) + 1;
		return {
			reportCount: reports.length,
			byOutcome,
			failedCount: executions.filter(({ status }) => status !== 'success').length,
			smsCount: await countAt(sandboxUrl, 'sms'),
			ticketCount: await countAt(sandboxUrl, 'tickets'),
			isComplete,
		};
	}
}

/**
 * What the branches of the workflow did.
 * @param {CameBack} cameBack
 */
function describeBranches({ smsCount, ticketCount, failedCount }) {
	const messages = `${plural(smsCount, 'text message')} sent to who did not answer or was busy.`;
	const tickets = `${plural(ticketCount, 'ticket')} opened for who answered and refused.`;
	const failed = `${plural(failedCount, 'execution')} of it ended with an error: look there in n8n.`;
	if (failedCount > 0) return [messages, tickets, failed];
	return [
		smsCount > 0 ? messages : 'Nobody was missed or busy this time, so no text message was sent.',
		ticketCount > 0 ? tickets : 'Nobody refused this time, so no ticket was opened.',
	];
}

/** @param {CameBack} cameBack @param {string} workflowName */
export function describeReports(cameBack, workflowName) {
	const { reportCount, byOutcome, isComplete } = cameBack;
	const outcomes = Object.entries(WORDS).filter(([outcome]) => byOutcome[outcome] > 0);
	const counts = outcomes.map(([outcome, words]) => `${byOutcome[outcome]} ${words}`).join(', ');
	const details = [
		...(counts ? [`${counts}.`] : []),
		...(reportCount > 0 ? describeBranches(cameBack) : []),
		...(isComplete ? [] : ['Not every call is reported yet: reports go on coming in.']),
	];
	const came = `${plural(reportCount, 'report')} of calls came into the workflow "${workflowName}".`;
	return [came, ...details.map((line) => `  ${line}`)].join('\n');
}
