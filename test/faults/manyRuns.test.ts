/** Many executions in one process: what the one has sent is not forgotten over the others. */
import type { INodeParameters } from 'n8n-workflow';
import { dialled, SMALL_CAMPAIGN } from '../support/campaign';
import { RULES, type NameRule } from './support/campaigns';
import { calledTwice, eachOnce, outcomes, people, wordsOf } from './support/people';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();

const perRow = (onExistingName: NameRule): INodeParameters => ({
	...SMALL_CAMPAIGN,
	taskScope: 'perItem',
	taskName: '=Call {{ $json.customer }}',
	options: { onExistingName },
});

const RETRIES = { retryOnFail: true, maxTries: 3 };

/** The third row of a group is refused, so many times: too many tasks are under way. */
function refuseThirdRow(group: number, times: number | 'always'): void {
	const taskName = `Call ${group}-3`;
	world().strike({ kind: 'code', code: '-37', endpoint: 'createTask', taskName, times });
}

describe.each(RULES)('If Task Name Exists: %s', (rule) => {
	test.each([20, 30])('%d runs at once, each of which is tried again', async (count) => {
		const groups = Array.from({ length: count }, (_, group) => people(3, group));
		groups.forEach((_, group) => refuseThirdRow(group, 1));

		const results = await Promise.all(
			groups.map(async (rows) => await world().run(perRow(rule), rows, RETRIES)),
		);

		expect(calledTwice(world())).toEqual({});
		expect(results.map(wordsOf).filter(Boolean)).toEqual([]);
		expect(dialled(world().sandbox)).toEqual(eachOnce(groups.flat()));
		expect(results.map(outcomes)).toEqual(groups.map(() => ['created', 'created', 'created']));
	});

	test('25 runs that fail between two tries of another one', async () => {
		const rows = people(3);
		refuseThirdRow(0, 1);
		const tried = world().run(perRow(rule), rows, { ...RETRIES, waitBetweenTries: 1500 });
		while (world().sandbox.ledger.requests('createTask').length < 3) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		for (let group = 1; group <= 25; group++) {
			refuseThirdRow(group, 'always');
			const other = await world().run(perRow(rule), people(3, group));
			expect(wordsOf(other)).not.toBe('');
		}

		const result = await tried;

		expect(calledTwice(world())).toEqual({});
		expect(wordsOf(result)).toBe('');
		expect(dialled(world().sandbox)).toMatchObject(eachOnce(rows));
	});
});
