// What can be said after `npm start --`.
import { parseArgs } from 'node:util';
import { VERSIONS } from './versions.mjs';

export const HELP = `Starts n8n with this package, and a sandbox that stands in for Laaffic, runs one campaign,
and brings the outcome of each call back into n8n. Nobody is called: the sandbox is a program on this machine.

  npm start                       with the newest n8n that your Node runs
  npm start -- --n8n VERSION      with another n8n: ${VERSIONS.map(({ version }) => version).join(', ')}
  npm start -- --port NUMBER      where n8n's page opens (5678, or the next free port; 0: any)
  npm start -- --fresh            forgets the account, workflows and executions of earlier starts
  npm start -- --exit             ends after the campaign and its reports; fails if
                                  they didn't go as they should
  npm start -- --help             shows this
`;

const HIGHEST_PORT = 65_535;

/**
 * @typedef {object} Options
 * @property {string} [version]
 * @property {number} [port]
 * @property {boolean} fresh
 * @property {boolean} exit
 * @property {boolean} help
 */

/** @param {string | undefined} text */
function readPort(text) {
	if (text === undefined) return undefined;
	const port = Number(text);
	if (Number.isInteger(port) && port >= 0 && port <= HIGHEST_PORT) return port;
	throw new Error(`"--port ${text}" is not a port. Give a number between 0 and ${HIGHEST_PORT}.`);
}

/**
 * @param {string[]} words
 * @returns {Options}
 */
export function readOptions(words) {
	const { values } = parseArgs({
		args: words,
		options: {
			n8n: { type: 'string' },
			port: { type: 'string' },
			fresh: { type: 'boolean', default: false },
			exit: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	const { n8n, port, fresh = false, exit = false, help = false } = values;
	return { version: n8n, port: readPort(port), fresh, exit, help };
}
