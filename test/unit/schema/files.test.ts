/** The shipped output schemas are those of the operations. `npm run docs` writes them anew. */
import { schemaFiles, schemaOf } from '../../../scripts/schemas';
import { filesUnder, fileText } from '../../support/files';
import { misfits } from '../../support/outputSchemas';

const shipped = filesUnder('nodes/LaafficVoiceAgent/__schema__', '.json');

test.each([...schemaFiles()])('%s is as `npm run docs` writes it', (name, text) => {
	expect(shipped.includes(name) ? fileText(name) : `${name} is missing`).toBe(text);
});

test('no schema ships without its operation', () => {
	expect(shipped).toEqual([...schemaFiles().keys()].sort());
});

test('a schema names the fields of an output, also inside of objects and lists', () => {
	const output = { done: 'boolean', ids: ['integer'], nodes: [{ state: 'string' }] } as const;
	expect(schemaOf(output)).toEqual({
		type: 'object',
		properties: {
			done: { type: 'boolean' },
			ids: { type: 'array', items: { type: 'integer' } },
			nodes: {
				type: 'array',
				items: { type: 'object', properties: { state: { type: 'string' } } },
			},
		},
	});
});

describe('the comparison of an output with a schema', () => {
	const schema = schemaOf({ outcome: 'string', taskIds: ['integer'], taskCount: 'integer' });
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
