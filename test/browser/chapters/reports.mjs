import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before } from 'node:test';
import { fieldOf, triggerNode, within } from '../support/labels.mjs';
import {
	choose,
	closePanel,
	openCanvas,
	openPanel,
	outputText,
	parameters,
	part,
	settle,
} from '../support/panel.mjs';
import { page, place } from '../support/place.mjs';
import { step } from '../support/step.mjs';
import { nodeOf, workflowOf } from '../support/workflows.mjs';

const NODE = 'Call Reports';
const webhookId = randomUUID();
const testUrl = () => `${place().server.url}/webhook-test/${webhookId}/webhook`;
/** @param {string} html */
const withoutTags = (html) => html.replaceAll(/<[^>]*>/g, '');
const field = (/** @type {string} */ name) => fieldOf(triggerNode().properties, name);

export function reports() {
	before(async () => {
		const type = 'n8n-nodes-laaffic.laafficVoiceAgentTrigger';
		const node = { name: NODE, type, webhookId, credentials: {} };
		await openCanvas(await workflowOf('Reports', [nodeOf(node)]));
		await openPanel(NODE);
	});

	step('once the URL stands in the portal, as the panel says', async () => {
		const panel = (await parameters().innerText()).replaceAll(/\s+/g, ' ');
		assert.ok(panel.includes(withoutTags(field('portalNotice').displayName)), panel);
		assert.doesNotMatch(panel, /localhost|127\.0\.0\.1/);
		const waiting = (await part('ndv').innerText()).replaceAll(/\s+/g, ' ');
		const { header, activationHint } = /** @type {any} */ (triggerNode().triggerPanel);
		assert.ok(waiting.includes(header) && waiting.includes(activationHint.inactive), waiting);
	});

	step('and finds both URLs', async () => {
		await page().getByText('Webhook URLs', { exact: true }).click();
		await settle();
		await part('ndv').getByText(testUrl()).waitFor();
		const urls = part('ndv').getByText('Production URL', { exact: true });
		await urls.filter({ visible: true }).first().click();
		await part('ndv').getByText(`/webhook/${webhookId}/webhook`).waitFor();
	});

	step('and tries it with a sample report', async () => {
		await part('node-execute-button').click();
		await part('ndv')
			.getByText(/Listening for/)
			.first()
			.waitFor();
		const order = { url: testUrl(), count: 1, expectAnswer: true, retries: 10 };
		const push = `${place().sandbox.url}/sandbox/push`;
		await fetch(push, { method: 'POST', body: JSON.stringify(order) });
		await part('output-panel').getByText('1 item').waitFor();
		await part('output-panel').getByText('outcome', { exact: true }).first().waitFor();
		assert.match(await outputText(), /outcome .*calleeNumber .*intent/);
	});

	step('with an output for each outcome', async () => {
		const outputs = within(field('outputs')).find(({ value }) => value === 'byOutcome');
		await choose('outputs', outputs.name);
		await closePanel();
		const shown = await part('canvas-node').innerText();
		for (const { name, value } of within(field('triggerOn')).slice(1)) {
			assert.ok(shown.includes(name), `${value}: ${name} in ${shown}`);
		}
	});
}
