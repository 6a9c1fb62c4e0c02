/** A campaign in parts that start one after the other. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { dialled, jsonOf, rowsOf, runCampaign, stopText, useSandbox } from '../../support/campaign';

const sandbox = useSandbox();

const START: INodeParameters = { schedule: 'at', sendTime: '2099-07-01T16:30:00' };
const SHANGHAI = { timezone: 'Asia/Shanghai' };

const run = async (
	options: INodeParameters,
	parameters: INodeParameters = START,
	items: IDataObject[] = rowsOf(5),
) =>
	await runCampaign(sandbox(), {
		items,
		settings: SHANGHAI,
		parameters: { ...parameters, options: { calleesPerTask: 2, ...options } },
	});

/** Name and start of each task, as the platform received them. */
const starts = () =>
	sandbox()
		.ledger.tasks()
		.map(({ settings }) => {
			const { taskName, sendTime } = settings as unknown as Record<string, string | undefined>;
			return [taskName, sendTime];
		});

test('two callees a task, an hour apart', async () => {
	const { outputs } = await run({ minutesBetweenTasks: 60 });

	expect(starts()).toEqual([
		['Renewals May (1/3)', '2099-07-01 16:30:00'],
		['Renewals May (2/3)', '2099-07-01 17:30:00'],
		['Renewals May (3/3)', '2099-07-01 18:30:00'],
	]);
	expect(jsonOf(outputs[0]).map(({ calleeCount, part }) => [calleeCount, part])).toEqual([
		[2, 1],
		[2, 2],
		[1, 3],
	]);
	expect(Object.values(dialled(sandbox()))).toEqual([1, 1, 1, 1, 1]);
});

test('without a pause all start together', async () => {
	await run({});

	expect(new Set(starts().map(([, start]) => start))).toEqual(new Set(['2099-07-01 16:30:00']));
});

test('between windows the next one is waited for, past the last the next day', async () => {
	const windows = [
		{ strTime: '14:00', endTime: '17:00' },
		{ strTime: '09:00', endTime: '12:00' },
	];
	await run({ calleesPerTask: 1, minutesBetweenTasks: 120, allowSendTime: { windows } });

	expect(starts().map(([, start]) => start)).toEqual([
		'2099-07-01 16:30:00',
		'2099-07-02 09:00:00',
		'2099-07-02 11:00:00',
		'2099-07-02 14:00:00',
		'2099-07-02 16:00:00',
	]);
});

test('a start at once stays one; the parts after it have their time', async () => {
	const before = Date.now();
	await run({ minutesBetweenTasks: 60 }, { schedule: 'now' });

	expect(starts()[0][1]).toBeUndefined();
	const [, second] = sandbox().ledger.tasks();
	expect(second.sendAt).toBeGreaterThanOrEqual(before + 59 * 60_000);
	expect(second.sendAt).toBeLessThan(Date.now() + 61 * 60_000);
});

test('each zone has its own parts and its own clock', async () => {
	await run({ calleesPerTask: 1, minutesBetweenTasks: 60, calleeTimeZone: 'number' }, START, [
		{ phone: '919777654321' },
		{ phone: '4915112345678' },
		{ phone: '919777654322' },
	]);

	expect(starts()).toEqual([
		['Renewals May (Asia/Kolkata) (1/2)', '2099-07-01 19:00:00'],
		['Renewals May (Asia/Kolkata) (2/2)', '2099-07-01 20:00:00'],
		['Renewals May (Europe/Berlin)', '2099-07-01 22:30:00'],
	]);
});

test('a limit of running tasks is explained, and running again completes the campaign', async () => {
	sandbox().faults.add({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 1 });
	const stopped = await run({ minutesBetweenTasks: 60 });
	expect(stopText(stopped)).toContain("a higher 'Callees per Task' makes fewer");

	await run({ minutesBetweenTasks: 60, onExistingName: 'return' });

	expect(starts().map(([name]) => name)).toEqual(
		[1, 2, 3].map((part) => `Renewals May (${part}/3)`),
	);
	expect(Object.values(dialled(sandbox()))).toEqual([1, 1, 1, 1, 1]);
});

test.each<[string, INodeParameters, INodeParameters, string]>([
	['too many callees', { calleesPerTask: 200_001 }, {}, "'Callees per Task' is"],
	['no callees', { calleesPerTask: '={{ $json.nope }}' }, {}, "'Callees per Task' is empty"],
	['half a minute', { minutesBetweenTasks: 0.5 }, {}, "'Minutes Between Tasks' is"],
	['a task for each row', {}, { taskScope: 'perItem' }, "cannot be used with 'One Task per Item'"],
])('%s stops before anybody is called', async (_what, options, parameters, says) => {
	expect(stopText(await run(options, { ...START, ...parameters }))).toContain(says);
	expect(sandbox().ledger.requestCount).toBe(0);
});
