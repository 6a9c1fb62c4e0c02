/** The files of the repository, by their paths from its root. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** The files in a folder and below whose names end so, in order. */
export function filesUnder(folder: string, ending: string): string[] {
	return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
		.map((name) => path.posix.join(folder, ...name.split(path.sep)))
		.sort();
}

export function fileText(file: string): string {
	return readFileSync(path.join(ROOT, file), 'utf8');
}
