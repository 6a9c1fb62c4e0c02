// What a start has to do, and about how long that takes: told before, so that nobody wonders.
import { isInstalled } from '../../scripts/ready.mjs';
import { isServerInstalled } from './cache.mjs';
import { isAnythingOutdated } from './clone.mjs';
import { presentNode } from './nodeRuntime.mjs';
import { enterStep } from './progress.mjs';
import { plural } from './words.mjs';

const always = async () => true;

/**
 * In their order, with the minutes that each takes on an ordinary computer.
 * @type {Record<string, { minutes: number, isNeeded: (supported: import('./versions.mjs').SupportedVersion) => Promise<boolean> }>}
 */
const STEPS = {
	tools: { minutes: 1, isNeeded: async () => !isInstalled() },
	node: { minutes: 0.5, isNeeded: async (supported) => !(await presentNode(supported)) },
	server: { minutes: 3, isNeeded: async (supported) => !(await isServerInstalled(supported)) },
	build: { minutes: 0.3, isNeeded: isAnythingOutdated },
	start: { minutes: 0.4, isNeeded: always },
	campaign: { minutes: 0.2, isNeeded: always },
};

/** @param {number} minutes */
function describeTime(minutes) {
	if (minutes < 1) return 'less than a minute in all';
	const time = `about ${plural(Math.round(minutes), 'minute')} in all`;
	return minutes < 2 ? time : `${time}. Only the first start takes so long`;
}

/**
 * @param {import('./versions.mjs').SupportedVersion} supported
 * @returns {Promise<{ words: string, enter: (name: string) => void }>} `enter` says which step begins
 */
export async function planStart(supported) {
	/** @type {string[]} */
	const needed = [];
	for (const [name, { isNeeded }] of Object.entries(STEPS)) {
		if (await isNeeded(supported)) needed.push(name);
	}
	const minutes = needed.reduce((sum, name) => sum + STEPS[name].minutes, 0);
	const words = `n8n ${supported.version} with the Laaffic nodes: ${plural(needed.length, 'step')}, ${describeTime(minutes)}.`;
	const enter = (/** @type {string} */ name) => {
		const number = needed.indexOf(name) + 1;
		enterStep(number > 0 ? `${number} of ${needed.length}` : '');
	};
	return { words, enter };
}
