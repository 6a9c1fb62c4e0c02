import assert from 'node:assert/strict';
import { before } from 'node:test';
import { waitUntil } from '../../e2e/support/waitUntil.mjs';
import { campaignNode, fieldOf } from '../support/labels.mjs';
import {
	cutLabels,
	labels,
	openCanvas,
	openPanel,
	outputText,
	parameters,
	part,
} from '../support/panel.mjs';
import { place } from '../support/place.mjs';
import { step } from '../support/step.mjs';
import {
	CAMPAIGN,
	goodRows,
	START,
	nodeOf,
	workflowOf,
	workflowOfRows,
} from '../support/workflows.mjs';

const TYPE = 'n8n-nodes-laaffic.laafficCampaignTrigger';
const NODE = 'Campaigns';
const TASK = 'Heard Of';
/** n8n asks every minute; the sandbox calls a few people in seconds. */
const HEARD_MS = 110_000;
const LOOK_AGAIN_MS = 500;
/** @type {string} */
let workflowId;

export function finishedCampaigns() {
	before(async () => {
		await openCanvas(await workflowOf('Campaigns', [nodeOf({ name: NODE, type: TYPE })]));
		await openPanel(NODE);
	});

	step('without any setting in the portal, as the panel says', async () => {
		const notice = fieldOf(campaignNode().properties, 'firstPollNotice').displayName;
		assert.ok((await parameters().innerText()).replaceAll(/\s+/g, ' ').includes(notice));
		for (const { displayName, type } of campaignNode().properties) {
			if (type !== 'notice') assert.ok((await labels()).includes(displayName), displayName);
		}
		assert.deepEqual(await cutLabels(), []);
	});

	step('and looks at a sample of a real one', async () => {
		await part('node-execute-button').click();
		await part('output-panel')
			.getByText(/\d+ items?/)
			.first()
			.waitFor();
		await part('output-panel').getByText('taskId', { exact: true }).first().waitFor();
		assert.match(await outputText(), /taskId .*taskName .*state/);
	});

	step('and publishes it before the next one', async () => {
		const parameters = { taskName: TASK };
		const { id } = await workflowOf('Published', [nodeOf({ name: NODE, type: TYPE, parameters })]);
		workflowId = id;
		await place().n8n.activate(id);
		const rows = (await goodRows()).slice(0, 2);
		const campaign = { ...CAMPAIGN, taskName: TASK };
		await place().runToEnd(await workflowOfRows(TASK, { rows, parameters: campaign }), START);
		assert.equal((await place().accepted()).filter(({ taskName }) => taskName === TASK).length, 1);
	});
}

/** Told later in the story, because it takes its time. */
export function hearingOfIt() {
	step('one execution, with the campaign in it', async () => {
		const begun = async () => {
			const all = await place().n8n.listExecutions(workflowId);
			return all.length > 0 && all;
		};
		const what = `"${TASK}" to start an execution`;
		const executions = await waitUntil(what, begun, HEARD_MS, LOOK_AGAIN_MS);
		assert.equal(executions.length, 1);
		const { data } = await place().n8n.waitForExecution(executions[0].id);
		const [output] = data.resultData.runData[NODE][0].data.main;
		assert.deepEqual(
			output.map((/** @type {any} */ { json }) => [json.taskName, json.isFinished]),
			[[TASK, true]],
		);
	});
}
