/**
 * n8n's own store of what nodes have processed (`helpers.checkProcessedAndRecord` and its kin), as
 * its server keeps it in the database. All processes of an installation share it, and it outlives
 * each of them.
 *
 * As in n8n (packages/cli/src/deduplication/deduplication-helper.ts, the same in 1.123, 2.0, 2.8
 * and 2.41): a row of the table holds everything of one context, which is the workflow, or a node
 * of it. Each call reads the whole row and then writes the whole row, in no transaction: of two at
 * the same time the later one wins, and a second first use meets the key of the first.
 */
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { DataDeduplicationService } from 'n8n-core';
import type {
	DeduplicationItemTypes,
	DeduplicationScope,
	ICheckProcessedContextData,
	ICheckProcessedOptions,
	IDataDeduplicator,
	IDeduplicationOutput,
} from 'n8n-workflow';

interface Row {
	readonly mode: string;
	readonly data: string[];
}

type Query = 'find' | 'insert' | 'update' | 'delete';

export class ProcessedData implements IDataDeduplicator {
	/** The table: JSON by primary key, so that no two readers share an object. */
	private readonly table = new Map<string, string>();
	private readonly broken: Array<{ readonly query?: Query; left: number }> = [];

	/** Lets queries fail, as when the database is away: all, or those of a kind, so many times. */
	breakDown(query?: Query, times = Infinity): void {
		this.broken.push({ query, left: times });
	}

	repair(): void {
		this.broken.length = 0;
	}

	/** All that is stored, by context. Values are hashes. */
	contents(): Record<string, string[]> {
		const rows = [...this.table].map(([key, row]) => [key, (JSON.parse(row) as Row).data]);
		return Object.fromEntries(rows) as Record<string, string[]>;
	}

	async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		options: ICheckProcessedOptions,
	): Promise<IDeduplicationOutput> {
		const key = keyOf(scope, context);
		const row = await this.find(key);
		if (row && row.mode !== options.mode) {
			throw new Error('Deduplication data was originally saved with an incompatible setting');
		}
		if (options.mode !== 'entries') throw new Error(`No test needs the mode ${options.mode}`);
		if (!row) {
			const { mode } = options;
			await this.insert(key, { mode, data: latest(items.map(hashOf), options) });
			return { new: items, processed: [] };
		}
		const known = new Set(row.data);
		const output: IDeduplicationOutput = { new: [], processed: [] };
		const data = [...row.data];
		for (const item of items) {
			const isKnown = known.has(hashOf(item));
			output[isKnown ? 'processed' : 'new'].push(item);
			if (!isKnown) data.push(hashOf(item));
		}
		// Written in any case, also where nothing is new.
		await this.update(key, { ...row, data: latest(data, options) });
		return output;
	}

	async removeProcessed(
		items: DeduplicationItemTypes[],
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions,
	): Promise<void> {
		if (mode !== 'entries') throw new Error('Removing is not possible in mode "latest"');
		const key = keyOf(scope, context);
		const row = await this.find(key);
		if (!row) return;
		const data = [...row.data];
		for (const hash of items.map(hashOf)) {
			const place = data.indexOf(hash);
			if (place !== -1) data.splice(place, 1);
		}
		await this.update(key, { ...row, data });
	}

	async clearAllProcessedItems(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
	): Promise<void> {
		await this.query('delete');
		this.table.delete(keyOf(scope, context));
	}

	async getProcessedDataCount(
		scope: DeduplicationScope,
		context: ICheckProcessedContextData,
		{ mode }: ICheckProcessedOptions,
	): Promise<number> {
		const row = await this.find(keyOf(scope, context));
		return mode === 'entries' ? (row?.data.length ?? 0) : 0;
	}

	private async find(key: string): Promise<Row | undefined> {
		await this.query('find');
		const row = this.table.get(key);
		// The answer is on its way while others read and write.
		await turn();
		return row === undefined ? undefined : (JSON.parse(row) as Row);
	}

	private async insert(key: string, row: Row): Promise<void> {
		await this.query('insert');
		if (this.table.has(key)) {
			throw new Error('duplicate key value violates unique constraint "PK_processed_data"');
		}
		this.table.set(key, JSON.stringify(row));
		await turn();
	}

	/** Touches no row where there is none by now, and says nothing about it, as SQL does. */
	private async update(key: string, row: Row): Promise<void> {
		await this.query('update');
		if (this.table.has(key)) this.table.set(key, JSON.stringify(row));
		await turn();
	}

	/** The way to the database. */
	private async query(query: Query): Promise<void> {
		await turn();
		const hit = this.broken.find((one) => (one.query ?? query) === query && one.left > 0);
		if (hit === undefined) return;
		hit.left--;
		throw new Error('connect ECONNREFUSED 127.0.0.1:5432');
	}
}

/** The table's primary key: the node counts by its ID, not by its name. */
function keyOf(scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData): string {
	if (!workflow.id) throw new Error('The workflow has no ID');
	if (scope === 'workflow') return JSON.stringify([workflow.id, '']);
	if (!node) throw new Error("No node information, so scope 'node' cannot be used");
	return JSON.stringify([workflow.id, `n:${node.id}`]);
}

const hashOf = (value: DeduplicationItemTypes): string =>
	createHash('md5').update(value.toString()).digest('base64');

/** The newest entries: the oldest make room where there may be only so many. */
function latest(data: string[], { maxEntries }: ICheckProcessedOptions): string[] {
	return maxEntries ? data.slice(-maxEntries) : data;
}

/** What is left of a store that knows nothing: everything is new to it. */
export class EmptyStore extends ProcessedData {
	override async checkProcessedAndRecord(
		items: DeduplicationItemTypes[],
	): Promise<IDeduplicationOutput> {
		await turn();
		return { new: items, processed: [] };
	}
}

let installed: IDataDeduplicator | undefined = new ProcessedData();

/** Puts another store in its place; without one, each call fails as in an n8n that has none. */
export function installProcessedData(store: IDataDeduplicator | undefined): void {
	installed = store;
}

function store(): IDataDeduplicator {
	if (installed === undefined) throw new Error('Instance needs to initialized before use');
	return installed;
}

/** The engine takes a store once and for all; this one hands on to the one that is installed. */
export function useProcessedData(): void {
	void DataDeduplicationService.init({
		checkProcessedAndRecord: async (...asked) => await store().checkProcessedAndRecord(...asked),
		removeProcessed: async (...asked) => await store().removeProcessed(...asked),
		clearAllProcessedItems: async (...asked) => await store().clearAllProcessedItems(...asked),
		getProcessedDataCount: async (...asked) => await store().getProcessedDataCount(...asked),
	});
}
