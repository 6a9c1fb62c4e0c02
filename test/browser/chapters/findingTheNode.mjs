import assert from 'node:assert/strict';
import { before } from 'node:test';
import { actionNode, operations, triggerNode, within, fieldOf } from '../support/labels.mjs';
import { labels, openCanvas, part, parameters, settle } from '../support/panel.mjs';
import { page } from '../support/place.mjs';
import { step } from '../support/step.mjs';
import { goodRows, workflowOfRows } from '../support/workflows.mjs';

const WORDS = [
	'call',
	'phone',
	'phone campaign',
	'dial',
	'dialer',
	'telephone',
	'reminder',
	'debt',
	'voice',
	'outbound',
	'sms',
];
/** How far down in the list the entry may stand: what is seen without scrolling. */
const LOWEST_PLACE = 5;

const ENTRY = 'Laaffic Voice Agent';
const entry = () => part('node-creator-item-name').filter({ hasText: new RegExp(`^${ENTRY}$`) });
const lines = (/** @type {string} */ kind) =>
	page().locator(`[data-keyboard-nav-type="${kind}"]:visible`);

/** @param {string} word */
async function search(word) {
	await part('node-creator-search-bar').fill(word);
	await entry().waitFor();
	await settle();
}

export function findingTheNode() {
	before(async () => {
		await openCanvas(await workflowOfRows('My First Campaign', { rows: await goodRows() }));
		await part('canvas-handle-plus').last().click();
	});

	for (const word of WORDS) {
		step(`by the word "${word}"`, async () => {
			await search(word);
			const found = await part('node-creator-item-name').allInnerTexts();
			const at = found.indexOf(ENTRY);
			assert.ok(at >= 0 && at < LOWEST_PLACE, `number ${at + 1} of ${found.join(', ')}`);
		});
	}

	step('and reads what node and trigger do, in one entry', async () => {
		await search('phone campaign');
		const { description } = triggerNode();
		assert.equal(await part('node-creator-item-description').first().innerText(), description);
		assert.match(description, /call people/);
		assert.match(description, /start workflows/);
	});

	step('and all it can do, tasks first', async () => {
		await entry().click();
		await lines('action').first().waitFor();
		const actions = operations().map(({ action }) => action);
		assert.deepEqual(await lines('action').allInnerTexts(), actions);
		assert.equal(operations()[0].resource, 'task');
	});

	step('and what it can start with', async () => {
		await lines('category').filter({ hasText: 'Triggers' }).click();
		const outcomes = within(fieldOf(triggerNode().properties, 'triggerOn'));
		const last = outcomes.at(-1).action;
		await lines('action').filter({ hasText: last }).waitFor();
		const shown = await lines('action').allInnerTexts();
		for (const { action } of outcomes) assert.ok(shown.includes(action), action);
		assert.ok(shown.includes('On any call ended'));
		assert.ok(shown.includes('On call answered'));
	});

	step('and gets its panel with one click', async () => {
		await lines('action').filter({ hasText: operations()[0].action }).click();
		await parameters().waitFor();
		await settle();
		const [resource, operation] = ['resource', 'operation'].map(
			(name) => fieldOf(actionNode().properties, name).displayName,
		);
		assert.deepEqual((await labels()).slice(1, 3), [resource, operation]);
	});
}
