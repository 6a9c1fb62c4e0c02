// Installs the n8n servers that the suites run on, where they are not there yet, so that no suite
// spends its minutes on a download. One that fails is tried once more: networks have bad moments.
import { installedServer, isServerInstalled } from '../demo/lib/cache.mjs';
import { cacheFolder } from '../demo/lib/paths.mjs';
import { chooseVersion, VERSIONS } from '../demo/lib/versions.mjs';

/** One compiles while another downloads: two take as long as one alone. */
const AT_ONCE = 2;

const wanted = process.argv.slice(2);
const supported = wanted.length > 0 ? wanted.map((version) => chooseVersion(version)) : VERSIONS;

/** @param {import('../demo/lib/versions.mjs').SupportedVersion} server */
async function tryTwice(server) {
	try {
		await installedServer(server);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\nTrying again.`);
		await installedServer(server);
	}
}

/** @param {import('../demo/lib/versions.mjs').SupportedVersion} server */
async function ensure(server) {
	const began = Date.now();
	const wasThere = await isServerInstalled(server);
	if (!wasThere) await tryTwice(server);
	const seconds = Math.round((Date.now() - began) / 1000);
	console.log(`n8n ${server.version}: ${wasThere ? 'is there' : `installed in ${seconds} s`}`);
}

console.log(`n8n servers in ${cacheFolder()}`);
const waiting = [...supported];
const installer = async () => {
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await ensure(next);
};
await Promise.all(Array.from({ length: AT_ONCE }, installer));
