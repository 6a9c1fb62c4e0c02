import 'reflect-metadata';
import { PackageDirectoryLoader } from 'n8n-core';
import { manifest, PACKAGE, packedFiles } from './packed';

/** Loads the package the way n8n does at its start. */
async function load(): Promise<PackageDirectoryLoader> {
	const loader = new PackageDirectoryLoader(PACKAGE);
	await loader.loadAll();
	return loader;
}

/** The icons that n8n's editor will ask its server for. */
function iconFiles(iconUrl: unknown): string[] {
	const urls = typeof iconUrl === 'object' && iconUrl !== null ? Object.values(iconUrl) : [iconUrl];
	return urls.map((url) => String(url).replace(`icons/${manifest.name}/`, ''));
}

describe('n8n loads the package', () => {
	it('with every node and credential that the manifest names', async () => {
		const { types } = await load();

		expect(types.nodes.map(({ name }) => name)).toEqual(
			manifest.n8n.nodes.map((file) => lowerFirst(/(\w+)\.node\.js$/.exec(file)?.[1])),
		);
		expect(types.credentials.map(({ name }) => name)).toEqual(
			manifest.n8n.credentials.map((file) => lowerFirst(/(\w+)\.credentials\.js$/.exec(file)?.[1])),
		);
	});

	it('with a light and a dark icon for each of them', async () => {
		const { types } = await load();

		for (const { name, iconUrl } of [...types.nodes, ...types.credentials]) {
			const files = iconFiles(iconUrl);
			expect({ name, count: new Set(files).size }).toEqual({ name, count: 2 });
			expect(packedFiles).toEqual(expect.arrayContaining(files));
		}
	});

	it('with the texts that help people to find the nodes', async () => {
		const { types } = await load();

		for (const { codex } of types.nodes) {
			expect(codex?.categories?.length).toBeGreaterThan(0);
			expect(codex?.resources?.primaryDocumentation?.[0]?.url).toMatch(/^https:/);
		}
	});

	it('with nodes that use no credentials but those in it', async () => {
		const { types } = await load();
		const own = types.credentials.map(({ name }) => name);
		const used = types.nodes.flatMap(({ credentials = [] }) => credentials.map(({ name }) => name));

		expect(own).toEqual(expect.arrayContaining(used));
	});
});

function lowerFirst(name = ''): string {
	return name.charAt(0).toLowerCase() + name.slice(1);
}
