// The n8n versions that this package is tried with: the last 1.x, the first 2.x, the newest that
// runs on Node 20, and the newest. Each has a committed lock file in demo/n8n/<version>.

/**
 * @typedef {object} SupportedVersion
 * @property {string} version the n8n version, also the name of the folder with its lock file
 * @property {{ from: number[], below: number }} node the Node versions that n8n itself accepts
 * @property {number} nodeToFetch the Node major fetched from npm where the machine's own won't do
 * @property {(nodeMajor: number) => Record<string, string>} [environment] settings of this version only
 */

/** @param {boolean} isNeeded @returns {Record<string, string>} */
const withoutIsolation = (isNeeded) => (isNeeded ? { N8N_EXPRESSION_ENGINE: 'legacy' } : {});

/** @type {readonly SupportedVersion[]} oldest first */
export const VERSIONS = [
	{
		version: '1.123.81',
		node: { from: [20, 19], below: 25 },
		nodeToFetch: 24,
		// Its isolated expression engine ships prebuilt for Node 22 and 24, and doesn't compile on 20.
		environment: (nodeMajor) => withoutIsolation(nodeMajor < 22),
	},
	{ version: '2.0.3', node: { from: [20, 19], below: 25 }, nodeToFetch: 24 },
	{ version: '2.8.4', node: { from: [20, 19], below: 25 }, nodeToFetch: 24 },
	{
		version: '2.41.1',
		node: { from: [24, 0], below: Infinity },
		nodeToFetch: 24,
		// These modules call n8n's servers at start. Older versions refuse to start on unknown names.
		environment: () => ({ N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,quick-connect' }),
	},
];

/** @param {string} text such as `20.19.5` */
const toNumbers = (text) => text.split('.').map(Number);

/**
 * @param {SupportedVersion} supported
 * @param {string} nodeVersion
 */
export function runsOnNode(supported, nodeVersion) {
	const [major, minor] = toNumbers(nodeVersion);
	const [fromMajor, fromMinor] = supported.node.from;
	if (major >= supported.node.below) return false;
	return major > fromMajor || (major === fromMajor && minor >= fromMinor);
}

/**
 * The version to run: the one asked for, else the newest that this Node runs.
 * @param {string | undefined} wanted
 * @param {string} nodeVersion
 * @returns {SupportedVersion}
 */
export function chooseVersion(wanted, nodeVersion = process.versions.node) {
	if (wanted === undefined) {
		const runnable = VERSIONS.filter((candidate) => runsOnNode(candidate, nodeVersion));
		return runnable.at(-1) ?? VERSIONS[VERSIONS.length - 1];
	}
	const found = VERSIONS.find((candidate) => candidate.version === wanted);
	if (found) return found;
	const known = VERSIONS.map((candidate) => candidate.version).join(', ');
	throw new Error(`There is no lock file for n8n ${wanted} here. Choose one of: ${known}.`);
}
