import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileText, filesUnder } from '../../support/files';

const workflows = filesUnder('.github/workflows', '.yml');
const everything = fileText('.github/workflows/everything.yml');

/** The lines of a workflow that use an action of another repository. */
const actionsOf = (text: string) =>
	[...text.matchAll(/uses: (?!\.\/)(.*)/g)].map(([, action]) => action);

describe('The workflows of GitHub Actions', () => {
	// A tag can be moved to other code; a commit cannot.
	it.each(workflows)('%s uses actions by commit, with the version beside it', (file) => {
		for (const action of actionsOf(fileText(file))) {
			expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
	});

	it('all use the same version of an action', () => {
		const used = new Set(workflows.flatMap((file) => actionsOf(fileText(file))));
		const names = [...used].map((action) => action.split('@')[0]);

		expect(names.length).toBeGreaterThan(3);
		expect(new Set(names).size).toBe(names.length);
	});

	it('keep the n8n servers where the tests install them', () => {
		const [, cached = ''] = /path: (~\/.*)/.exec(everything) ?? [];
		const ask = `import('./demo/lib/paths.mjs').then((paths) => console.log(paths.cacheFolder({})))`;
		const said = execFileSync(
			process.execPath,
			['-e', `Object.defineProperty(process, 'platform', { value: 'linux' }); ${ask}`],
			{ cwd: path.resolve(__dirname, '../../..'), encoding: 'utf8' },
		);

		expect(path.normalize(cached.replace('~', homedir()))).toBe(said.trim());
	});

	it('renew the servers when a lock file changes', () => {
		expect(everything).toContain("hashFiles('demo/n8n/*/package-lock.json')");
	});

	it('give the right to publish to one job, which runs no code of the repository', () => {
		const publish = fileText('.github/workflows/publish.yml');
		const jobs = publish.split(/^ {2}(?=[\w-]+:$)/m);
		const trusted = jobs.filter((job) => job.includes('id-token: write'));

		expect(trusted).toHaveLength(1);
		expect(trusted[0]).toContain('npm publish --provenance');
		expect(trusted[0]).not.toMatch(/actions\/checkout|npm (?:ci|run|install)|npx/);
		expect(trusted[0]).toContain('needs: [everything, pack]');
	});
});
