// Where the story is set: one n8n, one sandbox and one page of a browser, for all chapters.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../../../demo/lib/paths.mjs';
import { openEditor } from '../../../demo/lib/screenshot.mjs';
import { VERSIONS } from '../../../demo/lib/versions.mjs';
import { startWorld } from '../../e2e/support/world.mjs';

/** How long the page may take for what a person would wait for. */
const WAIT_MS = 30_000;

export const PICTURES = join(PROJECT, 'build', 'pictures');

/**
 * @typedef {Awaited<ReturnType<typeof startWorld>> & { page: import('playwright-core').Page }} Place
 * @type {Place | undefined}
 */
let open;

/** @returns {Place} */
export function place() {
	if (open) return open;
	throw new Error('n8n, the sandbox or the browser could not be started: see the first failure.');
}

export const page = () => place().page;

/** The newest n8n has the newest editor, which most new users meet. @returns {Promise<() => Promise<void>>} */
export async function openPlace() {
	await rm(PICTURES, { recursive: true, force: true });
	await mkdir(PICTURES, { recursive: true });
	const world = await startWorld({ version: VERSIONS.at(-1)?.version });
	try {
		const editor = await openEditor(world.server.url);
		editor.page.context().setDefaultTimeout(WAIT_MS);
		open = { ...world, page: editor.page };
		return async () => {
			await editor.close();
			await world.close();
		};
	} catch (error) {
		await world.close();
		throw error;
	}
}

/** Tells the sandbox what is to go wrong. @param {object} fault see sandbox/faults/kinds.ts */
export async function breakSandbox(fault) {
	const url = `${place().sandbox.url}/sandbox/faults`;
	await fetch(url, { method: 'POST', body: JSON.stringify(fault) });
}

export async function mendSandbox() {
	await fetch(`${place().sandbox.url}/sandbox/faults`, { method: 'DELETE' });
}

/** A task as though it had been created before. @param {string} taskName */
export async function plantTask(taskName, callees = 3) {
	const url = `${place().sandbox.url}/sandbox/tasks`;
	await fetch(url, { method: 'POST', body: JSON.stringify({ taskName, callees }) });
}
