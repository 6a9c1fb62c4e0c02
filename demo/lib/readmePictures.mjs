// Takes the README's pictures anew. Have n8n a fresh one, as a new user does:
//
//   npm start -- --fresh
//   node demo/lib/readmePictures.mjs n8n's-address sandbox's-address
import { join } from 'node:path';
import { CAMPAIGN_FILE } from './campaign.mjs';
import { readExample } from './examples.mjs';
import { OUTCOMES_FILE, triggerOf } from './follow.mjs';
import { PROJECT } from './paths.mjs';
import { N8nClient } from './rest.mjs';
import { execute, inPanel, openWorkflow, pictureOf, settle, withEditor } from './screenshot.mjs';

const FOLDER = join(PROJECT, 'docs', 'images');
const NODE = 'Laaffic Voice Agent';
/** Enough for every outcome to occur. */
const REPORTS = 40;
/** Pages show pictures 830 points wide, so nothing much wider can be read. */
const EDITOR = { size: { width: 1440, height: 1080 }, scale: 2 };
/** Where the parameters end up, for the table beside them to be wide enough. */
const PANEL_LEFT = 60;

/** @param {string} file */
const picture = (file) => join(FOLDER, file);

/** The notes behind the nodes. @param {import('playwright-core').Page} page */
const steps = (page) =>
	page
		.getByTestId('sticky')
		.filter({ hasText: /^\s*\d\. / })
		.all();

/** Names at the edges of a panel lead to other nodes, and cover what it shows. @param {import('playwright-core').Page} page */
const hideNeighbours = (page) =>
	page.addStyleTag({ content: '[data-test-id="floating-nodes"] { display: none; }' });

/** @param {N8nClient} n8n @param {string} sandboxUrl @param {string} file */
async function find(n8n, sandboxUrl, file) {
	const { name } = await readExample(file, { sandboxUrl, credential: { id: '', name: '' } });
	const found = (await n8n.listWorkflows()).find((workflow) => workflow.name === name);
	if (!found) throw new Error(`There is no workflow "${name}" in ${n8n.url}.`);
	return n8n.getWorkflow(found.id);
}

/**
 * The canvas with reports of its own: n8n shows the number of items on every branch.
 * @param {import('playwright-core').Page} page
 * @param {N8nClient} n8n
 * @param {string} sandboxUrl
 */
async function pictureOutcomes(page, n8n, sandboxUrl) {
	const workflow = await find(n8n, sandboxUrl, OUTCOMES_FILE);
	await openWorkflow(page, n8n.url, workflow);
	await page.locator('[data-test-id="execute-workflow-button"]').click();
	const url = `${n8n.url}/webhook-test/${triggerOf(workflow).webhookId}/webhook`;
	const order = { url, count: REPORTS, retries: 20, expectAnswer: true };
	await fetch(`${sandboxUrl}/sandbox/push`, { method: 'POST', body: JSON.stringify(order) });
	await page.locator('[data-test-id="canvas-node-status-success"]').last().waitFor();
	// Nodes under the mouse grow buttons.
	await page.mouse.move(0, 0);
	await settle(page);
	await pictureOf(page, await steps(page), picture('outcomes.png'));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {N8nClient} n8n
 * @param {string} sandboxUrl
 */
async function pictureCampaign(page, n8n, sandboxUrl) {
	await openWorkflow(page, n8n.url, await find(n8n, sandboxUrl, CAMPAIGN_FILE));
	await execute(page);
	await page.mouse.move(0, 0);
	await settle(page);
	await pictureOf(page, await steps(page), picture('campaign.png'));
	await hideNeighbours(page);
	await inPanel(page, NODE, async () => {
		await page.mouse.move(0, 0);
		await settle(page);
		const rows = page.getByTestId('ndv-input-panel');
		const parameters = page.getByTestId('node-parameters').first();
		await pictureOf(page, [rows, parameters], picture('create-task.png'));
	});
	await inPanel(page, NODE, async () => {
		await page.getByText(/^\s*Error Branch \(/).click();
		const { x, y } = (await page.getByTestId('panel-drag-button').boundingBox()) ?? { x: 0, y: 0 };
		await page.mouse.move(x + 20, y + 5);
		await page.mouse.down();
		await page.mouse.move(PANEL_LEFT, y + 5, { steps: 20 });
		await page.mouse.up();
		await settle(page);
		const output = page.getByTestId('output-panel');
		const shown = [output.getByTestId('run-data-hints'), output.locator('table').first()];
		await pictureOf(page, shown, picture('error-branch.png'));
	});
}

const [url, sandboxUrl] = process.argv.slice(2);
const n8n = new N8nClient(url);
await n8n.logIn();
await withEditor(
	url,
	async (page) => {
		await pictureOutcomes(page, n8n, sandboxUrl);
		await pictureCampaign(page, n8n, sandboxUrl);
	},
	EDITOR,
);
