// What a person does with n8n's canvas and with the panel of a node.
import assert from 'node:assert/strict';
import { page, place } from './place.mjs';

/** n8n fades its panels in, and saves what is typed a moment later. */
const FADE_MS = 600;
const DRAG_STEPS = 15;

/** @param {string} id n8n's name for a part of its page */
export const part = (id) => page().getByTestId(id);

export const settle = () => page().waitForTimeout(FADE_MS);

/** @param {string} name */
const onCanvas = (name) => page().locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

/** @param {{ id: string }} workflow */
export async function openCanvas(workflow) {
	await page().goto(`${place().server.url}/workflow/${workflow.id}`);
	await part('canvas-node').first().waitFor();
	await settle();
}

/** The parameters on the panel that is open, without those of the tab 'Settings'. */
export const parameters = () => part('node-parameters').first();

/** @param {string} node */
export async function openPanel(node) {
	await onCanvas(node).dblclick();
	await parameters().waitFor();
	await settle();
}

export async function closePanel() {
	await part('ndv-close-button').click();
	await part('ndv').waitFor({ state: 'detached' });
}

/** The input of a parameter. @param {string} name */
export const field = (name) => parameters().getByTestId(`parameter-input-${name}`);

/** The texts above the fields, as they stand one below the other. */
export async function labels() {
	const texts = await parameters().locator('label.n8n-input-label:visible').allInnerTexts();
	return texts.map((text) => text.split('\n')[0].trim());
}

/** @param {string} name @param {string} choice */
export async function choose(name, choice) {
	await field(name).click();
	const list = page().locator('.el-select-dropdown__item:visible');
	await list
		.filter({ hasText: new RegExp(`^\\s*${escaped(choice)}`) })
		.first()
		.click();
	await settle();
}

/** @param {string} text */
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Adds a field of a collection.
 * @param {string} button the text of the collection's button, such as 'Add Option'
 * @param {string} label
 */
export async function add(button, label) {
	const buttons = parameters().getByTestId('collection-parameter-add');
	await buttons.filter({ has: page().getByPlaceholder(button, { exact: true }) }).click();
	const exactly = new RegExp(`^\\s*${escaped(label)}\\s*$`);
	const choices = page().locator('[data-test-id="collection-parameter-option"]:visible');
	await choices.filter({ hasText: exactly }).click();
	await page().waitForTimeout(FADE_MS / 3);
}

/** Puts a column of the input onto a field. @param {string} column @param {string} name */
export async function drag(column, name) {
	const pill = part('ndv-input-panel').locator(`[data-target="mappable"][data-name="${column}"]`);
	await field(name).scrollIntoViewIfNeeded();
	const [from, to] = [await middleOf(pill.first()), await middleOf(field(name))];
	await page().mouse.move(from.x, from.y);
	await page().mouse.down();
	await page().mouse.move(to.x, to.y, { steps: DRAG_STEPS });
	await page().mouse.up();
	await settle();
}

/** @param {import('playwright-core').Locator} element */
async function middleOf(element) {
	const box = await element.boundingBox();
	assert.ok(box, 'what is dragged, and where it goes, is to be seen');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Clicks 'Execute step' on the panel, and waits for the end. @returns {Promise<string>} the output */
export async function run() {
	const asked = page().waitForResponse(
		(answer) =>
			answer.request().method() === 'POST' && /\/workflows\/[^/]+\/run/.test(answer.url()),
	);
	await part('node-execute-button').click();
	const { data } = await (await asked).json();
	await place().n8n.waitForExecution(String(data.executionId), 60_000);
	await part('node-execute-button').filter({ hasText: /\w/ }).waitFor();
	await settle();
	return outputText();
}

/** What the panel shows at its right side. */
export async function outputText() {
	return (await part('output-panel').innerText()).replaceAll(/\s+/g, ' ');
}

/** Labels that are too long for the panel, also where the mouse makes room for buttons beside them. */
export async function cutLabels() {
	const cut = [];
	for (const label of await parameters().locator('label.n8n-input-label:visible').all()) {
		await label.hover();
		const isCut = await label
			.locator('.n8n-text')
			.first()
			.evaluate((text) => text.scrollWidth > text.clientWidth);
		if (isCut) cut.push(await label.innerText());
	}
	return cut;
}
