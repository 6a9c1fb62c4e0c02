// A step of the story: a test with a deadline that leaves a picture, of what it came to or of where
// it failed.
import { join } from 'node:path';
import { it } from 'node:test';
import { page, PICTURES } from './place.mjs';

const STEP_MS = 120_000;
let taken = 0;

/** @param {string} name */
export async function picture(name) {
	const number = String(++taken).padStart(2, '0');
	const words = name.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
	const file = join(PICTURES, `${number} ${words.slice(0, 80)}.png`);
	await page().screenshot({ path: file });
	return file;
}

/** @param {string} name @param {() => Promise<unknown>} work */
export function step(name, work) {
	it(name, { timeout: STEP_MS }, async () => {
		try {
			await work();
		} catch (error) {
			const file = await picture(`FAILED ${name}`).catch(() => 'no picture could be taken');
			const where = `\nThe page was ${page().url()}, and looked like ${file}`;
			if (error instanceof Error) error.message += where;
			throw error;
		}
		await picture(name);
	});
}
