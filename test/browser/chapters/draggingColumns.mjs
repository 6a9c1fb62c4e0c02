import assert from 'node:assert/strict';
import { before } from 'node:test';
import { fieldOf, fieldsOf, within } from '../support/labels.mjs';
import {
	add,
	drag,
	field,
	labels,
	openCanvas,
	openPanel,
	parameters,
	part,
} from '../support/panel.mjs';
import { step } from '../support/step.mjs';
import { goodRows, NODE, workflowOfRows } from '../support/workflows.mjs';

const create = () => fieldsOf('task', 'create');
/** @param {string} name */
const textIn = async (name) => (await field(name).innerText()).trim();

export function draggingColumns() {
	before(async () => {
		const options = {
			rows: await goodRows(),
			parameters: { resource: 'task', operation: 'create' },
		};
		await openCanvas(await workflowOfRows('Dragging', options));
		await openPanel(NODE);
	});

	step('which begins with what it needs, empty and marked', async () => {
		const required = create().filter((one) => one.required && !one.displayOptions?.show?.schedule);
		assert.deepEqual(
			required.map(({ name }) => name),
			['taskName', 'agentId', 'calleeNumber'],
		);
		for (const { displayName, name } of required) {
			assert.ok((await labels()).includes(displayName), displayName);
			assert.equal(await field(name).locator('input').last().inputValue(), '');
		}
		assert.equal(await parameters().getByTestId('parameter-issues').count(), required.length);
	});

	step('the phone numbers', async () => {
		await drag('phone', 'calleeNumber');
		assert.equal(await textIn('calleeNumber'), '{{ $json.phone }}');
		await parameters().getByText('46701740611').waitFor();
	});

	step('the words that the agent says', async () => {
		const texts = fieldOf(create(), 'textVariables');
		const [first] = within(texts);
		await add(texts.placeholder ?? '', first.displayName);
		await drag('name', first.name);
		assert.equal(await textIn(first.name), '{{ $json.name }}');
		await part('node-parameters').getByText('Asha Mehta').first().waitFor();
	});
}
