/** Something on the way delivers the create request twice, and the second is told "-41". */
import { dialled, SMALL_CAMPAIGN } from '../support/campaign';
import { RULES } from './support/campaigns';
import { judge, madeTasks, saidBy } from './support/judge';
import { calledTwice, eachOnce, outcomes, people, wordsOf } from './support/people';
import { useWorld, type Trouble } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const ROWS = people(5);

const TIMES: ReadonlyArray<readonly [string, Trouble[]]> = [
	['once', [{ kind: 'deliveredTwice' }]],
	['every time', [{ kind: 'deliveredTwice', times: 'always' }]],
	['and the list lags', [{ kind: 'deliveredTwice' }, { kind: 'listLag', requests: 3 }]],
	['and the list shows it late', [{ kind: 'deliveredTwice' }, { kind: 'listLag', requests: 12 }]],
	[
		'and the list fails',
		[{ kind: 'deliveredTwice' }, { kind: 'listFails', status: 503, skip: 1, times: 20 }],
	],
];
const RETRIES = [false, true];

describe.each(RULES)('If Task Name Exists: %s', (onExistingName) => {
	const parameters = { ...SMALL_CAMPAIGN, options: { onExistingName } };
	const CASES = TIMES.flatMap(([name, troubles]) =>
		RETRIES.map((retryOnFail) => ({ name, troubles, retryOnFail })),
	);

	test.each(CASES)('$name, Retry On Fail: $retryOnFail', async ({ troubles, retryOnFail }) => {
		world().strike(...troubles);

		const result = await world().run(parameters, ROWS, { retryOnFail, maxTries: 3 });

		expect(calledTwice(world())).toEqual({});
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
		const verdict = judge({
			sandbox: world().sandbox,
			said: saidBy(result, ROWS.length),
			numbers: ROWS.map(({ phone }) => phone),
			made: madeTasks(world().sandbox),
			mayTakeOver: false,
		});
		expect(verdict).toEqual({ twice: [], lost: [], untrue: [] });
		// The name was free a moment ago. Whoever chooses another one calls everybody again.
		expect(wordsOf(result)).not.toMatch(/another (name|'Task Name')/i);
	});

	test('a task per row', async () => {
		world().strike({ kind: 'deliveredTwice', times: 'always' });
		const perRow = { ...parameters, taskScope: 'perItem', taskName: '=Call {{ $json.customer }}' };

		await world().run(perRow, ROWS, { retryOnFail: true, maxTries: 3 });

		expect(calledTwice(world())).toEqual({});
	});

	test('is nothing, where the first answer gets through', async () => {
		world().strike({ kind: 'deliveredTwice', answer: 'first' });
		const result = await world().run(parameters, ROWS);
		expect(outcomes(result)).toEqual(['created']);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
	});
});
