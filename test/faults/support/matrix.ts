/** Each fault of a create, at each step, with each way to run a campaign: the ledger decides. */
import { WAYS, wayText, type CampaignKind, type Way } from './campaigns';
import { CREATE_FAULTS, type Strike } from './faults';
import { randomOf } from './random';
import { play } from './scenario';
import { isFull, Tally } from './tally';
import type { World } from './world';

/** The first request of its kind, all of them, and the second. */
const STRIKES: readonly Strike[] = [{ times: 1 }, { times: 'always' }, { skip: 1, times: 1 }];
const CASES = STRIKES.flatMap((at) => WAYS.map((way): [Strike, Way] => [at, way]));

/** For the choice of a case of each fault and operation, where not all are run. */
const SAMPLE_SEED = 20310501;

const asked = process.env.FAULT_CASE === undefined ? undefined : Number(process.env.FAULT_CASE);

/**
 * The tests of a suite, one for each campaign and fault.
 *
 * @param suite under which its counts are kept
 */
export function testMatrix(
	suite: string,
	campaigns: readonly CampaignKind[],
	world: () => World,
): void {
	const tally = new Tally(suite);
	afterAll(() => tally.keep());

	describe.each(campaigns.map((campaign, place) => ({ ...campaign, place })))(
		'$name',
		(campaign) => {
			test.each(CREATE_FAULTS.map((fault, place) => ({ ...fault, place })))(
				'$name',
				async (fault) => {
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
				},
			);
		},
	);
}

/** The numbers of the cases to run. */
function chosen(start: number): number[] {
	const all = CASES.map((_, place) => start + place);
	if (asked !== undefined) return all.filter((number) => number === asked);
	if (isFull) return all;
	return [randomOf(SAMPLE_SEED + start).pick(all)];
}
