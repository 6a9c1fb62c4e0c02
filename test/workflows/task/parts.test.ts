/** More callees than the platform takes in one task: the campaign is sent in parts. */
import { jsonOf, pairsOf, rowsOf, runCampaign, stopText, useSandbox } from '../../support/campaign';

// Big campaigns on a slow machine.
jest.setTimeout(180_000);

const sandbox = useSandbox();
const ROWS = rowsOf(200_001);

test('200,001 rows become two tasks, in which no row is lost and none is doubled', async () => {
	const { outputs, error } = await runCampaign(sandbox(), { items: ROWS });

	expect(error).toBeUndefined();
	expect(jsonOf(outputs[0])).toMatchObject([
		{ taskName: 'Renewals May (1/2)', calleeCount: 200_000, part: 1, parts: 2 },
		{ taskName: 'Renewals May (2/2)', calleeCount: 1, part: 2, parts: 2 },
	]);
	expect(pairsOf(outputs[0])[1]).toEqual([200_000]);
	const [first, second] = sandbox().ledger.tasks();
	expect(first.callees).toEqual(ROWS.slice(0, 200_000).map(({ phone }) => phone));
	expect(second.callees).toEqual(['919777200000']);
});

test('if the second part is refused, the first is told and its rows are not sent back', async () => {
	sandbox().faults.add({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 1 });

	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		onError: 'continueErrorOutput',
	});

	expect(jsonOf(outputs[0])).toMatchObject([{ taskName: 'Renewals May (1/2)' }]);
	expect(jsonOf(outputs[1])).toMatchObject([
		{
			phone: '919777200000',
			error: expect.stringMatching(/code -37.*"Renewals May \(1\/2\)" \(task /),
		},
	]);
});

test('running it again then completes it, without calling anybody twice', async () => {
	sandbox().faults.add({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 1 });
	const stopped = await runCampaign(sandbox(), { items: ROWS });
	expect(stopText(stopped)).toContain('These parts of the campaign are under way already');

	const { outputs } = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { options: { onExistingName: 'return' } },
	});

	expect(jsonOf(outputs[0])).toMatchObject([
		{ taskName: 'Renewals May (1/2)', outcome: 'existing' },
		{ taskName: 'Renewals May (2/2)', outcome: 'created' },
	]);
	const counts = sandbox().ledger.dialCounts();
	expect(counts.size).toBe(ROWS.length);
	expect(new Set(counts.values())).toEqual(new Set([1]));
});

test('if the name of one part is taken, no part is started', async () => {
	sandbox().plant('Renewals May (2/2)');

	const result = await runCampaign(sandbox(), { items: ROWS });

	expect(stopText(result)).toContain('"Renewals May (2/2)" already exists');
	expect(sandbox().ledger.requests('createTask')).toEqual([]);
});

test('a name that leaves no room for the number of the part is refused', async () => {
	const result = await runCampaign(sandbox(), {
		items: ROWS,
		parameters: { taskName: 'x'.repeat(60) },
	});

	expect(result.error?.message).toContain("'Task Name' is too long for a campaign of 2 parts");
	expect(result.error?.description).toContain("Shorten 'Task Name' by 2 characters");
	expect(sandbox().ledger.requestCount).toBe(0);
});

test('a campaign of exactly 200,000 is one task under its plain name', async () => {
	const { outputs } = await runCampaign(sandbox(), { items: ROWS.slice(0, 200_000) });

	expect(jsonOf(outputs[0])).toMatchObject([{ taskName: 'Renewals May', parts: 1 }]);
});
