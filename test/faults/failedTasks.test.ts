/** Tasks that the platform took, and that then failed or were cancelled: they call nobody. */
import type { INodeParameters } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { SMALL_CAMPAIGN } from '../support/campaign';
import type { NodeRunResult } from '../support/engine';
import { forgetSends } from '../support/sends';
import { RULES, type NameRule } from './support/campaigns';
import { calledTwice, lostPeople, outcomes, people, wordsOf } from './support/people';
import { untilItFails } from './support/troubled';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const ROWS = people(5);
const ENDS = [
	[3, /fail/i],
	[4, /cancel/i],
] as const;

const campaign = (onExistingName: NameRule): INodeParameters => ({
	...SMALL_CAMPAIGN,
	options: { onExistingName },
});

/** The run says what became of the task, and nothing of it passes for success. */
function expectNoSuccess(result: NodeRunResult, words: RegExp): void {
	expect(outcomes(result)).toEqual([]);
	expect(wordsOf(result)).toMatch(words);
	expect(wordsOf(result)).not.toMatch(/is being called|are being called/);
}

describe.each(ENDS)('in state %d', (state, words) => {
	const ended = { kind: 'taskEnds', state } as const;

	test.each(RULES)('found after a lost answer, %s', async (rule) => {
		world().strike({ kind: 'loseAnswer', endpoint: 'createTask' }, ended);
		expectNoSuccess(await world().run(campaign(rule), ROWS), words);
	});

	test.each(RULES)('found by a retry, %s', async (rule) => {
		world().strike({ kind: 'loseAnswer', endpoint: 'createTask' }, ended, {
			kind: 'listFails',
			status: 503,
			skip: 1,
			times: 'always',
		});
		const nodeType = untilItFails(world(), new LaafficVoiceAgent());
		const retries = { nodeType, retryOnFail: true, maxTries: 2 };
		expectNoSuccess(await world().run(campaign(rule), ROWS, retries), words);
	});

	test.each(['at once', 'after a restart'])('is not returned, %s', async (when) => {
		world().strike(ended);
		await world().run(campaign('fail'), ROWS);
		if (when === 'after a restart') forgetSends();
		expectNoSuccess(await world().run(campaign('return'), ROWS), words);
	});

	test('is no task that a repeat with Add a Number could go on with', async () => {
		world().strike(ended);
		await world().run(campaign('addSuffix'), ROWS);
		const again = await world().run(campaign('addSuffix'), ROWS);
		expect(lostPeople(world(), again, ROWS)).toEqual([]);
		expect(calledTwice(world())).toEqual({});
	});

	test('leaves its rows by the error branch, where the node continues', async () => {
		world().strike({ kind: 'loseAnswer', endpoint: 'createTask' }, ended);
		const result = await world().run(campaign('fail'), ROWS, { onError: 'continueErrorOutput' });
		expect(result.outputs[0]).toEqual([]);
		expect(result.outputs[1].map(({ json }) => json.error)).toEqual(
			ROWS.map(() => expect.stringMatching(words) as unknown),
		);
	});
});

test('a task that is suspended still calls its people: nobody is sent again', async () => {
	world().strike({ kind: 'loseAnswer', endpoint: 'createTask' }, { kind: 'taskEnds', state: 5 });
	await world().run(campaign('addSuffix'), ROWS, { retryOnFail: true, maxTries: 3 });
	expect(calledTwice(world())).toEqual({});
});
