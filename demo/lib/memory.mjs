// What the demo remembers from one start to the next, beside n8n's own database.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} RememberedProcess
 * @property {number} pid
 * @property {string} url
 *
 * @typedef {object} RememberedExample
 * @property {string} id of the workflow in n8n
 * @property {string} imported fingerprint of what was imported
 * @property {string} stored fingerprint of what n8n made of it
 * @property {boolean} [wasSwitchedOn] by an earlier start; where it is off now, the user did that
 *
 * @typedef {object} Memory
 * @property {RememberedProcess} [server] the n8n that runs, or ran last
 * @property {RememberedProcess & { port: number }} [sandbox] the port is used again, because
 *   imported workflows name the address
 * @property {string} [credentialId]
 * @property {Record<string, RememberedExample>} examples by file name
 */

const fileIn = (/** @type {string} */ dataFolder) => join(dataFolder, 'demo.json');

/**
 * @param {string} dataFolder
 * @returns {Promise<Memory>}
 */
export async function recall(dataFolder) {
	const text = await readFile(fileIn(dataFolder), 'utf8').catch(() => '{}');
	return { examples: {}, ...JSON.parse(text) };
}

/**
 * @param {string} dataFolder
 * @param {Memory} memory
 */
export const remember = (dataFolder, memory) =>
	writeFile(fileIn(dataFolder), `${JSON.stringify(memory, null, '\t')}\n`);
