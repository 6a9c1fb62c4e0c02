// How far an install is: which packages of the lock file are unpacked.
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} LockedPackage
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 */

/** @param {string[] | undefined} wanted @param {string} actual */
function fits(wanted, actual) {
	if (!wanted) return true;
	if (wanted.includes(`!${actual}`)) return false;
	return wanted.includes(actual) || wanted.every((name) => name.startsWith('!'));
}

/** @param {LockedPackage} locked builds for other systems are not installed */
const isForThisSystem = ({ os, cpu }) => fits(os, process.platform) && fits(cpu, process.arch);

/**
 * @param {string} folder with package-lock.json
 * @returns {Promise<() => Promise<string>>} tells the state in words, each time it is called
 */
export async function packageCounter(folder) {
	const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
	const paths = Object.entries(lock.packages)
		.filter(([path, locked]) => path !== '' && isForThisSystem(locked))
		.map(([path]) => join(folder, path, 'package.json'));
	return async () => {
		const checks = paths.map((path) =>
			access(path).then(
				() => true,
				() => false,
			),
		);
		const unpacked = (await Promise.all(checks)).filter(Boolean).length;
		return `${unpacked} of ${paths.length} packages`;
	};
}
