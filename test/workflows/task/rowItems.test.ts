/** One item for each row, so that its outcome can be written back to where the row came from. */
import type { INodeExecutionData } from 'n8n-workflow';
import { jsonOf, pairsOf, rowsOf, runCampaign, useSandbox } from '../../support/campaign';

jest.setTimeout(120_000);

const sandbox = useSandbox();

const ROWS = [
	{ phone: '+91 97776 54321', customer: 'Asha' },
	{ phone: 'call me', customer: 'Ravi' },
	{ phone: '919777654321', customer: 'Asha again' },
	{ phone: '919777654322', customer: 'Omar' },
];
const BY_ROW = { output: 'rows', options: { invalidCallees: 'skip' } };

test('every row comes out in its place, with its number, its task and what became of it', async () => {
	const { outputs } = await runCampaign(sandbox(), { items: ROWS, parameters: BY_ROW });

	const [{ taskId }] = sandbox().ledger.tasks();
	const called = { taskId, taskName: 'Renewals May', outcome: 'created' };
	expect(jsonOf(outputs[0])).toEqual([
		{ ...ROWS[0], calleeNumber: '919777654321', ...called },
		{
			...ROWS[1],
			calleeNumber: null,
			taskId: null,
			taskName: null,
			outcome: 'rejected',
			reason: 'The phone number contains letters or other signs. Leave only the number.',
		},
		{
			...ROWS[2],
			calleeNumber: '919777654321',
			taskId: null,
			taskName: null,
			outcome: 'duplicate',
			sameAsItem: 0,
		},
		{ ...ROWS[3], calleeNumber: '919777654322', ...called },
	]);
	expect(pairsOf(outputs[0])).toEqual([[0], [1], [2], [3]]);
});

test('the notes say where the rows are that were left out', async () => {
	const items = [...ROWS, { phone: '+91 97776 5432' }];
	const { hints } = await runCampaign(sandbox(), { items, parameters: BY_ROW });

	expect(hints.map(({ message }) => message)).toEqual([
		"1 row cannot be called. It is in the output with the outcome 'rejected'.",
		"1 row was left out, because an earlier row has the same number. It is in the output with the outcome 'duplicate'.",
		"1 number breaks the numbering rules of its country, so a digit may be wrong. To have such numbers listed, set 'Output' to 'One Item per Task'. To leave such numbers out, set 'Unusual Numbers' to 'Reject'.",
	]);
});

test('Validate Only shows the rows that would be called', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { output: 'rows', options: { invalidCallees: 'skip', validateOnly: true } },
	});

	expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual([
		'validated',
		'rejected',
		'duplicate',
		'validated',
	]);
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('a rejected duplicate is rejected, and tells of which row it is one', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: [ROWS[0], ROWS[2]],
		parameters: { output: 'rows', options: { invalidCallees: 'skip', duplicates: 'reject' } },
	});

	expect(outputs[0][1].json).toMatchObject({ outcome: 'rejected', sameAsItem: 0 });
});

test('bad rows still leave by the error branch with their own data', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { output: 'rows' },
		onError: 'continueErrorOutput',
	});

	expect(pairsOf(outputs[0])).toEqual([[0], [2], [3]]);
	expect(jsonOf(outputs[1])).toEqual([
		{ ...ROWS[1], error: expect.stringContaining('contains letters') },
	]);
});

test('a task that fails sends back the rows that it would have called, and no other', async () => {
	sandbox().faults.add({ kind: 'code', code: '-37', endpoint: 'createTask' });

	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { output: 'rows' },
		onError: 'continueErrorOutput',
	});

	expect(pairsOf(outputs[0])).toEqual([[2]]);
	expect(pairsOf(outputs[1])).toEqual([[0], [1], [3]]);
});

test('with a task for each row each row has the task of its own', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { ...BY_ROW, taskScope: 'perItem', taskName: '=Call {{ $json.customer }}' },
	});

	expect(jsonOf(outputs[0]).map(({ taskName }) => taskName)).toEqual([
		'Call Asha',
		null,
		null,
		'Call Omar',
	]);
});

test('our fields win over fields of the same name, files come along, and no row is changed', async () => {
	const items: INodeExecutionData[] = [
		{
			json: { phone: '919777654321', outcome: 'old', taskId: 7, error: 'a column' },
			binary: { contract: { data: 'aGk=', mimeType: 'text/plain' } },
			pairedItem: { item: 0 },
		},
	];
	const before = structuredClone(items);

	const { outputs } = await runCampaign(sandbox(), {
		items,
		parameters: { output: 'rows' },
		onError: 'continueErrorOutput',
	});

	expect(outputs[0][0].json).toMatchObject({ outcome: 'created', error: 'a column' });
	expect(outputs[0][0].json.taskId).not.toBe(7);
	expect(outputs[0][0].binary).toEqual(items[0].binary);
	expect(items).toEqual(before);
});

test('200,000 rows and one more know which of the two tasks is theirs', async () => {
	const { outputs } = await runCampaign(sandbox(), {
		items: rowsOf(200_001),
		parameters: { output: 'rows' },
	});

	const names = jsonOf(outputs[0]).map(({ taskName }) => taskName);
	expect(names.lastIndexOf('Renewals May (1/2)')).toBe(199_999);
	expect(names[200_000]).toBe('Renewals May (2/2)');
});

test('thousands of rows leave in their order, by the output or by the error branch', async () => {
	const items = Array.from({ length: 20_000 }, (_, index) => ({
		phone: index % 4 === 0 ? 'call me' : `91${9_777_600_000 + index}`,
	}));
	const { outputs } = await runCampaign(sandbox(), {
		items,
		parameters: { output: 'rows' },
		onError: 'continueErrorOutput',
	});

	const places = (isCalled: boolean) =>
		items.flatMap((_, index) => (index % 4 > 0 === isCalled ? [[index]] : []));
	expect(pairsOf(outputs[0])).toEqual(places(true));
	expect(pairsOf(outputs[1])).toEqual(places(false));
	expect(outputs[0].map(({ json }) => json.phone)).toEqual(
		outputs[0].map(({ json }) => json.calleeNumber),
	);
});
