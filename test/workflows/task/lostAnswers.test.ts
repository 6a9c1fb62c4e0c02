/** Answers that get lost on the way: nobody is called twice, and nobody is forgotten. */
import type { Fault } from '../../../sandbox';
import { dialled, jsonOf, rowsOf, runCampaign, useSandbox } from '../../support/campaign';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const sandbox = useSandbox();
const ROWS = rowsOf(3);
const EACH_ONCE = { 919777000000: 1, 919777000001: 1, 919777000002: 1 };

const atCreate = (fault: Fault): Fault => ({ endpoint: 'createTask', ...fault });

/** Faults after which the platform has the task, though its answer did not arrive. */
const ACCEPTED: Array<[string, Fault]> = [
	['the connection ends without an answer', { kind: 'loseAnswer' }],
	['half the answer arrives', { kind: 'halfAnswer' }],
	['only the headers arrive', { kind: 'afterHeaders' }],
	['a gateway answers 502', { kind: 'httpStatus', status: 502, body: 'html', accepted: true }],
	['a gateway answers 504', { kind: 'httpStatus', status: 504, body: 'json', accepted: true }],
	['a web page comes with status 200', { kind: 'wrongContentType', accepted: true }],
	['the platform fails after accepting', { kind: 'code', code: '-18', accepted: true }],
];

describe.each(ACCEPTED)('accepted, but %s', (_what, fault) => {
	test('the task is found under its name, and sent once only', async () => {
		sandbox().faults.add(atCreate(fault));

		const { outputs, error } = await runCampaign(sandbox(), { items: ROWS });

		expect(error).toBeUndefined();
		const [{ taskId }] = sandbox().ledger.tasks();
		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'confirmed', taskId, calleeCount: 3 }]);
		expect(sandbox().ledger.requests('createTask')).toHaveLength(1);
		expect(dialled(sandbox())).toEqual(EACH_ONCE);
	});

	test('also if the list shows the task late', async () => {
		sandbox().faults.add(atCreate(fault), { kind: 'listLag', requests: 3 });

		const { outputs } = await runCampaign(sandbox(), { items: ROWS });

		expect(outputs[0][0].json.outcome).toBe('confirmed');
		expect(dialled(sandbox())).toEqual(EACH_ONCE);
	});

	test('also if the list shows it so late that it is sent again', async () => {
		sandbox().faults.add(atCreate(fault), { kind: 'listLag', requests: 7 });

		const { outputs } = await runCampaign(sandbox(), { items: ROWS });

		expect(outputs[0][0].json.outcome).toBe('confirmed');
		expect(sandbox().ledger.requests('createTask').length).toBeGreaterThan(1);
		expect(dialled(sandbox())).toEqual(EACH_ONCE);
	});
});

const NOT_ACCEPTED: Array<[string, Fault]> = [
	['the connection is reset while sending', { kind: 'resetBeforeAccept', at: 'body' }],
	['the connection is reset at once', { kind: 'resetBeforeAccept', at: 'headers' }],
	['a gateway answers 502', { kind: 'httpStatus', status: 502, accepted: false }],
	['a gateway answers 429', { kind: 'httpStatus', status: 429, accepted: false }],
];

describe.each(NOT_ACCEPTED)('not accepted, because %s', (_what, fault) => {
	test('the task is sent again', async () => {
		sandbox().faults.add(atCreate(fault));

		const { outputs, error } = await runCampaign(sandbox(), { items: ROWS });

		expect(error).toBeUndefined();
		expect(outputs[0][0].json.outcome).toBe('created');
		expect(dialled(sandbox())).toEqual(EACH_ONCE);
	});
});

test('if list and create both fail, the user is told what to look for', async () => {
	sandbox().faults.add(
		{ kind: 'loseAnswer', endpoint: 'createTask', times: 'always' },
		{ kind: 'listFails', status: 503, skip: 1, times: 'always' },
	);

	const { error } = await runCampaign(sandbox(), { items: ROWS });

	expect(error?.message).toMatch(/^It is unknown whether the platform accepted/);
	expect(error?.description).toContain("set 'If Task Name Exists' to 'Return Existing Task'");
	expect(dialled(sandbox())).toEqual(EACH_ONCE);
});

test('running it again then, as the message says, calls nobody twice', async () => {
	sandbox().faults.add(
		{ kind: 'loseAnswer', endpoint: 'createTask', times: 'always' },
		{ kind: 'listFails', status: 503, skip: 1, times: 'always' },
	);
	await runCampaign(sandbox(), { items: ROWS });
	sandbox().faults.clear();

	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { options: { onExistingName: 'return' } },
	});

	expect(outputs[0][0].json).toMatchObject({ outcome: 'confirmed', calleeCount: 3 });
	expect(dialled(sandbox())).toEqual(EACH_ONCE);
});

test('n8n’s own Retry On Fail calls nobody twice', async () => {
	sandbox().faults.add(
		{ kind: 'loseAnswer', endpoint: 'createTask', times: 'always' },
		{ kind: 'listFails', status: 503, skip: 1, times: 25 },
	);

	await runCampaign(sandbox(), {
		items: ROWS,
		retryOnFail: true,
		maxTries: 3,
		parameters: { options: { onExistingName: 'return' } },
	});

	expect(dialled(sandbox())).toEqual(EACH_ONCE);
});

test('a look-up that stumbles is repeated, because it changes nothing', async () => {
	sandbox().faults.add({ kind: 'listFails', status: 503, times: 2 });

	const { outputs } = await runCampaign(sandbox(), { items: ROWS });

	expect(outputs[0][0].json.outcome).toBe('created');
	expect(sandbox().ledger.requests('queryTasks')).toHaveLength(3);
});
