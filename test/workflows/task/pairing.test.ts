/** Which rows an item belongs to, so that later nodes can reach the data of the rows. */
import type { INodeExecutionData } from 'n8n-workflow';
import { jsonOf, pairsOf, rowsOf, runCampaign, useSandbox } from '../../support/campaign';

const sandbox = useSandbox();

test('the item of a task is paired with the rows that it calls', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: [
			{ phone: '919777654321' },
			{ phone: 'nobody' },
			{ phone: '919777654321' },
			{ phone: '919777654322' },
		],
		onError: 'continueErrorOutput',
	});

	expect(pairsOf(outputs[0])).toEqual([[0, 3]]);
	expect(pairsOf(outputs[1])).toEqual([[1]]);
});

test('with a single row the pair is explicit, too', async () => {
	const { outputs } = await runCampaign(sandbox());
	expect(pairsOf(outputs[0])).toEqual([[0]]);
});

test('of more than 10,000 rows the first 10,000 are paired', async () => {
	const { outputs } = await runCampaign(sandbox(), { items: rowsOf(10_002) });

	const [pairs] = pairsOf(outputs[0]);
	expect(outputs[0][0].json.calleeCount).toBe(10_002);
	expect(pairs).toHaveLength(10_000);
	expect(pairs.at(-1)).toBe(9_999);
});

test('items of earlier nodes keep their own pairs and files, and are not changed', async () => {
	const items: INodeExecutionData[] = [
		{
			json: { phone: '919777654321', notes: { vip: true } },
			pairedItem: { item: 7, input: 1 },
			binary: { contract: { data: 'aGk=', mimeType: 'text/plain' } },
		},
		{ json: { phone: 'nobody' }, pairedItem: [{ item: 3 }, { item: 4 }] },
	];
	const before = structuredClone(items);

	const { outputs } = await runCampaign(sandbox(), { items, onError: 'continueErrorOutput' });

	expect(items).toEqual(before);
	expect(pairsOf(outputs[0])).toEqual([[0]]);
	expect(pairsOf(outputs[1])).toEqual([[1]]);
	expect(jsonOf(outputs[1])).toMatchObject([{ phone: 'nobody' }]);
});

test('with a task for each row each item is paired with its row alone', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: [{ phone: '919777654321' }, { phone: 'nobody' }, { phone: '919777654322' }],
		parameters: { taskScope: 'perItem', taskName: '=Call {{ $itemIndex }}' },
		onError: 'continueErrorOutput',
	});

	expect(pairsOf(outputs[0])).toEqual([[0], [2]]);
	expect(pairsOf(outputs[1])).toEqual([[1]]);
});
