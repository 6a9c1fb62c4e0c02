/** The stand-in of n8n's store, by what n8n's own does. */
import type { ICheckProcessedContextData, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { runNode } from '../../support/engine';
import { installProcessedData, ProcessedData } from '../../support/processedData';

const ENTRIES = { mode: 'entries' } as const;
const at = (workflow: string, node: string): ICheckProcessedContextData => ({
	workflow: { id: workflow, active: true },
	node: { id: node, name: node, type: '', typeVersion: 1, position: [0, 0], parameters: {} },
});
const HERE = at('one', 'node');

let store: ProcessedData;
beforeEach(() => {
	store = new ProcessedData();
	installProcessedData(store);
});

const record = async (...items: string[]) =>
	await store.checkProcessedAndRecord(items, 'node', HERE, ENTRIES);
const hashes = () => Object.values(store.contents());

test('tells what is new from what has been there', async () => {
	expect(await record('a')).toEqual({ new: ['a'], processed: [] });
	expect(await record('a', 'b')).toEqual({ new: ['b'], processed: ['a'] });
	await store.removeProcessed(['a'], 'node', HERE, ENTRIES);
	expect(await record('a', 'b')).toEqual({ new: ['a'], processed: ['b'] });
	expect(await store.getProcessedDataCount('node', HERE, ENTRIES)).toBe(2);
	await store.clearAllProcessedItems('node', HERE);
	expect(hashes()).toEqual([]);
});

test('keeps hashes', async () => {
	await record('a');
	expect(hashes()).toEqual([['DMF1ucDxtqgxw5niaXcmYQ==']]);
});

test('lets the oldest go where there may be only so many', async () => {
	for (const items of [['a', 'b'], ['c']]) {
		await store.checkProcessedAndRecord(items, 'node', HERE, { ...ENTRIES, maxEntries: 2 });
	}
	expect(await record('b', 'c')).toMatchObject({ processed: ['b', 'c'] });
	expect(await record('a')).toMatchObject({ new: ['a'] });
});

test('has a place of its own for each node, and one for each workflow', async () => {
	await record('a');
	for (const other of [at('one', 'other'), at('two', 'node')]) {
		expect(await store.checkProcessedAndRecord(['a'], 'node', other, ENTRIES)).toMatchObject({
			new: ['a'],
		});
	}
	await store.checkProcessedAndRecord(['b'], 'workflow', HERE, ENTRIES);
	const shared = at('one', 'other');
	expect(await store.checkProcessedAndRecord(['b'], 'workflow', shared, ENTRIES)).toMatchObject({
		processed: ['b'],
	});
});

test('fails for one of two that use a place for the first time at once', async () => {
	const ends = await Promise.allSettled([record('a'), record('b')]);
	expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
	expect(hashes()).toMatchObject([{ length: 1 }]);
});

test('loses one of two that are recorded at the same time', async () => {
	await record('first');
	const both = await Promise.all([record('a'), record('b')]);
	expect(both).toEqual([
		{ new: ['a'], processed: [] },
		{ new: ['b'], processed: [] },
	]);
	expect(await record('a', 'b')).toEqual({ new: ['a'], processed: ['b'] });
});

test('tells two of the same at once that each is new', async () => {
	await record('first');
	const both = await Promise.all([record('a'), record('a')]);
	expect(both.map((found) => found.new)).toEqual([['a'], ['a']]);
});

test('fails while the database is away', async () => {
	await record('a');
	store.breakDown('update', 1);
	await expect(record('b')).rejects.toThrow('ECONNREFUSED');
	expect(await record('a', 'b')).toEqual({ new: ['b'], processed: ['a'] });
	store.breakDown();
	await expect(record('a')).rejects.toThrow('ECONNREFUSED');
	store.repair();
	expect(await record('a')).toMatchObject({ processed: ['a'] });
});

describe('in the engine', () => {
	const nodeType: INodeType = {
		description: {
			displayName: 'Record',
			name: 'record',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const { processed } = await this.helpers.checkProcessedAndRecord(['a'], 'node', ENTRIES);
			return [[{ json: { processed: processed.length } }]];
		},
	};
	const known = async () => (await runNode({ nodeType })).outputs[0]?.[0]?.json.processed;

	test('outlives an execution', async () => {
		expect([await known(), await known()]).toEqual([0, 1]);
	});

	test('fails where n8n has no such store', async () => {
		installProcessedData(undefined);
		expect((await runNode({ nodeType })).error?.message).toContain('initialized');
	});
});
