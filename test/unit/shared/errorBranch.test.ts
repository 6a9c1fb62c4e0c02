/** Items that n8n takes off the front one by one, where a node has an error branch. */
import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import { sortedQuickly } from '../../../nodes/LaafficVoiceAgent/shared/errorBranch';

const nodeWith = (onError: INode['onError']) =>
	({ getNode: () => ({ onError }) }) as unknown as IExecuteFunctions;

const itemsOf = (count: number): INodeExecutionData[] =>
	Array.from({ length: count }, (_, index) => ({ json: { index } }));

const placesIn = (items: readonly INodeExecutionData[]) => items.map(({ json }) => json.index);

test.each([1, 10_000, 10_001, 30_000])('%i items come off the front in their order', (count) => {
	const items = sortedQuickly(nodeWith('continueErrorOutput'), itemsOf(count));
	const taken: INodeExecutionData[] = [];
	for (let item = items.shift(); item !== undefined; item = items.shift()) taken.push(item);

	expect(placesIn(taken)).toEqual([...taken.keys()]);
	expect(taken).toHaveLength(count);
	expect(items).toEqual([]);
});

test('until then they are in their order, and written as such', () => {
	const items = sortedQuickly(nodeWith('continueErrorOutput'), itemsOf(20_000));

	expect(placesIn(items)).toEqual([...items.keys()]);
	expect(structuredClone(items)).toEqual(itemsOf(20_000));
	expect(JSON.stringify(items)).toBe(JSON.stringify(itemsOf(20_000)));
});

test('an array without an error branch is left as it is', () => {
	const items = sortedQuickly(nodeWith('stopWorkflow'), itemsOf(20_000));

	expect(Object.getOwnPropertyNames(items)).not.toContain('shift');
});
