import assert from 'node:assert/strict';
import { before } from 'node:test';
import {
	closePanel,
	field,
	openCanvas,
	openPanel,
	outputText,
	parameters,
	part,
	settle,
} from '../support/panel.mjs';
import { breakSandbox, mendSandbox, page, place, plantTask } from '../support/place.mjs';
import { step } from '../support/step.mjs';
import { CAMPAIGN, goodRows, NODE, workflowOfRows } from '../support/workflows.mjs';

const agent = () => field('agentId');
const list = () => page().locator('[data-test-id="rlc-item"]:visible');

async function openList() {
	await agent().getByTestId('rlc-input').click();
	await settle();
}

export function choosingAnAgent() {
	before(async () => {
		const agentId = { __rl: true, mode: 'list', value: '' };
		const parameters = { ...CAMPAIGN, taskName: 'Choosing', agentId };
		await openCanvas(await workflowOfRows('Choosing', { rows: await goodRows(), parameters }));
		await openPanel(NODE);
	});

	step('but has none yet, and reads where else to take one from', async () => {
		await openList();
		await page().getByText('No results').filter({ visible: true }).waitFor();
		await page().keyboard.press('Escape');
		assert.match(await parameters().innerText(), /Agents of your recent tasks; .*'By ID'/);
	});

	step('and reads why there is no list', async () => {
		await breakSandbox({ kind: 'httpStatus', status: 403, times: 'always' });
		try {
			await closePanel();
			await openPanel(NODE);
			await openList();
			const said = part('rlc-error-container').filter({ visible: true });
			await said.waitFor();
			assert.match(await said.innerText(), /does not let this n8n server in/);
			assert.match(await said.innerText(), /Add the public IP address/);
		} finally {
			await mendSandbox();
			await page().keyboard.press('Escape');
		}
	});

	step('is not let go on without one', async () => {
		await part('node-execute-button').click();
		await page().getByText('Parameter "Agent ID" is required').waitFor();
		assert.match(await outputText(), /No output data/);
		assert.deepEqual(await place().accepted(), []);
	});

	step('from the list, where agents have the names of their tasks', async () => {
		for (const name of ['Renewals May', 'Renewals June', 'Reminders']) await plantTask(name);
		await closePanel();
		await openPanel(NODE);
		await openList();
		await list().first().waitFor();
		assert.deepEqual(await list().allInnerTexts(), [
			'Agent of Reminders, Renewals June and 1 more (41)',
		]);
	});

	step('and sees which it is afterwards', async () => {
		await list().first().click();
		await settle();
		assert.match(await agent().getByTestId('rlc-input').inputValue(), /^Agent of Reminders/);
	});

	step('or by its number', async () => {
		await agent().getByTestId('rlc-mode-selector').click();
		await page().locator('[data-test-id="mode-id"]:visible').click();
		await agent().getByTestId('rlc-input').fill('43');
		await settle();
		assert.equal(await agent().getByTestId('rlc-input').inputValue(), '43');
	});
}
