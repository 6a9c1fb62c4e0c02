/** Which times Get Many Tasks asks for. */
import nock from 'nock';
import { jsonOf, stopText, useSandbox } from '../../../support/campaign';
import { answerWith, PLATFORM, runOperation, type OperationRun } from '../../../support/operation';

afterEach(() => nock.cleanAll());

const NOTHING = { code: 0, msg: 'success', data: { records: [], total: 0, pages: 0 } };

/** The range as the platform was asked for it. */
async function rangeOf(parameters: object, run: OperationRun = {}): Promise<string[]> {
	const asked = answerWith(NOTHING);
	await runOperation(PLATFORM, 'task:query', { parameters: { ...parameters }, ...run });
	const { strTime, endTime } = asked[0].body.params as Record<string, string>;
	return [strTime, endTime];
}

test('a time without an offset is meant in the zone of the workflow', async () => {
	const range = await rangeOf(
		{ startTime: '2024-05-01T00:00:00', endTime: '2024-05-01 12:30:00' },
		{ settings: { timezone: 'America/Sao_Paulo' } },
	);

	expect(range).toEqual(['2024-05-01 11:00:00', '2024-05-01 23:30:00']);
});

test('a time with an offset is converted into the zone of the credentials', async () => {
	const range = await rangeOf(
		{ startTime: '2024-05-01T00:00:00Z', endTime: '2024-05-01T12:00:00+02:00' },
		{ credentialChanges: { timeZone: 'Asia/Kolkata' } },
	);

	expect(range).toEqual(['2024-05-01 05:30:00', '2024-05-01 15:30:00']);
});

test('a date alone is the whole day', async () => {
	const range = await rangeOf(
		{ startTime: '2024-05-01', endTime: '2024-05-01' },
		{ settings: { timezone: 'Asia/Shanghai' } },
	);

	expect(range).toEqual(['2024-05-01 00:00:00', '2024-05-01 23:59:59']);
});

test('expressions may give dates, such as yesterday', async () => {
	const day = '2024-05-02T09:00:00.000Z';
	const range = await rangeOf(
		{
			startTime: `={{ DateTime.fromISO('${day}').minus({ days: 1 }).startOf('day') }}`,
			endTime: `={{ DateTime.fromISO('${day}').minus({ days: 1 }).endOf('day') }}`,
		},
		{ settings: { timezone: 'Asia/Shanghai' } },
	);

	expect(range).toEqual(['2024-05-01 00:00:00', '2024-05-01 23:59:59']);
});

test('only an end: the week before it', async () => {
	const range = await rangeOf(
		{ endTime: '2024-05-08T12:00:00' },
		{ settings: { timezone: 'Asia/Shanghai' } },
	);

	expect(range).toEqual(['2024-05-01 12:00:00', '2024-05-08 12:00:00']);
});

describe('without a range', () => {
	const HOUR = 3_600_000;
	let now = Date.now();
	const sandbox = useSandbox({ clock: () => now });
	beforeEach(() => (now = Date.now()));

	test('it is the last seven days', async () => {
		const [start, end] = (await rangeOf({})).map((time) => Date.parse(`${time}+08:00`));

		expect(end - start).toBeGreaterThanOrEqual(7 * 24 * HOUR);
		expect(end - start).toBeLessThan(7 * 24 * HOUR + HOUR);
	});

	test('a task of this moment is there, even if the clock of the platform is a bit ahead', async () => {
		now += 60_000;
		sandbox().plant('Just now', 3);

		const { outputs } = await runOperation(sandbox(), 'task:query');

		expect(jsonOf(outputs[0])).toMatchObject([{ taskName: 'Just now', calleeCount: 3 }]);
	});
});

test('a start after the end is said, and nothing is asked', async () => {
	const asked = answerWith(NOTHING);

	const run = await runOperation(PLATFORM, 'task:query', {
		parameters: { startTime: '2024-05-02T00:00:00Z', endTime: '2024-05-01T00:00:00Z' },
	});

	expect(stopText(run)).toMatch(/'Start Time' .* is after 'End Time'/);
	expect(asked).toHaveLength(0);
});

test('a text that is no date is said by the name of its field', async () => {
	const run = await runOperation(PLATFORM, 'task:query', { parameters: { endTime: 'soon' } });

	expect(stopText(run)).toContain("'End Time' is not a date and time");
});

test('a zone that the calendar does not know is said', async () => {
	const run = await runOperation(PLATFORM, 'task:query', {
		credentialChanges: { timeZone: 'Mars/Olympus' },
	});

	expect(stopText(run)).toContain("'Time Zone' in the Laaffic credentials");
});
