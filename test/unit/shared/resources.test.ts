import { existsSync } from 'node:fs';
import path from 'node:path';
import { operations } from '../../../nodes/LaafficVoiceAgent/operations';
import type { Operation } from '../../../nodes/LaafficVoiceAgent/shared/operation';
import { resourceFields } from '../../../nodes/LaafficVoiceAgent/shared/resources';

const sendFax: Operation = {
	resource: 'fax',
	value: 'send',
	name: 'Send',
	action: 'Send fax',
	description: 'Send a fax',
	fields: [],
	output: {},
	execute: async () => await Promise.resolve({}),
};

test('an operation of a resource without a name fails, and the message names the file to mend', () => {
	const attempt = () => resourceFields([...operations, sendFax]);
	expect(attempt).toThrow(/'Send fax' is of the resource "fax"/);
	expect(attempt).toThrow(/RESOURCE_NAMES in nodes\/LaafficVoiceAgent\/shared\/resources\.ts/);
	const mended = 'nodes/LaafficVoiceAgent/shared/resources.ts';
	expect(existsSync(path.resolve(__dirname, '../../..', mended))).toBe(true);
});

test('every operation of the node can be chosen on the panel', () => {
	const [, ...fields] = resourceFields(operations);
	const choices = fields.flatMap(({ displayOptions, options = [] }) =>
		options.map((option) => [
			displayOptions?.show?.resource?.[0],
			'value' in option && option.value,
		]),
	);
	expect(choices).toHaveLength(operations.length);
	expect(choices).toEqual(
		expect.arrayContaining(operations.map(({ resource, value }) => [resource, value])),
	);
});
