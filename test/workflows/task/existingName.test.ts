/** If Task Name Exists: the name is what keeps a campaign from being started twice. */
import {
	dialled,
	jsonOf,
	rowsOf,
	runCampaign,
	stopText,
	useSandbox,
	type CampaignRun,
} from '../../support/campaign';

const sandbox = useSandbox();

const namesOnPlatform = () =>
	sandbox()
		.ledger.tasks()
		.map(({ taskName }) => taskName);

const withRule = (onExistingName: string, run: CampaignRun = {}) =>
	runCampaign(sandbox(), { items: rowsOf(2), parameters: { options: { onExistingName } }, ...run });

describe('Stop', () => {
	test('is what happens unless something else is chosen: nothing is sent', async () => {
		const earlier = sandbox().plant('Renewals May', 2);

		const result = await runCampaign(sandbox(), { items: rowsOf(2) });

		expect(result.error?.message).toBe(
			`A task with the name "Renewals May" already exists (task ${earlier}), so this one was not sent`,
		);
		expect(stopText(result)).toContain("set 'If Task Name Exists' to 'Return Existing Task'");
		expect(sandbox().ledger.requests('createTask')).toEqual([]);
	});

	test('all rows leave by the error branch where the node continues', async () => {
		sandbox().plant('Renewals May', 2);

		const { outputs } = await withRule('fail', { onError: 'continueErrorOutput' });

		expect(outputs[0]).toEqual([]);
		expect(jsonOf(outputs[1])).toMatchObject(
			rowsOf(2).map((row) => ({ ...row, error: expect.stringContaining('already exists') })),
		);
		expect(dialled(sandbox())).toEqual({});
	});

	test('a name that only contains the same words is another name', async () => {
		sandbox().plant('Renewals May 2', 2);
		sandbox().plant('renewals may', 2);

		const { outputs } = await withRule('fail');

		expect(outputs[0][0].json).toMatchObject({ outcome: 'created', taskName: 'Renewals May' });
	});
});

describe('Return Existing Task', () => {
	test('running a campaign again sends nothing and gives its task back', async () => {
		const first = await withRule('return');
		const second = await withRule('return');

		const { taskId } = first.outputs[0][0].json;
		expect(second.outputs[0][0].json).toMatchObject({
			outcome: 'existing',
			taskId,
			calleeCount: 2,
		});
		expect(sandbox().ledger.requests('createTask')).toHaveLength(1);
		expect(dialled(sandbox())).toEqual({ 919777000000: 1, 919777000001: 1 });
	});

	test('a task with another number of callees is another campaign', async () => {
		const earlier = sandbox().plant('Renewals May', 5);

		const { error } = await withRule('return');

		expect(error?.message).toBe(
			`A task with the name "Renewals May" already exists (task ${earlier}), but with 5 callees instead of 2, so it is another campaign, and this one was not sent`,
		);
		expect(sandbox().ledger.requests('createTask')).toEqual([]);
	});
});

describe('Add a Number to the Name', () => {
	test('the first number that is free is taken', async () => {
		sandbox().plant('Renewals May');
		sandbox().plant('Renewals May (2)');

		const { outputs } = await withRule('addSuffix');

		expect(outputs[0][0].json).toMatchObject({
			outcome: 'created',
			taskName: 'Renewals May (3)',
		});
		expect(namesOnPlatform()).toContain('Renewals May (3)');
	});

	test('a name that is free stays as it is', async () => {
		const { outputs } = await withRule('addSuffix');
		expect(outputs[0][0].json.taskName).toBe('Renewals May');
	});

	test('the longest name is shortened, so that the number fits', async () => {
		const taskName = 'x'.repeat(64);
		sandbox().plant(taskName);

		const { outputs } = await withRule('addSuffix', {
			parameters: { taskName, options: { onExistingName: 'addSuffix' } },
		});

		expect(outputs[0][0].json.taskName).toBe(`${'x'.repeat(60)} (2)`);
	});

	test('after fifty of them the user is told', async () => {
		for (let number = 1; number <= 50; number++) {
			sandbox().plant(number === 1 ? 'Renewals May' : `Renewals May (${number})`);
		}

		const result = await withRule('addSuffix');

		expect(stopText(result)).toContain('There are already 50 tasks with the name "Renewals May"');
		expect(sandbox().ledger.requests('createTask')).toEqual([]);
	});
});

describe.each(['-41', '-20'] as const)('a name that is taken meanwhile (code %s)', (code) => {
	beforeEach(() => {
		sandbox().quirks.existingNameCode = code;
	});
	afterEach(() => {
		sandbox().quirks.existingNameCode = '-41';
	});

	test('stops the node: with other callees the task is somebody else’s', async () => {
		sandbox().faults.add({ kind: 'foreignOwner', callees: 7 });

		const result = await withRule('fail');

		expect(stopText(result)).toContain(`code ${code}`);
		expect(stopText(result)).toContain("Choose another 'Task Name'");
		expect(dialled(sandbox())).toEqual({});
	});

	test('stops the node: with as many callees it may be this very task', async () => {
		sandbox().faults.add({ kind: 'foreignOwner', callees: 'same' });

		const result = await withRule('fail');

		expect(stopText(result)).toContain(`code ${code}`);
		expect(stopText(result)).toContain('It is unknown whether the platform accepted the task');
		expect(stopText(result)).toContain("'Return Existing Task'");
		expect(dialled(sandbox())).toEqual({});
	});

	test('is returned, if it has as many callees and that is wanted', async () => {
		sandbox().faults.add({ kind: 'foreignOwner', callees: 'same' });

		const { outputs } = await withRule('return');

		expect(outputs[0][0].json).toMatchObject({ outcome: 'existing', calleeCount: 2 });
		expect(dialled(sandbox())).toEqual({});
	});
});
