/**
 * Each fault of a create, at each step, with each way to run a campaign: the ledger decides.
 *
 * Every case has a number; `FAULT_CASE=1234 npx jest test/faults/createMatrix` repeats one.
 */
import type * as plan from '../../nodes/LaafficVoiceAgent/task/create/plan';
import { CAMPAIGNS, WAYS, wayText, type Way } from './support/campaigns';
import { CREATE_FAULTS, type Strike } from './support/faults';
import { randomOf } from './support/random';
import { part, play } from './support/scenario';
import { isFull, Tally } from './support/tally';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

// Parts of a size that a test can handle.
jest.mock('../../nodes/LaafficVoiceAgent/task/create/plan', () => {
	const actual = jest.requireActual<typeof plan>('../../nodes/LaafficVoiceAgent/task/create/plan');
	return {
		...actual,
		calleesPerTask: (context: Parameters<typeof actual.calleesPerTask>[0]) =>
			Math.min(actual.calleesPerTask(context), part.size),
	};
});

const world = useWorld();

/** The first request of its kind, all of them, and the second. */
const STRIKES: readonly Strike[] = [{ times: 1 }, { times: 'always' }, { skip: 1, times: 1 }];
const CASES = STRIKES.flatMap((at) => WAYS.map((way): [Strike, Way] => [at, way]));

/** For the choice of a case of each fault and operation, where not all are run. */
const SAMPLE_SEED = 20310501;

const asked = process.env.FAULT_CASE === undefined ? undefined : Number(process.env.FAULT_CASE);
const tally = new Tally('create');
afterAll(() => tally.keep());

jest.setTimeout(900_000);

describe.each(CAMPAIGNS.map((campaign, place) => ({ ...campaign, place })))('$name', (campaign) => {
	test.each(CREATE_FAULTS.map((fault, place) => ({ ...fault, place })))('$name', async (fault) => {
		const start = (campaign.place * CREATE_FAULTS.length + fault.place) * CASES.length;
		const wrong: string[] = [];
		for (const number of chosen(start)) {
			const [at, way] = CASES[number - start];
			const { heals } = fault;
			const troubles = fault.troubles(at);
			const verdict = await play(world(), { troubles, heals, campaign, way });
			const repeat = `FAULT_CASE=${number}; ${JSON.stringify(at)}; ${wayText(way)}`;
			wrong.push(...tally.add(fault.name, campaign.name, number, verdict, repeat));
		}
		expect(wrong).toEqual([]);
	});
});

/** The numbers of the cases to run. */
function chosen(start: number): number[] {
	const all = CASES.map((_, place) => start + place);
	if (asked !== undefined) return all.filter((number) => number === asked);
	if (isFull) return all;
	return [randomOf(SAMPLE_SEED + start).pick(all)];
}
