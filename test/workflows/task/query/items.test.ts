/** Get Many Tasks for several input items: each is asked for by itself. */
import { jsonOf, pairsOf, useSandbox } from '../../../support/campaign';
import { runOperation } from '../../../support/operation';

const sandbox = useSandbox();
beforeEach(() => ['May', 'June'].forEach((name) => sandbox().plant(name)));

const parameters = { startTime: '={{ $json.from }}', filters: { taskName: '={{ $json.name }}' } };
const items = [
	{ name: 'May', from: '' },
	{ name: 'June', from: 'no date' },
	{ name: 'June', from: '' },
];

test('what comes out is paired with the item that it was asked for', async () => {
	const { outputs } = await runOperation(sandbox(), 'task:query', {
		parameters,
		items: [items[0], items[2]],
	});

	expect(jsonOf(outputs[0]).map(({ taskName }) => taskName)).toEqual(['May', 'June']);
	expect(pairsOf(outputs[0])).toEqual([[0], [1]]);
});

test('stop on error: the message names the item', async () => {
	const { error } = await runOperation(sandbox(), 'task:query', { parameters, items });

	expect(error?.message).toContain("'Start Time' is not a date and time");
	expect(error).toMatchObject({ context: { itemIndex: 1 } });
});

test('error output: the failing item leaves by it with its own data, the others go on', async () => {
	const { outputs } = await runOperation(sandbox(), 'task:query', {
		parameters,
		items,
		onError: 'continueErrorOutput',
	});

	expect(pairsOf(outputs[0])).toEqual([[0], [2]]);
	expect(jsonOf(outputs[1])).toMatchObject([{ name: 'June', from: 'no date' }]);
	expect(jsonOf(outputs[1])[0].error).toEqual(expect.stringContaining("'Start Time'"));
	expect(pairsOf(outputs[1])).toEqual([[1]]);
});

test('continue: the error stands in the place of the item', async () => {
	const { outputs } = await runOperation(sandbox(), 'task:query', {
		parameters,
		items,
		onError: 'continueRegularOutput',
	});

	expect(jsonOf(outputs[0]).map((json) => 'error' in json)).toEqual([false, true, false]);
	expect(pairsOf(outputs[0])).toEqual([[0], [1], [2]]);
});
