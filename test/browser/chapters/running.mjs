import assert from 'node:assert/strict';
import {
	add,
	field,
	openCanvas,
	openPanel,
	part,
	run,
	settle,
	outputText,
} from '../support/panel.mjs';
import { fieldOf, fieldsOf, within } from '../support/labels.mjs';
import { place } from '../support/place.mjs';
import { step } from '../support/step.mjs';
import { CAMPAIGN, goodRows, NODE, sampleRows, workflowOfRows } from '../support/workflows.mjs';

const TO_ERROR_BRANCH = { onError: 'continueErrorOutput' };
/** In the sample list. */
const [BAD_ROWS, CALLED] = [8, 16];

/**
 * @param {string} taskName
 * @param {{ rows: object[], parameters?: object, node?: object }} changes
 */
async function prepare(taskName, { rows, parameters = {}, node }) {
	const all = { ...CAMPAIGN, taskName, ...parameters };
	await openCanvas(await workflowOfRows(taskName, { rows, parameters: all, node }));
	await openPanel(NODE);
}

/** @param {string} taskName */
async function peopleIn(taskName) {
	const task = (await place().accepted()).find((one) => one.taskName === taskName);
	return task?.callees.length ?? 0;
}

/** What is read of a run that failed. */
async function failure() {
	const title = await part('node-error-message').innerText();
	const advice = await part('node-error-description').innerText();
	return { title, advice };
}

export function running() {
	step('that calls nobody yet, and tells what is wrong with the rows', async () => {
		await prepare('Renewals', { rows: await sampleRows(), node: TO_ERROR_BRANCH });
		const options = fieldOf(fieldsOf('task', 'create'), 'options');
		const only = within(options).find(({ name }) => name === 'validateOnly');
		await add(options.placeholder ?? '', only.displayName);
		const output = await run();
		assert.match(output, new RegExp(`Nobody was called, because '${only.displayName}' is on`));
		assert.match(
			output,
			new RegExp(`${BAD_ROWS} rows cannot be called. They are on the error branch`),
		);
		assert.match(output, /Success Branch \(1 item\)/);
		assert.equal(await peopleIn('Renewals'), 0);
	});

	step('and shows each bad row with its reason on the error branch', async () => {
		await part('output-panel').getByText(`Error Branch (${BAD_ROWS} items)`).click();
		await settle();
		const output = await outputText();
		assert.match(output, /shortened by a spreadsheet/);
		assert.match(output, /Farah Qureshi/);
		assert.match(output, /'Text 1' is empty/);
	});

	step('that calls the others', async () => {
		await field('validateOnly').locator('.el-switch').click();
		await settle();
		const output = await run();
		assert.doesNotMatch(output, /Nobody was called/);
		assert.equal(await peopleIn('Renewals'), CALLED);
	});

	step('and can write each outcome back to its row', async () => {
		const parameters = { output: 'rows' };
		await prepare('By Row', { rows: await goodRows(), parameters });
		const output = await run();
		assert.match(output, /8 items/);
		assert.match(output, /Asha Mehta .*46701740611 .*created/);
		assert.doesNotMatch(output, /'unusualRows'/);
	});

	step('which stops at bad rows, and reads why and how to go on', async () => {
		await prepare('Stopped', { rows: await sampleRows() });
		await run();
		const { title, advice } = await failure();
		assert.equal(title, '8 of 26 input rows cannot be called, so nobody was called');
		assert.match(
			advice,
			/1 row \(item 9, 4\.6\*+10\): The phone number was shortened by a spreadsheet/,
		);
		assert.match(advice, /To call the others, set 'On Error'/);
		assert.equal(await peopleIn('Stopped'), 0);
	});

	step('which stops at an expression in a fixed field', async () => {
		const taskName = "Renewals {{ $now.toFormat('yyyy') }}";
		await prepare(taskName, { rows: await goodRows() });
		await run();
		const { title, advice } = await failure();
		assert.match(title, /^'Task Name' contains {{, but is set to 'Fixed'/);
		assert.match(advice, /choose 'Expression' in place of 'Fixed'/);
		assert.equal(await peopleIn(taskName), 0);
	});

	step('which stops where one task would need two agents', async () => {
		const rows = (await goodRows()).map((row, at) => ({ ...row, agent: at < 4 ? 41 : 43 }));
		await prepare('Two Agents', { rows, parameters: { agentId: '={{ $json.agent }}' } });
		await run();
		const { title, advice } = await failure();
		assert.equal(
			title,
			"'Agent ID' has another value for item 4 than for item 0, so nobody was called",
		);
		assert.match(advice, /Set 'Tasks to Create' to 'One Task per Item'/);
		assert.equal(await peopleIn('Two Agents'), 0);
	});

	step('which stops where no column was dragged', async () => {
		const parameters = { calleeNumber: '={{ $json.mobile }}' };
		await prepare('No Numbers', { rows: await goodRows(), parameters });
		await run();
		const { title, advice } = await failure();
		assert.match(title, /^No row has a phone number in 'Callee Number', so nobody was called/);
		assert.match(advice, /{{ \$json\.mobile }}/);
	});
}
