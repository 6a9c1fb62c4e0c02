/** Long lists: complete, each task once, and no page more than is needed. */
import { jsonOf, stopText, useSandbox } from '../../../support/campaign';
import { runOperation } from '../../../support/operation';

const sandbox = useSandbox();

function plant(count: number): Set<number> {
	return new Set(
		Array.from({ length: count }, (_, number) => sandbox().plant(`Task ${number}`, 1)),
	);
}

async function idsWith(parameters: object): Promise<number[]> {
	const { outputs, error } = await runOperation(sandbox(), 'task:query', {
		parameters: { ...parameters },
	});
	if (error) throw error;
	return jsonOf(outputs[0]).map(({ taskId }) => taskId as number);
}

test('10,000 tasks come back complete and once each, while tasks are being added', async () => {
	const planted = plant(10_000);
	let added = 0;
	const adding = setInterval(() => {
		for (let number = 0; number < 7; number++) sandbox().plant(`Added ${added++}`, 1);
	}, 5);

	const ids = await idsWith({ returnAll: true });
	clearInterval(adding);

	expect(added).toBeGreaterThan(100);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.filter((id) => planted.has(id))).toHaveLength(10_000);
}, 120_000);

test('a list without totals is read to its end', async () => {
	sandbox().quirks.listTotals = false;
	plant(250);

	expect(await idsWith({ returnAll: true })).toHaveLength(250);
});

test('a platform that repeats its last page does not make it endless', async () => {
	Object.assign(sandbox().quirks, { listTotals: false, pastLastPage: 'repeat' });
	plant(200);

	expect(await idsWith({ returnAll: true })).toHaveLength(200);
	expect(sandbox().ledger.requests('queryTasks').length).toBeLessThan(10);
});

test('the limit stops the reading: three tasks of 500 take one small page', async () => {
	plant(500);

	expect(await idsWith({ limit: 3 })).toHaveLength(3);
	expect(sandbox().ledger.requests('queryTasks')).toHaveLength(1);
});

test('a limit of 120 takes two pages', async () => {
	plant(500);

	expect(await idsWith({ limit: 120 })).toHaveLength(120);
	expect(sandbox().ledger.requests('queryTasks')).toHaveLength(2);
});

test('a limit that is no number of tasks is said', async () => {
	const run = await runOperation(sandbox(), 'task:query', {
		parameters: { limit: '={{ 0 }}' },
	});

	expect(stopText(run)).toContain('\'Limit\' is "0"');
});
