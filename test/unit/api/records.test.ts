import { numberOf } from '../../../nodes/LaafficVoiceAgent/api/coerce';
import { readPage } from '../../../nodes/LaafficVoiceAgent/api/paging';
import { taskIdOf } from '../../../nodes/LaafficVoiceAgent/task/record';

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

describe('a number that may come as text', () => {
	it.each<[unknown, number | undefined]>([
		[10, 10],
		['10', 10],
		[' 10.5 ', 10.5],
		['-1', -1],
		[0, 0],
		['0', 0],
		['', undefined],
		[' ', undefined],
		['60s', undefined],
		[Number.NaN, undefined],
		[Number.POSITIVE_INFINITY, undefined],
		['Infinity', undefined],
		[null, undefined],
		[undefined, undefined],
		[true, undefined],
		[[10], undefined],
	])('%j is %p', (value, expected) => {
		expect(numberOf(value)).toBe(expected);
	});
});

describe('the id of a task', () => {
	it.each<[string, unknown, number | string]>([
		['a number', 123123, 123123],
		['a text', '123123', 123123],
		['a text with blanks', ' 123123 ', 123123],
		['taskId', { taskId: 5000602 }, 5000602],
		['jobId', { jobId: '5000602' }, 5000602],
		['keyId', { keyId: 5000602 }, 5000602],
		['the first of several', { keyId: 1, jobId: 2, taskId: 3 }, 3],
		['the next where one is null', { taskId: null, jobId: 2 }, 2],
		['a text of twenty digits, whole', '12345678901234567890', '12345678901234567890'],
		['such a text in a record', { taskId: '9007199254740993' }, '9007199254740993'],
	])('is %s', (_what, value, expected) => {
		expect(taskIdOf(value)).toBe(expected);
	});

	it.each<[unknown]>([
		[undefined],
		[null],
		[''],
		['abc'],
		['12a'],
		[1.5],
		['1.5'],
		['-5'],
		[2 ** 53],
		[Number.NaN],
		[true],
		[{}],
		[[5]],
		[{ taskId: { id: 5 } }],
	])('is not in %j', (value) => {
		expect(taskIdOf(value)).toBeUndefined();
	});
});
