import { nodesOf } from '../../../nodes/LaafficVoiceAgent/recallFlow/flow';

const NODE = { keyId: 9001, taskId: 70001, status: 2 };

describe('the nodes of a recall flow', () => {
	it.each<[string, unknown]>([
		['in nodeList', { keyId: 1427, nodeList: [NODE] }],
		['in records', { keyId: 1427, records: [NODE] }],
		['in records, beside an empty nodeList', { keyId: 1427, nodeList: [], records: [NODE] }],
		['in nodeList, beside empty records', { keyId: 1427, nodeList: [NODE], records: [] }],
		['in records, beside a nodeList that is null', { nodeList: null, records: [NODE] }],
		['in a bare list', [NODE]],
	])('stand %s', (_where, data) => {
		expect(nodesOf(data)).toEqual([NODE]);
	});

	it.each([null, undefined, {}, [], { nodeList: [] }, { nodeList: [], records: [] }])(
		'are none in %j',
		(data) => {
			expect(nodesOf(data)).toEqual([]);
		},
	);
});
