/**
 * The shipped output schemas are those that the facts give. After a change of the facts, write the
 * files anew with `UPDATE_SCHEMAS=1 npx jest test/unit/schema`.
 */
import { operations } from '../../../nodes/LaafficVoiceAgent/operations';
import { misfits, OUTPUT_SCHEMAS, shippedSchema, writeSchemas } from '../../support/outputSchemas';

if (process.env.UPDATE_SCHEMAS === '1') writeSchemas();

test('each operation has one', () => {
	const names = operations.map(({ resource, value }) => `${resource}/${value}`).sort();

	expect(Object.keys(OUTPUT_SCHEMAS).sort()).toEqual(names);
});

test.each(Object.entries(OUTPUT_SCHEMAS))('%s is fresh', (name, schema) => {
	expect(shippedSchema(name)).toEqual({ ...schema, version: 1 });
});

describe('the comparison of an output with a schema', () => {
	const schema = OUTPUT_SCHEMAS['task/cancel'];
	const output = { outcome: 'cancelled', taskIds: [1, 2], taskCount: 2 };

	test.each([
		['a field too many', { ...output, more: 1 }],
		['a field too few', { outcome: 'cancelled', taskIds: [1] }],
		['a text for a number', { ...output, taskCount: '2' }],
		['a text in a list of numbers', { ...output, taskIds: ['1'] }],
		['a list for a text', { ...output, outcome: [] }],
	])('finds %s', (_, wrong) => {
		expect(misfits(wrong, schema)).toHaveLength(1);
	});

	test('lets a fitting output pass', () => {
		expect(misfits(output, schema)).toEqual([]);
		expect(misfits({ ...output, outcome: null }, schema)).toEqual([]);
	});
});
