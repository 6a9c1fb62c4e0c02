import { LaafficVoiceAgent } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { allProperties } from './nodes';

const node = new LaafficVoiceAgent();
const searches = allProperties(node.description).flatMap(({ path, property }) =>
	(property.modes ?? [])
		.filter(({ type }) => type === 'list')
		.map(({ typeOptions }) => [path, typeOptions?.searchListMethod] as const),
);

test.each(searches)('%s is filled by a method of the node, %s', (_path, method) => {
	expect(Object.keys(node.methods.listSearch)).toContain(method);
});
