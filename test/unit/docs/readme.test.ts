import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withTables } from '../../../scripts/readmeTables';

const ROOT = path.resolve(__dirname, '../../..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const contributing = readFileSync(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8');

test.each(['README.md', 'docs/platform.md'])('the tables of %s are those of the facts', (file) => {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	expect(text).toContain('<!-- table: ');
	expect(withTables(text)).toBe(text);
});

test('a table that says something else is noticed', () => {
	expect(withTables(readme.replace('`-41`', '`-14`'))).toBe(readme);
	expect(readme.replace('`-41`', '`-14`')).not.toBe(readme);
});

test('tables that stand close together are told apart, and the text between them stays', () => {
	const place = (name: string) => `<!-- table: ${name} -->\n<!-- end of table -->`;
	const made = withTables(`${place('limits')}\n\nWords between.\n\n${place('outcomes')}`);
	expect(made).toContain('Words between.');
	expect(made).toContain('Task Name');
	expect(made).toContain('`voicemail`');
	expect(withTables(made)).toBe(made);
});

test.each(Object.entries({ readme, contributing }))(
	'every picture and file that %s shows is there',
	(_, text) => {
		const targets = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, target]) => target);
		expect(targets.length).toBeGreaterThan(0);
		expect(targets.filter((target) => !existsSync(path.join(ROOT, target)))).toEqual([]);
	},
);

test.each(Object.entries({ readme, contributing }))(
	'every command that %s gives is a script of the package',
	(_, text) => {
		const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
			scripts: Record<string, string>;
		};
		const commands = Array.from(
			text.matchAll(
				/npm (?:run )?(start|test\b[:\w]*|build[:\w]*|lint[:\w]*|bench[:\w]*|docs|push)/g,
			),
			([, name]) => name,
		);
		expect(commands).toContain('start');
		expect(commands).toContain('test');
		expect(commands.filter((name) => !(name in scripts))).toEqual([]);
	},
);
