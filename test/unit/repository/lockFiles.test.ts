import { fileText, filesUnder } from '../../support/files';

interface LockFile {
	packages: Record<string, { version?: string; resolved?: string; integrity?: string }>;
}

const lockFiles = ['package-lock.json', ...filesUnder('demo/n8n', 'package-lock.json')];

const packagesIn = (file: string) =>
	Object.entries((JSON.parse(fileText(file)) as LockFile).packages).filter(([name]) => name !== '');

describe.each(lockFiles)('%s', (file) => {
	// A registry that only one network reaches would make the clone useless everywhere else.
	it('leaves the choice of the registry to the machine', () => {
		const elsewhere = packagesIn(file).filter(([, { resolved = '' }]) => /^\w+:/.test(resolved));

		expect(elsewhere).toEqual([]);
	});

	it('names the checksum of every package', () => {
		const unchecked = packagesIn(file).filter(([, { integrity }]) => integrity === undefined);

		expect(packagesIn(file).length).toBeGreaterThan(500);
		expect(unchecked.map(([name]) => name)).toEqual([]);
	});
});

// What npm locks on one system can lack the programs for the others, and then nothing runs there.
test.each(['darwin-arm64', 'darwin-x64', 'win32-x64'])(
	'the tools of the repository have programs for %s, as they have for Linux',
	(system) => {
		const names = packagesIn('package-lock.json').map(([name]) => name);
		const families = names.flatMap((name) => /^(.*)linux-x64(?:-gnu)?$/.exec(name)?.[1] ?? []);
		const isThere = (family: string) => names.some((name) => name.startsWith(family + system));

		expect(families.length).toBeGreaterThan(1);
		expect(families.filter((family) => !isThere(family))).toEqual([]);
	},
);
