/** Errors, hints and items end up in logs and in screenshots: no secret and no full number in them. */
import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../../../sandbox';
import {
	runCampaign,
	sandboxCredentials,
	useSandbox,
	type CampaignRun,
} from '../../support/campaign';
import type { NodeRunResult } from '../../support/engine';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const sandbox = useSandbox();
const NUMBERS = ['919777654321', '919777654322', '5511988887777'];
const SECRETS = ['demo-key-1', 'demo-sec-1'];

/** Everything that n8n stores and shows about the node, but for the rows that came in. */
function shown({ run, outputs, hints, error }: NodeRunResult): string {
	const { resultData } = run.data;
	const own = resultData.runData['Node under test'].map(({ data: _items, ...rest }) => rest);
	const added = outputs.flat().map(({ json: { phone: _phone, ...json } }) => json);
	return inspect([own, added, hints, error, resultData.error], {
		depth: Infinity,
		showHidden: true,
		maxArrayLength: Infinity,
		maxStringLength: Infinity,
	});
}

function expectNothingPrivate(result: NodeRunResult): void {
	const text = shown(result);
	for (const secret of [...SECRETS, ...NUMBERS]) expect(text).not.toContain(secret);
}

const rows = (...phones: unknown[]) => phones.map((phone) => ({ phone })) as IDataObject[];

const RUNS: Array<[string, CampaignRun, Fault[]]> = [
	['a task that is created', {}, []],
	['a request that is shown only', { parameters: { options: { validateOnly: true } } }, []],
	[
		'rows that are rejected',
		{ items: rows(...NUMBERS, '919777654321x', '919777654322 5511988887777') },
		[],
	],
	['duplicates', { items: rows(...NUMBERS, ...NUMBERS) }, []],
	['a mistake in the settings', { parameters: { agentId: 'Bob' } }, []],
	...[
		{ agentId: '=+{{ $json.phone }}' },
		{ options: { displayNum: '={{ $json.phone }} (office)' } },
		{ options: { maxRingingTime: '={{ $json.phone }}' } },
		{ options: { onExistingName: '={{ $json.phone }}' } },
	].map((parameters): [string, CampaignRun, Fault[]] => [
		`the column of numbers in another field: ${JSON.stringify(parameters)}`,
		{ items: rows(NUMBERS[0]), parameters },
		[],
	]),
	['a wrong secret', { credentialChanges: { apiSecret: 'demo-sec-12' } }, []],
	...(
		[
			{ kind: 'code', code: '-60' },
			{ kind: 'code', code: '-18' },
			{ kind: 'code', code: '-21', reason: 'callee 919777654321 is not valid' },
			{ kind: 'loseAnswer' },
			{ kind: 'resetBeforeAccept', at: 'body' },
			{ kind: 'halfAnswer' },
			{ kind: 'httpStatus', status: 401, body: 'html' },
			{ kind: 'httpStatus', status: 413, body: 'json' },
			{ kind: 'httpStatus', status: 502, body: 'html' },
			{ kind: 'wrongContentType' },
		] satisfies Fault[]
	).map((fault): [string, CampaignRun, Fault[]] => [
		JSON.stringify(fault),
		{},
		[
			{ ...fault, endpoint: 'createTask', times: 'always' },
			{ kind: 'listFails', skip: 1, times: 'always' },
		],
	]),
];

describe.each(RUNS)('%s', (_what, run, faults) => {
	test.each([undefined, 'continueErrorOutput', 'continueRegularOutput'] as const)(
		'shows no secret and no full number (On Error: %s)',
		async (onError) => {
			sandbox().faults.add(...faults);

			const result = await runCampaign(sandbox(), { items: rows(...NUMBERS), ...run, onError });

			expectNothingPrivate(result);
		},
	);
});

test('nor does a connection that is refused', async () => {
	await sandbox().disconnect();
	try {
		const result = await runCampaign(sandbox(), { items: rows(...NUMBERS) });
		expect(result.error).toBeDefined();
		expectNothingPrivate(result);
	} finally {
		await sandbox().reconnect();
	}
});

test('this test would find them', async () => {
	const { data } = sandboxCredentials(sandbox());
	const result = await runCampaign(sandbox(), {
		parameters: { agentId: data.apiSecret as string },
	});
	expect(shown(result)).toContain('demo-sec-1');
});
