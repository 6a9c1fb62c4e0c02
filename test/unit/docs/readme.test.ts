import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withTables } from '../../../scripts/readmeTables';

const ROOT = path.resolve(__dirname, '../../..');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
	repository: { url: string };
};
const platform = readFileSync(path.join(ROOT, 'docs/platform.md'), 'utf8');

/** What people read, but for the table of faults, which its own test makes. */
const TEXTS = [
	'README.md',
	'CHANGELOG.md',
	'CODE_OF_CONDUCT.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'docs/measured.md',
	'docs/operation.md',
	'docs/platform.md',
	'docs/reports.md',
];

/** Where the links and pictures of a text lead, as `file#heading`. */
function targetsIn(file: string): string[] {
	const links = readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\]\((?!https?:)([^)]+)\)/g);
	return Array.from(links, ([, target]) =>
		target.startsWith('#') ? `${file}${target}` : path.posix.join(path.posix.dirname(file), target),
	);
}

/** The names that a link may give after `#`: of headings, as GitHub makes them, and of anchors. */
function anchorsOf(file: string): string[] {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	const headings = Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\d\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);
	return [...headings, ...Array.from(text.matchAll(/<a id="([^"]+)"/g), ([, id]) => id)];
}

function isThere(target: string): boolean {
	const [file, anchor] = target.split('#');
	if (!existsSync(path.join(ROOT, file))) return false;
	return anchor === undefined || anchorsOf(file).includes(anchor);
}

test.each(['README.md', 'docs/platform.md'])('the tables of %s are those of the facts', (file) => {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	expect(text).toContain('<!-- table: ');
	expect(withTables(text)).toBe(text);
});

test('what is quoted and drawn of measurements is what was measured', () => {
	// It throws, with the names of the files, where one of them says something else.
	execFileSync(process.execPath, [path.join(ROOT, 'test/bench/report.mjs'), '--check']);
});

test('a table that says something else is noticed', () => {
	expect(withTables(platform.replace('`-41`', '`-14`'))).toBe(platform);
	expect(platform.replace('`-41`', '`-14`')).not.toBe(platform);
});

test('tables that stand close together are told apart, and the text between them stays', () => {
	const place = (name: string) => `<!-- table: ${name} -->\n<!-- end of table -->`;
	const made = withTables(`${place('limits')}\n\nWords between.\n\n${place('outcomes')}`);
	expect(made).toContain('Words between.');
	expect(made).toContain('Task Name');
	expect(made).toContain('`voicemail`');
	expect(withTables(made)).toBe(made);
});

test.each(TEXTS)('every picture, file and heading that %s leads to is there', (file) => {
	expect(targetsIn(file).filter((target) => !isThere(target))).toEqual([]);
});

test('links are found, and one that leads nowhere is noticed', () => {
	expect(targetsIn('README.md')).toEqual(
		expect.arrayContaining([
			'docs/images/campaign.png',
			'README.md#try-it',
			'docs/reports.md#queue-mode',
		]),
	);
	expect(['README.md#trigger', 'docs/reports.md#queue-mode'].every(isThere)).toBe(true);
	expect(['docs/none.md', 'README.md#nowhere'].some(isThere)).toBe(false);
});

/** The commands that a text gives. */
function commandsIn(file: string): string[] {
	const scripts =
		/npm (?:run )?(start\b|test\b[:\w]*|build[:\w]*|lint[:\w]*|bench|docs|push|servers)/g;
	return Array.from(
		readFileSync(path.join(ROOT, file), 'utf8').matchAll(scripts),
		([, name]) => name,
	);
}

test.each(TEXTS)('every command that %s gives is a script of the package', (file) => {
	const { scripts } = manifest;
	expect(commandsIn(file).filter((name) => !(name in scripts))).toEqual([]);
});

test('the README shows how to clone, start and test, and CONTRIBUTING names every script', () => {
	const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
	expect(readme).toContain(`git clone ${manifest.repository.url.replace('git+', '')}`);
	expect(commandsIn('README.md')).toEqual(expect.arrayContaining(['start', 'test', 'push']));
	const inContributing = commandsIn('CONTRIBUTING.md');
	expect(Object.keys(manifest.scripts).filter((name) => !inContributing.includes(name))).toEqual(
		[],
	);
});
