// The two halves of the loop, as the start shows them: people called, and outcomes coming back.
import { CAMPAIGN_FILE, describeCampaign, runCampaign } from './campaign.mjs';
import { followCalls, OUTCOMES_FILE } from './follow.mjs';
import { describeReports, lastExecution, waitForReports } from './reports.mjs';
import { OWNER } from './rest.mjs';
import { sandboxAccount } from './sandbox.mjs';

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
 * @property {boolean} isChanged whether the user changed what calls people
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
		return { words, isDone: false, isChanged: true, people: 0 };
	}
	const result = await runCampaign(n8n, workflow, sandboxUrl);
	const people = result.received.reduce((sum, { calleeCount }) => sum + calleeCount, 0);
	return { words: describeCampaign(result), isDone: people > 0, isChanged: false, people };
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
	if (refusal) {
		return { ...campaign, words: `${campaign.words}\n\n${refusal}`, isDone: false, pushUrl };
	}
	if (!campaign.isDone) return { ...campaign, pushUrl };

	const timeoutMs = exit ? UNWATCHED_WAIT_MS : WATCHED_WAIT_MS;
	const options = { since, expected: campaign.people, timeoutMs, sandboxUrl };
	const cameBack = await waitForReports(n8n, following, options);
	const words = `${campaign.words}\n\n${describeReports(cameBack, workflow.name)}`;
	const isDone = cameBack.isComplete && cameBack.failedCount === 0;
	return { ...campaign, words, isDone, pushUrl };
}

/** @param {string} url of the sandbox */
async function describeSandbox(url) {
	const { apiKey, balance, agents } = await sandboxAccount(url);
	const names = agents.map(({ id, name, industry }) => `${id} ${name} (${industry})`);
	return [
		'The sandbox has played the platform, the SMS provider and the help desk: nobody was called.',
		`  Its page      ${url}/`,
		'                shows what has arrived there, and sends sample reports at a click',
		`  Account       API key ${apiKey}, balance ${balance}`,
		`  Agents        ${names.join('\n                ')}`,
		'  Its hour is a minute, so recalls, and reports of them, follow in the next minutes.',
	];
}

/**
 * Where to go on: first what there is, and last, where the eye is, the three steps.
 * @param {Stage & { folder: string }} stage
 * @param {{ pushUrl: string | undefined, isChanged: boolean }} shown
 */
export async function describeNext(stage, { pushUrl, isChanged }) {
	const { n8n, sandboxUrl, folder, examples } = stage;
	const { id, name } = exampleOf(stage, CAMPAIGN_FILE).workflow;
	const others = examples.map(({ workflow }) => workflow.name).filter((one) => one !== name);
	const click = isChanged
		? 'what you like: you have changed the campaign or its credentials, so it may call people'
		: 'Execute workflow, below the canvas: the sandbox gets the sample rows once more';
	return [
		...(await describeSandbox(sandboxUrl)),
		'',
		`n8n's data      ${folder}`,
		...(pushUrl ? [`More reports    npm run push -- --url ${pushUrl}`] : []),
		`More examples   ${others.join(', ')}`,
		'',
		'Now look for yourself:',
		`  1. Open    ${n8n.url}/workflow/${id}`,
		`  2. Log in  ${OWNER.email}, password ${OWNER.password}`,
		`  3. Click   ${click}`,
		'',
		'Ctrl-C ends everything. The next start takes seconds and keeps your workflows.',
	].join('\n');
}
