/** Reading a list page by page while it changes under the reader. */
import fc from 'fast-check';
import { allRecords, type RecordPage, readPage } from '../../../nodes/LaafficVoiceAgent/api/paging';

type TestRecord = Record<string, unknown>;

const tasks = (from: number, to: number): TestRecord[] =>
	Array.from({ length: to - from }, (_, index) => ({ taskId: from + index }));
const byId = (record: TestRecord) => record.taskId;

/** More requests than any of these lists can need. */
const TOO_MANY = 60;

/** Reads a whole list, and notes which pages were asked for. */
async function readAll(
	pageOf: (current: number) => RecordPage,
	size?: number,
): Promise<{ ids: unknown[]; asked: number[] }> {
	const asked: number[] = [];
	const fetchPage = async (current: number) => {
		asked.push(current);
		if (asked.length > TOO_MANY) throw new Error('Reads for ever');
		return pageOf(current);
	};
	const ids: unknown[] = [];
	for await (const record of allRecords(fetchPage, byId, size)) ids.push(record.taskId);
	return { ids, asked };
}

type Paging = 'all' | 'pages' | 'total' | 'none';

/** The page of a list, with the paging fields that a platform gives. */
function pageIn(
	list: readonly TestRecord[],
	current: number,
	size: number,
	paging: Paging,
): RecordPage {
	return {
		records: list.slice((current - 1) * size, current * size),
		...(paging === 'all' || paging === 'total' ? { total: list.length } : {}),
		...(paging === 'all' || paging === 'pages' ? { pages: Math.ceil(list.length / size) } : {}),
	};
}

const ids = (list: readonly TestRecord[]) => list.map(byId);

describe('a list that stands still', () => {
	const PAGINGS: Paging[] = ['all', 'pages', 'total', 'none'];

	it.each(PAGINGS)('is read whole with %s of the paging fields', async (paging) => {
		for (const count of [0, 1, 99, 100, 101, 200, 574]) {
			const list = tasks(0, count);
			const read = await readAll((current) => pageIn(list, current, 100, paging));
			expect(read.ids).toEqual(ids(list));
			expect(read.asked.length).toBeLessThanOrEqual(Math.floor(count / 100) + 1);
		}
	});

	it('is read page by page, in order', async () => {
		const { asked } = await readAll((current) => pageIn(tasks(0, 250), current, 100, 'all'));
		expect(asked).toEqual([1, 2, 3]);
	});

	it('is read only as far as it is wanted', async () => {
		const asked: number[] = [];
		const list = allRecords(async (current) => {
			asked.push(current);
			return pageIn(tasks(0, 574), current, 100, 'all');
		}, byId);
		for await (const record of list) if (record.taskId === 120) break;
		expect(asked).toEqual([1, 2]);
	});

	it('can have smaller pages', async () => {
		const list = tasks(0, 23);
		const { ids: read, asked } = await readAll((current) => pageIn(list, current, 10, 'none'), 10);
		expect(read).toEqual(ids(list));
		expect(asked).toEqual([1, 2, 3]);
	});

	it('ends with an empty last page, whatever the paging fields say', async () => {
		const list = tasks(0, 100);
		const { ids: read, asked } = await readAll((current) => ({
			...pageIn(list, current, 100, 'none'),
			pages: 9,
			total: 900,
		}));
		expect(read).toEqual(ids(list));
		expect(asked).toEqual([1, 2]);
	});

	it('is read to its total, where the platform gives smaller pages than were asked for', async () => {
		const list = tasks(0, 120);
		const { ids: read } = await readAll((current) => pageIn(list, current, 50, 'total'));
		expect(read).toEqual(ids(list));
	});

	it('passes on records without an id, all of them', async () => {
		const page = { records: [{ taskName: 'a' }, { taskName: 'a' }], pages: 1 };
		expect((await readAll(() => page)).ids).toEqual([undefined, undefined]);
	});

	it('fails where a page fails', async () => {
		const pageOf = (current: number) => {
			if (current === 2) throw new Error('Page 2 is away');
			return pageIn(tasks(0, 250), current, 100, 'all');
		};
		await expect(readAll(pageOf)).rejects.toThrow('Page 2 is away');
	});
});

