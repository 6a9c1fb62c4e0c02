/** Reading a list page by page while it changes under the reader. */
import fc from 'fast-check';
import { allRecords, type RecordPage } from '../../../nodes/LaafficVoiceAgent/api/paging';

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
