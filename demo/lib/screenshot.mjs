// Pictures of a workflow's canvas and of a node's panel, for the README and for looking.
//
//   node demo/lib/screenshot.mjs n8n's-address "workflow name" folder ["node name" ...]
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, selectors } from 'playwright-core';
import { N8nClient, OWNER } from './rest.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
const SIZE = { width: 1440, height: 900 };
const TIMEOUT_MS = 90_000;
/** n8n fades its canvas and panels in. */
const FADE_MS = 1_500;

function findBrowser() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const paths = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name)));
	const found = paths.find((path) => existsSync(path));
	if (found) return found;
	throw new Error(`No browser was found. Install one of: ${BROWSERS.join(', ')}.`);
}

/** @param {string} name */
const canvasNode = (name) => `[data-test-id="canvas-node"][data-node-name="${name}"]`;

/**
 * @typedef {object} ViewOptions
 * @property {{ width: number, height: number }} [size]
 * @property {number} [scale] the number of pixels for each point of the screen
 */

/**
 * Opens n8n in a browser of its own, logged in.
 * @param {string} url of n8n
 * @param {ViewOptions} [options]
 */
export async function openEditor(url, { size = SIZE, scale = 1 } = {}) {
	const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
	try {
		const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale });
		context.setDefaultTimeout(TIMEOUT_MS);
		selectors.setTestIdAttribute('data-test-id');
		// The pictures must not depend on what n8n's maker shows today.
		await context.route(
			({ hostname }) => hostname !== '127.0.0.1',
			(route) => route.abort(),
		);
		const page = await context.newPage();
		await page.goto(`${url}/signin`);
		await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
		await page.locator('input[name="password"]').fill(OWNER.password);
		await page.locator('[data-test-id="form-submit-button"]').click();
		await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
		return { page, close: () => browser.close() };
	} catch (error) {
		await browser.close();
		throw error;
	}
}

/**
 * Opens n8n in a browser of its own, logged in, and gives the page to `work`.
 * @template T
 * @param {string} url of n8n
 * @param {(page: import('playwright-core').Page) => Promise<T>} work
 * @param {ViewOptions} [options]
 * @returns {Promise<T>}
 */
export async function withEditor(url, work, options) {
	const { page, close } = await openEditor(url, options);
	try {
		return await work(page);
	} finally {
		await close();
	}
}

/** Waits until nothing moves any more. @param {import('playwright-core').Page} page */
export const settle = (page) => page.waitForTimeout(FADE_MS);

/**
 * @param {import('playwright-core').Page} page
 * @param {string} url of n8n
 * @param {{ id: string }} workflow
 */
export async function openWorkflow(page, url, workflow) {
	await page.goto(`${url}/workflow/${workflow.id}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await settle(page);
}

/**
 * Runs the workflow that is shown, so that the panels have data in them.
 * @param {import('playwright-core').Page} page
 */
export async function execute(page) {
	await page.locator('[data-test-id="execute-workflow-button"]').click();
	await page.locator('[data-test-id="canvas-node-status-success"]').last().waitFor();
	await settle(page);
}

/**
 * Opens the panel of a node on the canvas that is shown, does something with it and closes it.
 * @param {import('playwright-core').Page} page
 * @param {string} node
 * @param {() => Promise<unknown>} work
 */
export async function inPanel(page, node, work) {
	await page.locator(canvasNode(node)).dblclick();
	await page.locator('[data-test-id="node-parameters"]').first().waitFor();
	await settle(page);
	await work();
	await page.keyboard.press('Escape');
}

/**
 * Takes a picture of what holds all of these, and of nothing around it.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator[]} shown
 * @param {string} path
 */
export async function pictureOf(page, shown, path) {
	const boxes = [];
	for (const locator of shown) {
		const box = await locator.boundingBox();
		if (!box) throw new Error(`${locator} is not to be seen, so there is no picture ${path}.`);
		boxes.push(box);
	}
	const x = Math.min(...boxes.map((box) => box.x));
	const y = Math.min(...boxes.map((box) => box.y));
	const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
	const height = Math.max(...boxes.map((box) => box.y + box.height)) - y;
	await page.screenshot({ path, clip: { x, y, width, height } });
}

/** @param {string[]} words */
async function main([url, name, folder, ...nodes]) {
	const n8n = new N8nClient(url);
	await n8n.logIn();
	const workflow = (await n8n.listWorkflows()).find((candidate) => candidate.name === name);
	if (!workflow) throw new Error(`There is no workflow "${name}" in ${url}.`);
	await mkdir(folder, { recursive: true });
	await withEditor(url, async (page) => {
		await openWorkflow(page, url, workflow);
		await page.screenshot({ path: join(folder, 'canvas.png') });
		await execute(page);
		await page.screenshot({ path: join(folder, 'canvas after the run.png') });
		for (const node of nodes) {
			await inPanel(page, node, () => page.screenshot({ path: join(folder, `${node}.png`) }));
		}
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
