/** The node runs several times in one execution, or only for the first item. */
import type { INodeParameters } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { dialled, SMALL_CAMPAIGN } from '../support/campaign';
import { runInLoop, type Loop } from '../support/loop';
import { RULES, type NameRule } from './support/campaigns';
import { calledTwice, eachOnce, outcomes, people, wordsOf } from './support/people';
import { untilItFails } from './support/troubled';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const ROUNDS = [people(2, 1), people(3, 2), people(4, 3)];
const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const campaign = (onExistingName: NameRule, more: INodeParameters = {}): INodeParameters => ({
	...SMALL_CAMPAIGN,
	...more,
	options: { onExistingName },
});

const loop = async (
	parameters: INodeParameters,
	rounds: Loop['rounds'] = ROUNDS,
	settings: Loop['settings'] = {},
) =>
	await runInLoop({
		nodeType: untilItFails(world(), new LaafficVoiceAgent()),
		credentials: world().credentials(),
		parameters,
		rounds,
		settings,
	});

describe('a loop', () => {
	const OWN_NAME = { taskName: '=Round of {{ $input.first().json.customer }}' };

	test.each(RULES)('with a name for each round, %s', async (rule) => {
		const { rounds, error } = await loop(campaign(rule, OWN_NAME));
		expect(error).toBeUndefined();
		expect(rounds.flat().map(({ json }) => json.outcome)).toEqual(ROUNDS.map(() => 'created'));
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROUNDS.flat()));
	});

	test.each(RULES)('of which a round is tried again, %s', async (rule) => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask', skip: 1 },
			{ kind: 'listFails', status: 503, skip: 2, times: 'always' },
		);
		const { error } = await loop(campaign(rule, OWN_NAME), ROUNDS, RETRIES);
		expect(error).toBeUndefined();
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROUNDS.flat()));
	});

	test('with one name: Add a Number makes each round a task', async () => {
		const { rounds, error } = await loop(campaign('addSuffix'));
		expect(error).toBeUndefined();
		expect(rounds.flat().map(({ json }) => json.taskName)).toEqual([
			'Renewals May',
			'Renewals May (2)',
			'Renewals May (3)',
		]);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROUNDS.flat()));
	});

	test('with one name and as many people: other people are another campaign', async () => {
		const same = [people(3, 1), people(3, 2), people(3, 3)];
		const { error } = await loop(campaign('addSuffix'), same);
		expect(error).toBeUndefined();
		expect(dialled(world().sandbox)).toEqual(eachOnce(same.flat()));
	});

	test('with one name and the same people: the second round is a repeat', async () => {
		const same = [people(3), people(3)];
		const { rounds } = await loop(campaign('addSuffix'), same);
		expect(calledTwice(world())).toEqual({});
		expect(rounds.flat().map(({ json }) => json.outcome)).toEqual(['created', 'existing']);
	});

	test.each(['fail', 'return'] as const)('with one name, %s: stops', async (rule) => {
		const { error } = await loop(campaign(rule));
		expect(wordsOf({ error })).toMatch(/already|has the name/);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROUNDS[0]));
	});
});

describe('Execute Once', () => {
	const ROWS = people(5);

	test.each(RULES)('calls the first row only, %s', async (rule) => {
		const result = await world().run(campaign(rule), ROWS, { executeOnce: true });
		expect(outcomes(result)).toEqual(['created']);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS.slice(0, 1)));
	});

	test.each(RULES)('once, also where it is tried again, %s', async (rule) => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask' },
			{ kind: 'listFails', status: 503, skip: 1, times: 'always' },
		);
		const result = await world().run(campaign(rule, { taskScope: 'perItem' }), ROWS, {
			...RETRIES,
			nodeType: untilItFails(world(), new LaafficVoiceAgent()),
			executeOnce: true,
		});
		expect(outcomes(result)).toEqual(['confirmed']);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS.slice(0, 1)));
	});
});

test('a task per row with one name and a list that lags: this run knows its own names', async () => {
	world().strike({ kind: 'listLag', requests: 12, times: 'always' });
	const perRow = campaign('addSuffix', { taskScope: 'perItem' });

	const result = await world().run(perRow, people(5));

	expect(wordsOf(result)).toBe('');
	expect(dialled(world().sandbox)).toEqual(eachOnce(people(5)));
});