describe('a platform that ignores the page number', () => {
	it.each<[string, Partial<RecordPage>]>([
		['and counts pages', { total: 574, pages: 58 }],
		['and counts records', { total: 574 }],
		['and counts nothing', {}],
	])('%s: each record comes once, and an end comes', async (_how, paging) => {
		const list = tasks(0, 100);
		const { ids: read } = await readAll(() => ({ records: list, ...paging }));
		expect(read).toEqual(ids(list));
	});

	it('comes to an end even for records without an id', async () => {
		const records = tasks(0, 100).map(({ taskId }) => ({ taskName: `Task ${String(taskId)}` }));
		const { ids: read } = await readAll(() => ({ records }));
		expect(read.length).toBeLessThan(1_000);
	});
});

describe('a list that changes while it is read', () => {
	it('may grow at its start: nothing comes twice, nothing is left out', async () => {
		let list = tasks(100, 350);
		const { ids: read } = await readAll((current) => {
			const page = pageIn(list, current, 100, 'all');
			list = [...tasks(100 - 30 * current, 130 - 30 * current), ...list];
			return page;
		});
		expect(new Set(read).size).toBe(read.length);
		expect(read).toEqual(expect.arrayContaining(ids(tasks(100, 350))));
	});

	it('may grow by whole pages for a while', async () => {
		let list = tasks(1_000, 1_250);
		const { ids: read } = await readAll((current) => {
			const page = pageIn(list, current, 100, 'all');
			if (current < 5) list = [...tasks(1_000 - 100 * current, 1_100 - 100 * current), ...list];
			return page;
		});
		expect(read).toEqual(expect.arrayContaining(ids(tasks(1_000, 1_250))));
		expect(new Set(read).size).toBe(read.length);
	});

	it('may lose records that were read: those that move up are not left out', async () => {
		let list = tasks(0, 350);
		const { ids: read } = await readAll((current) => {
			if (current === 2) list = list.filter(({ taskId }) => Number(taskId) >= 20);
			return pageIn(list, current, 100, 'all');
		});
		expect(read).toEqual(expect.arrayContaining(ids(tasks(20, 350))));
		expect(new Set(read).size).toBe(read.length);
	});

	it('never gives a record twice, and always ends, however it changes', async () => {
		const change = fc.record({
			added: fc.nat(8),
			removed: fc.nat(8),
			paging: fc.constantFrom<Paging>('all', 'pages', 'total', 'none'),
			ignoresPage: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.nat(40),
				fc.array(change, { minLength: 1, maxLength: 12 }),
				async (count, changes) => {
					let list = tasks(1_000, 1_000 + count);
					let turn = 0;
					const { ids: read } = await readAll((current) => {
						const { added, removed, paging, ignoresPage } = changes[turn % changes.length];
						turn++;
						const page = pageIn(list, ignoresPage ? 1 : current, 5, paging);
						if (turn < 20) {
							const first = Number(list[0]?.taskId ?? 1_000);
							list = [...tasks(first - added, first), ...list.slice(removed)];
						}
						return page;
					}, 5);
					expect(new Set(read).size).toBe(read.length);
				},
			),
			{ seed: 20310501, numRuns: 2_000 },
		);
	});
});

const SIZE = 10;

/** A list of ids; `change` gets at it before each page is read. */
function listOf(ids: number[], change: (ids: number[], request: number) => void = () => {}) {
	let requests = 0;
	const fetchPage = async (current: number): Promise<RecordPage> => {
		change(ids, ++requests);
		const records = ids.slice((current - 1) * SIZE, current * SIZE).map((taskId) => ({ taskId }));
		return { records, total: ids.length, pages: Math.ceil(ids.length / SIZE) };
	};
	return { fetchPage, requests: () => requests };
}

async function read(fetchPage: (current: number) => Promise<RecordPage>): Promise<number[]> {
	const ids: number[] = [];
	for await (const { taskId } of allRecords(fetchPage, ({ taskId: id }) => id, SIZE)) {
		ids.push(taskId as number);
	}
	return ids;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a list that stands still takes one request a page', async () => {
	const { fetchPage, requests } = listOf(numbers(35));

	expect(await read(fetchPage)).toEqual(numbers(35));
	expect(requests()).toBe(4);
});

test('records that are added at the top push others down: none comes twice', async () => {
	let next = 1_000;
	const { fetchPage } = listOf(numbers(100), (ids, request) => {
		if (request > 1 && request < 8) ids.unshift(...Array.from({ length: 7 }, () => next++));
	});

	const found = await read(fetchPage);

	expect(new Set(found).size).toBe(found.length);
	expect(found.filter((id) => id < 1_000)).toEqual(numbers(100));
});

