import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository, and the package as a user gets it: unpacked from the tarball. */
export const ROOT = path.resolve(__dirname, '../..');
export const PACKAGE = path.join(packedFolder(), 'package');

/** All files of the package, by their path inside it. */
export const packedFiles = readdirSync(PACKAGE, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => path.relative(PACKAGE, path.join(entry.parentPath, entry.name)))
	.map((file) => file.split(path.sep).join('/'))
	.sort();

export const readPacked = (file: string): string => readFileSync(path.join(PACKAGE, file), 'utf8');

interface Manifest {
	name: string;
	dependencies?: Record<string, string>;
	peerDependencies: Record<string, string>;
	n8n: { nodes: string[]; credentials: string[] };
}

export const manifest = JSON.parse(readPacked('package.json')) as Manifest;

function packedFolder(): string {
	const folder = process.env.PACKED_FOLDER;
	if (folder === undefined) throw new Error('The package was not packed before its tests ran');
	return folder;
}
