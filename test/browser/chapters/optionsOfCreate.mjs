import assert from 'node:assert/strict';
import { before } from 'node:test';
import { fieldOf, fieldsOf, within } from '../support/labels.mjs';
import {
	add,
	choose,
	cutLabels,
	field,
	labels,
	openCanvas,
	openPanel,
	parameters,
	settle,
} from '../support/panel.mjs';
import { picture, step } from '../support/step.mjs';
import { CAMPAIGN, goodRows, NODE, workflowOfRows } from '../support/workflows.mjs';

const create = (/** @type {string} */ name) => fieldOf(fieldsOf('task', 'create'), name);
const label = (/** @type {string} */ name) => create(name).displayName;
/** @param {string} name @param {unknown} value */
const choice = (name, value) => within(create(name)).find((one) => one.value === value).name;

/** Labels that stand where one field would be taken for another. @param {string[]} all */
const repeated = (all) => all.filter((one, at) => all.indexOf(one) !== at);

/** @param {string[]} names of fields, which stand below each other in this order */
async function assertInTurn(names) {
	const all = await labels();
	const first = all.indexOf(label(names[0]));
	assert.deepEqual(all.slice(first, first + names.length), names.map(label));
}

/** @param {string} name */
const isShown = async (name) => (await labels()).includes(label(name));

export function optionsOfCreate() {
	before(async () => {
		const parameters = { ...CAMPAIGN, taskName: 'Options' };
		await openCanvas(await workflowOfRows('Options', { rows: await goodRows(), parameters }));
		await openPanel(NODE);
	});

	step('a start at a chosen time', async () => {
		assert.equal(await isShown('sendTime'), false);
		await choose('schedule', choice('schedule', 'at'));
		await assertInTurn(['schedule', 'sendTime']);
		await choose('schedule', choice('schedule', 'now'));
		assert.equal(await isShown('sendTime'), false);
	});

	step('recalls of who was not reached', async () => {
		assert.equal(await isShown('recallType'), false);
		await field('autoRecall').locator('.el-switch').click();
		await settle();
		await assertInTurn(['autoRecall', 'recallType', 'recallInterval', 'recallAgents', 'recallNum']);
	});

	step('recalls by intent, with industry and intents right below', async () => {
		await choose('recallType', choice('recallType', 3));
		await assertInTurn(['recallType', 'industry', 'recallIntentsCollectionV1']);
		await choose('industry', choice('industry', 'marketing'));
		assert.equal(await field('recallIntentsMarketing').count(), 1);
		assert.equal(await field('recallIntentsCollectionV1').count(), 0);
	});

	step('recalls by other agents', async () => {
		await choose('recallAgents', choice('recallAgents', 'different'));
		assert.equal(await isShown('recallNum'), false);
		const add = create('recallAgentList').typeOptions?.multipleValueButtonText ?? '';
		await parameters().getByText(add, { exact: true }).click();
		await settle();
		assert.equal((await labels()).filter((one) => one === label('agentId')).length, 2);
	});

	step('variables by the names of debt collection', async () => {
		await choose('variableNames', choice('variableNames', 'callInformation'));
		assert.equal(await isShown('textVariables'), false);
		await assertInTurn(['variableNames', 'callInformation', 'callInformationFields']);
		await choose('textVariablesFrom', choice('textVariablesFrom', 'none'));
		assert.equal(await isShown('variableNames'), false);
	});

	step('one task for each item', async () => {
		await choose('taskScope', choice('taskScope', 'perItem'));
		await assertInTurn(['taskScope', 'taskName', 'agentId', 'calleeNumber']);
	});

	step('every option, one after the other, and a calling window', async () => {
		const { placeholder = '' } = create('options');
		const options = within(create('options'));
		for (const { displayName, name, typeOptions } of options) {
			await add(placeholder, displayName);
			if (name !== 'allowSendTime') continue;
			// n8n forgets an empty one when another option is added.
			await parameters().getByText(typeOptions.multipleValueButtonText).click();
			await settle();
		}
		const windows = options.find(({ name }) => name === 'allowSendTime');
		const times = windows.options[0].values;
		const expected = options.flatMap((one) => (one === windows ? [one, ...times] : [one]));
		assert.deepEqual(
			(await labels()).slice((await labels()).indexOf(label('options')) + 1),
			expected.map(({ displayName }) => displayName),
		);
	});

	step('the option Validate Only, which is on as soon as it is added', async () => {
		assert.equal(await field('validateOnly').getByRole('switch').isChecked(), true);
		await field('validateOnly').scrollIntoViewIfNeeded();
	});

	step('and can read every label', async () => {
		assert.deepEqual(await cutLabels(), []);
		// The agents of the recalls are agents like that of the task.
		assert.deepEqual(repeated(await labels()), [label('agentId')]);
		for (const name of ['taskScope', 'recallType', 'output', 'options']) {
			await parameters().getByText(label(name), { exact: true }).first().scrollIntoViewIfNeeded();
			await picture(`the panel around ${label(name)}`);
		}
	});
}
