import { taskIdOf } from '../../../nodes/LaafficVoiceAgent/task/record';

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
		[-5],
		[0],
		['0'],
		[{ keyId: 0 }],
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
