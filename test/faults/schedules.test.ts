/**
 * Faults in any order, one after the other, over look-ups and sends, while a campaign is run once
 * or several times. `FAULT_SEED=7 npx jest test/faults/schedules` repeats one schedule.
 */
import type * as plan from '../../nodes/LaafficVoiceAgent/task/create/plan';
import { CAMPAIGNS, RULES, wayText, type NameRule, type Way } from './support/campaigns';
import { REQUEST_FAULTS, requestFaults } from './support/faults';
import { randomOf, type Random } from './support/random';
import { part, play, type Scenario } from './support/scenario';
import { isFull, Tally } from './support/tally';
import { useWorld, type Trouble } from './support/world';

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
const tally = new Tally('schedules');
afterAll(() => tally.keep());
jest.setTimeout(60_000);

const SEEDS = isFull ? 3_000 : 150;
/** Each test runs so many, so that a failure shows early and a test does not take for ever. */
const SEEDS_A_TEST = 150;

const asked = process.env.FAULT_SEED;
const starts = Array.from({ length: SEEDS / SEEDS_A_TEST }, (_, test) => test * SEEDS_A_TEST + 1);

test.each(asked === undefined ? starts : [Number(asked)])('seeds from %i on', async (start) => {
	const seeds = asked === undefined ? SEEDS_A_TEST : 1;
	const wrong: string[] = [];
	for (let seed = start; seed < start + seeds; seed++) {
		const scenario = scheduleOf(randomOf(seed));
		const verdict = await play(world(), scenario);
		const repeat = `FAULT_SEED=${seed}; ${JSON.stringify(scenario.troubles)}; ${wayText(scenario.way)}`;
		wrong.push(...tally.add('random schedules', scenario.campaign.name, seed, verdict, repeat));
	}
	expect(wrong).toEqual([]);
});

function scheduleOf(random: Random): Scenario {
	const count = 1 + random.below(7);
	const troubles = Array.from({ length: count }, () => troubleOf(random));
	return {
		troubles,
		heals: !troubles.some(({ kind }) => kind === 'foreignOwner' || kind === 'listLag'),
		lasts: random.chance(0.5),
		campaign: random.pick(CAMPAIGNS),
		way: wayOf(random),
	};
}

function troubleOf(random: Random): Trouble {
	const at = { skip: random.below(7), times: random.pick([1, 1, 2, 3, 6]) };
	if (random.chance(0.15)) return { kind: 'listLag', requests: random.below(25), ...at };
	if (random.chance(0.05)) return { kind: 'foreignOwner', callees: 7, ...at };
	if (random.chance(0.1)) return { kind: 'deliveredTwice', ...at };
	const endpoint = random.chance(0.6) ? 'createTask' : 'queryTasks';
	return REQUEST_FAULTS[random.pick(requestFaults)]({ endpoint, ...at });
}

function wayOf(random: Random): Way {
	const rules = Array.from({ length: 1 + random.below(3) }, (): NameRule => random.pick(RULES));
	return {
		name: 'random',
		rules,
		retryOnFail: random.chance(0.5),
		onError: random.pick([undefined, undefined, 'continueErrorOutput', 'continueRegularOutput']),
		restart: random.chance(0.3),
		elsewhere: random.chance(0.2),
	};
}
