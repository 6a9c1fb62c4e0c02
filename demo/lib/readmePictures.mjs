// Takes the README's pictures anew. It changes the example workflows in n8n, so have it a fresh one:
//
//   npm start -- --fresh
//   node demo/lib/readmePictures.mjs n8n's-address sandbox's-address
import { join } from 'node:path';
import { CAMPAIGN_FILE } from './campaign.mjs';
import { readExample } from './examples.mjs';
import { OUTCOMES_FILE, triggerOf } from './follow.mjs';
import { PROJECT } from './paths.mjs';
import { N8nClient } from './rest.mjs';
import { execute, openWorkflow, picturePanel, settle, withEditor } from './screenshot.mjs';

const FOLDER = join(PROJECT, 'docs', 'images');
const NODE = 'Laaffic Voice Agent';
/** Enough for every outcome to occur. */
const REPORTS = 40;
/** Far enough to the left for the reasons to be seen. */
const PANEL_LEFT = 300;

/** @param {string} file */
const picture = (file) => ({ path: join(FOLDER, file) });

/** @param {N8nClient} n8n @param {string} sandboxUrl @param {string} file */
async function find(n8n, sandboxUrl, file) {
	const { name } = await readExample(file, { sandboxUrl, credential: { id: '', name: '' } });
	const found = (await n8n.listWorkflows()).find((workflow) => workflow.name === name);
	if (!found) throw new Error(`There is no workflow "${name}" in ${n8n.url}.`);
	return n8n.getWorkflow(found.id);
}

/**
 * The canvas with reports of its own: n8n shows the number of pinned items on every branch.
 * @param {import('playwright-core').Page} page
 * @param {N8nClient} n8n
 * @param {string} sandboxUrl
 */
async function pictureOutcomes(page, n8n, sandboxUrl) {
	const workflow = await find(n8n, sandboxUrl, OUTCOMES_FILE);
	await n8n.updateWorkflow(workflow.id, { pinData: {} });
	await openWorkflow(page, n8n.url, workflow);
	await page.locator('[data-test-id="execute-workflow-button"]').click();
	const url = `${n8n.url}/webhook-test/${triggerOf(workflow).webhookId}/webhook`;
	const order = { url, count: REPORTS, retries: 20, expectAnswer: true };
	await fetch(`${sandboxUrl}/sandbox/push`, { method: 'POST', body: JSON.stringify(order) });
	await page.locator('[data-test-id="canvas-node-status-success"]').last().waitFor();
	await page.locator('[data-test-id="zoom-out-button"]').click();
	// Nodes under the mouse grow buttons.
	await page.mouse.move(0, 0);
	await settle(page);
	await page.screenshot(picture('outcomes.png'));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {N8nClient} n8n
 * @param {string} sandboxUrl
 */
async function pictureCampaign(page, n8n, sandboxUrl) {
	await openWorkflow(page, n8n.url, await find(n8n, sandboxUrl, CAMPAIGN_FILE));
	await execute(page);
	await page.screenshot(picture('campaign.png'));
	await picturePanel(page, NODE, picture('create-task.png').path);
	await picturePanel(page, NODE, picture('error-branch.png').path, async () => {
		await page.getByText(/^\s*Error Branch \(/).click();
		const { x, y } = (await page.getByTestId('panel-drag-button').boundingBox()) ?? { x: 0, y: 0 };
		await page.mouse.move(x + 20, y + 5);
		await page.mouse.down();
		await page.mouse.move(PANEL_LEFT, y + 5, { steps: 20 });
		await page.mouse.up();
	});
}

const [url, sandboxUrl] = process.argv.slice(2);
const n8n = new N8nClient(url);
await n8n.logIn();
await withEditor(url, async (page) => {
	await pictureOutcomes(page, n8n, sandboxUrl);
	await pictureCampaign(page, n8n, sandboxUrl);
});
