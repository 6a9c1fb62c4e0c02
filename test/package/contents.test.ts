import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { manifest, PACKAGE, packedFiles, readPacked, ROOT } from './packed';

const script = /\.js$/;
const shippedCode = packedFiles.filter((file) => script.test(file));

/** Everything that may be in the package, by where it stands. */
const ALLOWED = [
	/^(?:package\.json|index\.js|README\.md|LICENSE\.md)$/,
	/^dist\/third-party-licences\.txt$/,
	/^dist\/icons\/[^/]+\.svg$/,
	/^dist\/libraries\/(?:luxon|libphonenumber-js)\.js$/,
	/^dist\/credentials\/\w+\.credentials\.js$/,
	/^dist\/nodes\/\w+\/\w+\.node\.js(?:on)?$/,
	/^dist\/nodes\/\w+\/__schema__\/.+\.json$/,
];

describe('the package', () => {
	it('holds what n8n and its users need', () => {
		expect(packedFiles).toEqual(
			expect.arrayContaining([
				'LICENSE.md',
				'README.md',
				'index.js',
				'package.json',
				'dist/icons/laaffic.svg',
				'dist/icons/laaffic.dark.svg',
				...manifest.n8n.credentials,
				...manifest.n8n.nodes,
				...manifest.n8n.nodes.map((node) => `${node}on`),
			]),
		);
	});

	it('holds nothing else: no tests, no sources, no source maps', () => {
		const unexpected = packedFiles.filter((file) => !ALLOWED.some((form) => form.test(file)));

		expect(unexpected).toEqual([]);
	});

	it('names every node and credential of the repository', () => {
		const compiled = (folder: string, ending: string) =>
			readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith(ending))
				.map((file) => `dist/${folder}/${file.split(path.sep).join('/').replace(/ts$/, 'js')}`)
				.sort();

		expect([...manifest.n8n.nodes].sort()).toEqual(compiled('nodes', '.node.ts'));
		expect([...manifest.n8n.credentials].sort()).toEqual(
			compiled('credentials', '.credentials.ts'),
		);
	});

	it('brings no dependencies, and asks n8n for its own library only', () => {
		expect(manifest.dependencies).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('brings the schema of every operation that the repository has one for', () => {
		const schemas = (file: string) => file.includes('__schema__');
		const inRepository = readdirSync(path.join(ROOT, 'nodes'), {
			recursive: true,
			encoding: 'utf8',
		})
			.map((file) => `dist/nodes/${file.split(path.sep).join('/')}`)
			.filter((file) => schemas(file) && file.endsWith('.json'))
			.sort();

		expect(packedFiles.filter(schemas)).toEqual(inRepository);
	});
});

describe('the code in the package', () => {
	it.each(shippedCode)('%s needs only what every n8n has, and the libraries beside it', (file) => {
		const needed = [...readPacked(file).matchAll(/\b(?:require|import)\(([^)]*)\)/g)].map(
			([, argument]) => argument,
		);
		const atHand = ['"n8n-workflow"', '"node:crypto"', ...librariesFrom(file)];

		expect(needed.filter((name) => !atHand.includes(name ?? ''))).toEqual([]);
	});

	it('reads no library before a run needs it', () => {
		const nodes = manifest.n8n.nodes.map((file) => path.join(PACKAGE, file));
		const program = `
			for (const file of ${JSON.stringify(nodes)}) {
				const [Node] = Object.values(require(file));
				if (!new Node().description.displayName) throw new Error('No description in ' + file);
			}
			const read = Object.keys(require.cache).filter((file) => file.includes('libraries'));
			console.log(JSON.stringify(read));
		`;
		const env = { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules') };
		const read = execFileSync(process.execPath, ['-e', program], { env, encoding: 'utf8' });

		expect(JSON.parse(read)).toEqual([]);
	});

	it.each([
		['luxon', 'luxon'],
		['min', 'libphonenumber-js'],
	])('finds what it takes from %s', (name, library) => {
		const use = new RegExp(`\\bimport_${name}\\d*\\.(\\w+)`, 'g');
		const taken = shippedCode.flatMap((file) =>
			[...readPacked(file).matchAll(use)].map(([, used]) => used),
		);
		const file = path.join(PACKAGE, `dist/libraries/${library}.js`);
		const offered = Object.keys(jest.requireActual<object>(file));

		expect([...new Set(taken)].sort()).toEqual(offered.sort());
	});

	it.each(shippedCode)('%s can be read: it is not minified', (file) => {
		const lines = readPacked(file).split('\n');
		const long = lines.filter(
			(line) => line.length > 1000 && !line.includes('"country_calling_codes"'),
		);

		expect(long).toEqual([]);
	});

	it('brings all legal files of the libraries bundled into it', () => {
		const bundled = new Set(
			shippedCode.flatMap((file) =>
				[...readPacked(file).matchAll(/^\/\/ (node_modules\/(?:@[^/]+\/)?[^/]+)/gm)].map(
					([, folder = '']) => folder,
				),
			),
		);
		const notices = packedFiles.includes('dist/third-party-licences.txt')
			? readPacked('dist/third-party-licences.txt')
			: '';

		expect([...bundled].sort()).toEqual(['node_modules/libphonenumber-js', 'node_modules/luxon']);
		for (const file of [
			'node_modules/libphonenumber-js/LICENSE',
			'node_modules/libphonenumber-js/LICENSE.Apache',
			'node_modules/libphonenumber-js/AUTHORS',
			'node_modules/luxon/LICENSE.md',
		]) {
			expect(notices).toContain(readFileSync(path.join(ROOT, file), 'utf8').trim());
		}
		expect(notices).toContain(`libphonenumber-js ${versionOf('libphonenumber-js')} (MIT)`);
		expect(notices).toContain(`luxon ${versionOf('luxon')} (MIT)`);
	});

	it('names no folder of the machine it was built on', () => {
		expect(packedFiles.filter((file) => readPacked(file).includes(ROOT))).toEqual([]);
	});
});

function versionOf(library: string): string {
	const file = path.join(ROOT, 'node_modules', library, 'package.json');
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** The package's own libraries, as a file of it names them. */
function librariesFrom(file: string): string[] {
	return packedFiles
		.filter((other) => other.startsWith('dist/libraries/'))
		.map((library) => `"${path.posix.relative(path.posix.dirname(file), library)}"`);
}
