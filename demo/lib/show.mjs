// The two halves of the loop, as the start shows them: people called, and outcomes coming back.
import { CAMPAIGN_FILE, describeCampaign, runCampaign } from './campaign.mjs';
import { followCalls, OUTCOMES_FILE } from './follow.mjs';
import { withProgress } from './progress.mjs';
import { describeReports, lastExecution, waitForReports } from './reports.mjs';
import { OWNER } from './rest.mjs';

/** Some seconds are usual. Who watches is told that reports go on coming in; who doesn't waits. */
const WATCHED_WAIT_MS = 30_000;
const UNWATCHED_WAIT_MS = 120_000;

/**
 * @typedef {object} Stage
 * @property {import('./rest.mjs').N8nClient} n8n
 * @property {{ name: string, leadsElsewhere: boolean }} credential
 * @property {import('./examples.mjs').Example[]} examples
 * @property {string} sandboxUrl
 * @property {import('./memory.mjs').Memory} memory
 *
 * @typedef {object} Shown
 * @property {string} words
 * @property {boolean} isDone whether all went as it should
 */

/** @param {Stage} stage @param {string} file */
function exampleOf({ examples }, file) {
	const example = examples.find((candidate) => candidate.file === file);
	if (example) return example;
	throw new Error(`The example workflow ${file} is missing in the clone.`);
}

/**
 * Runs the campaign, unless the user changed it or its credential: then it may call real people.
 * @param {Stage} stage
 * @returns {Promise<Shown & { people: number }>}
 */
async function showCampaign(stage) {
	const { n8n, credential, sandboxUrl } = stage;
	const { workflow, isEdited } = exampleOf(stage, CAMPAIGN_FILE);
	const changed = [
		isEdited && `the workflow "${workflow.name}"`,
		credential.leadsElsewhere && `the credential "${credential.name}"`,
	].filter(Boolean);
	if (changed.length > 0) {
		const words = `You have changed ${changed.join(' and ')}, so no campaign was run. Run it in n8n.`;
		return { words, isDone: false, people: 0 };
	}
	const result = await runCampaign(n8n, workflow, sandboxUrl);
	const people = result.received.reduce((sum, { calleeCount }) => sum + calleeCount, 0);
	return { words: describeCampaign(result), isDone: people > 0, people };
}

/**
 * Runs the campaign, and brings the outcomes of its calls back into n8n.
 * @param {Stage} stage
 * @param {{ exit: boolean }} options
 * @returns {Promise<Shown & { pushUrl: string | undefined }>}
 */
export async function showLoop(stage, { exit }) {
	const { n8n, sandboxUrl, memory } = stage;
	// The sandbox reports calls that end from now on, so this comes before the campaign.
	const following = await followCalls(n8n, exampleOf(stage, OUTCOMES_FILE), sandboxUrl, memory);
	const { workflow, url: pushUrl, refusal } = following;
	const since = await lastExecution(n8n, workflow.id);
	const campaign = await showCampaign(stage);
	if (refusal) return { words: `${campaign.words}\n\n${refusal}`, isDone: false, pushUrl };
	if (!campaign.isDone) return { ...campaign, pushUrl };

	const timeoutMs = exit ? UNWATCHED_WAIT_MS : WATCHED_WAIT_MS;
	const options = { since, expected: campaign.people, timeoutMs, sandboxUrl };
	const cameBack = await withProgress('Waiting for the reports of the calls', () =>
		waitForReports(n8n, following, options),
	);
	const words = `${campaign.words}\n\n${describeReports(cameBack, workflow.name)}`;
	return { words, isDone: cameBack.isComplete && cameBack.failedCount === 0, pushUrl };
}

/**
 * Where to go on.
 * @param {Stage & { folder: string }} stage
 * @param {string | undefined} pushUrl
 */
export function addresses(stage, pushUrl) {
	const { n8n, sandboxUrl, folder } = stage;
	const campaign = exampleOf(stage, CAMPAIGN_FILE).workflow.id;
	const outcomes = exampleOf(stage, OUTCOMES_FILE).workflow.id;
	return [
		`Open n8n        ${n8n.url}/workflow/${campaign}`,
		`  log in with   ${OWNER.email}, password ${OWNER.password}`,
		`  outcomes      ${n8n.url}/workflow/${outcomes}/executions`,
		`The sandbox     ${sandboxUrl}/`,
		`n8n's data      ${folder}`,
		'',
		...(pushUrl ? [`More reports:   npm run push -- --url ${pushUrl}`, ''] : []),
		"The sandbox's hour is a minute, so recalls, and reports of them, follow in the next minutes.",
		'Ctrl-C ends everything. The next start takes seconds and keeps your workflows.',
	].join('\n');
}
