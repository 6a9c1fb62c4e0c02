const { rm, mkdir, readdir, readFile, writeFile } = require('node:fs/promises');
const { spawn } = require('node:child_process');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');

const DIST = 'dist';
const SANDBOX = { from: 'sandbox/main.ts', to: 'build/sandbox.js' };

/** How both bundles are made: CommonJS that Node 20 runs and that a reviewer can read. */
const BUNDLE = {
	bundle: true,
	platform: 'node',
	target: 'node20',
	format: 'cjs',
	charset: 'utf8',
	// The ES modules of the libraries, so that only the parts in use are bundled.
	mainFields: ['module', 'main'],
	logLevel: 'warning',
};

const clean = () => rm(DIST, { recursive: true, force: true });

function types() {
	const compiler = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [compiler, '--project', 'tsconfig.build.json'], {
		stdio: 'inherit',
	});
}

/**
 * Libraries that only runs need, with what is used of them. n8n loads all nodes at its start, whether
 * or not a workflow has them; these files are read when a run first uses a library, and nodes share
 * them. A test of the package says which name is missing here.
 */
const LIBRARIES = {
	luxon: { file: 'luxon', names: ['DateTime', 'Info'] },
	'libphonenumber-js/min': {
		file: 'libphonenumber-js',
		names: [
			'Metadata',
			'getCountries',
			'getCountryCallingCode',
			'isSupportedCountry',
			'parsePhoneNumberFromString',
		],
	},
};

/** In place of a library: each of its names, which reads the file when it is first used. */
const whenUsed = ({ file, names }) => `
	const names = ${JSON.stringify(names)};
	let library;
	const load = () => (library ??= require('../../libraries/${file}.js'));
	for (const name of names) {
		Object.defineProperty(exports, name, { enumerable: true, get: () => load()[name] });
	}`;

const librariesWhenUsed = {
	name: 'libraries when used',
	setup(build) {
		const namespace = 'when-used';
		const isLibrary = new RegExp(`^(?:${Object.keys(LIBRARIES).join('|')})$`);
		build.onResolve({ filter: isLibrary }, ({ path }) => ({
			path,
			namespace,
			sideEffects: false,
		}));
		build.onLoad({ filter: /./, namespace }, ({ path }) => ({
			contents: whenUsed(LIBRARIES[path]),
		}));
		build.onResolve({ filter: /./, namespace }, ({ path }) => ({ path, external: true }));
	},
};

/** n8n loads nodes and credentials by file, so each of them becomes one file. */
const nodes = () =>
	esbuild.build({
		...BUNDLE,
		entryPoints: ['nodes/**/*.node.ts', 'credentials/**/*.credentials.ts'],
		outbase: '.',
		outdir: DIST,
		// n8n brings its own; a copy would not be `instanceof`-compatible with it.
		external: ['n8n-workflow'],
		plugins: [librariesWhenUsed],
	});

async function libraries() {
	const packages = await Promise.all(Object.entries(LIBRARIES).map(bundleLibrary));
	await writeLicences([...new Set(packages.flat())].sort());
}

async function bundleLibrary([library, { file, names }]) {
	const { metafile } = await esbuild.build({
		...BUNDLE,
		stdin: { contents: `export { ${names.join(', ')} } from '${library}';`, resolveDir: '.' },
		outfile: path.join(DIST, 'libraries', `${file}.js`),
		metafile: true,
	});
	return bundledPackages(metafile);
}

/** The folders of the libraries whose code went into the bundles. */
function bundledPackages(metafile) {
	const folders = Object.values(metafile.outputs)
		.flatMap((output) => Object.entries(output.inputs))
		.filter(([, input]) => input.bytesInOutput > 0)
		.map(([file]) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
		.filter((folder) => folder !== undefined);
	return [...new Set(folders)];
}

/** Code that ships inside the bundles keeps its authors' licence beside it. */
async function writeLicences(folders) {
	if (folders.length === 0) return;
	const texts = await Promise.all(folders.map(licenceOf));
	await mkdir(DIST, { recursive: true });
	await writeFile(path.join(DIST, 'third-party-licences.txt'), texts.join('\n\n'));
}

/** All of them: code that was ported from another language comes under two licences, for example. */
const LEGAL_FILE = /^(?:licen[cs]e|copying|notice|authors)(?:[.-]|$)/i;

async function licenceOf(folder) {
	const { name, version, license } = JSON.parse(
		await readFile(path.join(folder, 'package.json'), 'utf8'),
	);
	const files = (await readdir(folder)).filter((file) => LEGAL_FILE.test(file)).sort();
	if (!files.some((file) => /^(?:licen|copying)/i.test(file))) {
		throw new Error(`${folder} is bundled and has no licence file to ship with it`);
	}
	const texts = files.map(async (file) => {
		const text = await readFile(path.join(folder, file), 'utf8');
		return `${file}\n${'-'.repeat(40)}\n${text.trim()}\n`;
	});
	const title = `${name} ${version} (${license})\n${'='.repeat(40)}`;
	return [title, ...(await Promise.all(texts))].join('\n');
}

/** `encoding: false`: gulp would decode the files as text, which changes binary ones. */
const copy = (globs) => () =>
	src(globs, { base: '.', encoding: false, allowEmpty: true }).pipe(dest(DIST));

const icons = copy(['icons/**/*.{svg,png}', '{nodes,credentials}/**/*.{svg,png}']);
const descriptions = copy(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json']);
icons.displayName = 'icons';
descriptions.displayName = 'descriptions';

const sandbox = () =>
	esbuild.build({ ...BUNDLE, entryPoints: [SANDBOX.from], outfile: SANDBOX.to });

const files = parallel(nodes, libraries, icons, descriptions);

module.exports = {
	clean,
	types,
	files: series(clean, files),
	build: series(types, clean, files),
	sandbox,
	default: series(types, clean, files),
};