test('a burst of new records longer than several pages is no end of the list', async () => {
	const { fetchPage } = listOf(numbers(100), (ids, request) => {
		if (request === 2) ids.unshift(...Array.from({ length: 60 }, (_, index) => 1_000 + index));
	});

	expect((await read(fetchPage)).filter((id) => id < 1_000)).toEqual(numbers(100));
});

test('records that leave pull others up: none of those that stay is missed', async () => {
	const { fetchPage } = listOf(numbers(100), (ids, request) => {
		if (request === 4) ids.splice(0, 15);
	});

	const found = await read(fetchPage);

	const stayed = found.filter((id) => id > 15).sort((one, other) => one - other);
	expect(stayed).toEqual(numbers(100).slice(15));
});

test('whatever leaves during the reading, what stays is read once', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 80 }),
			fc.array(fc.array(fc.nat(100), { maxLength: 4 }), { maxLength: 3 }),
			async (count, leaving) => {
				const stay = new Set(numbers(count));
				const { fetchPage } = listOf(numbers(count), (ids, request) => {
					for (const place of leaving[request - 2] ?? []) {
						const [gone] = ids.splice(place, 1);
						if (gone !== undefined) stay.delete(gone);
					}
				});

				const found = await read(fetchPage);

				expect(new Set(found).size).toBe(found.length);
				expect(found.filter((id) => stay.has(id)).sort((a, b) => a - b)).toEqual([...stay]);
			},
		),
	);
});

test('a total that jumps about does not keep the reader for ever', async () => {
	let requests = 0;
	const fetchPage = async (current: number): Promise<RecordPage> => ({
		records: current > 20 ? [] : [{ taskId: current }],
		total: ++requests % 2 === 0 ? 5 : 500,
	});

	for await (const record of allRecords(fetchPage, ({ taskId }) => taskId, 1)) {
		expect(record).toBeDefined();
	}
	expect(requests).toBeLessThan(500);
});

describe('a page of a list', () => {
	const RECORDS = [{ taskId: 1 }, { taskId: 2 }];

	it('is read with its paging fields', () => {
		const data = {
			records: RECORDS,
			total: 574,
			size: 10,
			current: 1,
			searchCount: true,
			pages: 58,
		};
		expect(readPage(data)).toEqual({ records: RECORDS, total: 574, pages: 58 });
	});

	it.each<[string, unknown, object]>([
		['paging fields as text', { records: RECORDS, total: '2', pages: '1' }, { total: 2, pages: 1 }],
		['no paging fields', { records: RECORDS }, {}],
		['paging fields that are null', { records: RECORDS, total: null, pages: null }, {}],
		['paging fields that count nothing', { records: RECORDS, total: 0, pages: 0 }, {}],
		['a bare list', RECORDS, {}],
		['entries that are no records', { records: [{ taskId: 1 }, null, 'x', [], { taskId: 2 }] }, {}],
	])('can have %s', (_what, data, more) => {
		const { records, total, pages } = readPage(data);
		expect({ records, total, pages }).toEqual({
			records: RECORDS,
			total: undefined,
			pages: undefined,
			...more,
		});
	});

	it.each<[unknown]>([
		[undefined],
		[null],
		[''],
		[0],
		[{}],
		[{ records: null }],
		[{ records: 'x' }],
	])('is empty for %j', (data) => {
		expect(readPage(data).records).toEqual([]);
	});
});

describe('a list in a form that no page shows', () => {
	it.each<[string, unknown]>([
		['a total without records', { total: 3 }],
		['records that are none', { records: null, total: 3 }],
		['one record in place of a list', { records: { taskId: 1 }, total: 1 }],
		['the records under another name', { list: [{ taskId: 1 }] }],
	])('does not pass for an empty one: %s', async (_what, data) => {
		await expect(readAll(() => readPage(data))).rejects.toThrow('could not be read');
	});

	it('ends a list that has been read so far', async () => {
		const pages = [
			{ records: tasks(0, 2), total: 2 },
			{ records: null, total: 2 },
		];
		const { ids } = await readAll((current) => readPage(pages[current - 1]), 2);
		expect(ids).toEqual([0, 1]);
	});
});
