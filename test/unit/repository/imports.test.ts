import { isBuiltin } from 'node:module';
import { preProcessFile } from 'typescript';
import { filesUnder, fileText } from '../../support/files';

interface Manifest {
	devDependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
}

const { devDependencies, peerDependencies } = JSON.parse(fileText('package.json')) as Manifest;
const declared = new Set([...Object.keys(devDependencies), ...Object.keys(peerDependencies)]);

const FOLDERS = ['nodes', 'credentials', 'sandbox', 'demo', 'scripts', 'test'];
const files = [
	...['gulpfile.js', 'jest.config.js', 'eslint.config.mjs'],
	...FOLDERS.flatMap((folder) =>
		['.ts', '.mjs', '.js'].flatMap((ending) => filesUnder(folder, ending)),
	),
];

/** The package that a name to import from belongs to. */
const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

function packagesIn(text: string): string[] {
	return preProcessFile(text, true, true)
		.importedFiles.map(({ fileName }) => fileName)
		.filter((name) => !name.startsWith('.') && !isBuiltin(name))
		.map(packageOf);
}

/** Types alone may come from the package that describes another one. */
const isDeclared = (name: string) => declared.has(name) || declared.has(`@types/${name}`);

describe('The packages that the repository imports', () => {
	it('are found in every form of an import', () => {
		const text = `
			import { Container } from '@n8n/di';
			import type { Request } from 'express';
			import 'reflect-metadata';
			import { join } from 'node:path';
			import { near } from './near';
			export { nock } from 'nock/lib';
			const { dest } = require('gulp');
			const later = await import('jest');
		`;

		expect(packagesIn(text)).toEqual([
			'@n8n/di',
			'express',
			'reflect-metadata',
			'nock',
			'gulp',
			'jest',
		]);
	});

	// One that only another package brings is gone when that one does without it.
	it('are all named in package.json', () => {
		const undeclared = files.flatMap((file) =>
			packagesIn(fileText(file))
				.filter((name) => !isDeclared(name))
				.map((name) => `${file} imports ${name}`),
		);

		expect(files.length).toBeGreaterThan(300);
		expect(undeclared).toEqual([]);
	});
});
