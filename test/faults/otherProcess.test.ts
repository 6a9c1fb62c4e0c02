/** A campaign that one process begins and another one repeats, as workers in queue mode do. */
import type { INodeParameters } from 'n8n-workflow';
import { dialled, SMALL_CAMPAIGN } from '../support/campaign';
import type { NodeRunResult } from '../support/engine';
import type { ProcessedData } from '../support/processedData';
import { startProcess, type Process } from '../support/processes';
import { freshInstallation } from '../support/sends';
import { RULES, type NameRule } from './support/campaigns';
import { judge, saidBy } from './support/judge';
import { calledTwice, eachOnce, outcomes, people, wordsOf } from './support/people';
import { useWorld, type Trouble } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const ROWS = people(5);
let first: Process;
let second: Process;
let store: ProcessedData;
beforeAll(async () => {
	[first, second] = [await startProcess(), await startProcess()];
});
beforeEach(() => {
	store = freshInstallation();
	first.restart();
	second.restart();
});

const campaign = (onExistingName: NameRule): INodeParameters => ({
	...SMALL_CAMPAIGN,
	options: { onExistingName },
});
const perRow = (rule: NameRule): INodeParameters => ({
	...campaign(rule),
	taskScope: 'perItem',
	taskName: '=Call {{ $json.customer }}',
});

const runIn = async ({ nodeType }: Process, parameters: INodeParameters, retryOnFail = false) =>
	await world().run(parameters, ROWS, { nodeType, retryOnFail, maxTries: 3 });

/** Nobody is called twice, nobody is lost, and what is said is true. */
function expectTruth(result: NodeRunResult, rule: NameRule): void {
	const { sandbox } = world();
	const verdict = judge({
		sandbox,
		said: saidBy(result, ROWS.length),
		numbers: ROWS.map(({ phone }) => phone),
		made: [],
		mayTakeOver: rule === 'return',
	});
	expect(verdict).toEqual({ twice: [], lost: [], untrue: [] });
	// Their task is there: who chooses another name calls them again.
	if (sandbox.ledger.tasks().length > 0) expect(wordsOf(result)).not.toMatch(/nobody was called/i);
}

test('each process knows for itself alone', () => {
	expect(first.nodeType.constructor).not.toBe(second.nodeType.constructor);
});

describe.each(RULES)('If Task Name Exists: %s', (rule) => {
	test('killed before the send: the other one sends', async () => {
		const dead = first.dies('beforeSend');
		void runIn(first, campaign(rule));
		await dead;
		expect(dialled(world().sandbox)).toEqual({});

		const result = await runIn(second, campaign(rule));

		expect(wordsOf(result)).toBe('');
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
	});

	const LAGS: ReadonlyArray<readonly [string, Trouble[]]> = [
		['the list shows it', []],
		['the list lags', [{ kind: 'listLag', requests: 3 }]],
	];
	test.each(LAGS)('killed after the platform took it, %s', async (_, troubles) => {
		world().strike(...troubles);
		const dead = first.dies('afterAnswer');
		void runIn(first, campaign(rule));
		await dead;
		world().clear();

		const result = await runIn(second, campaign(rule));

		expectTruth(result, rule);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
		expect(wordsOf(result)).toBe('');
		expect(outcomes(result)).toEqual([expect.stringMatching(/^(confirmed|existing)$/)]);
	});

	test('killed in the middle of a task per row', async () => {
		const dead = first.dies('afterAnswer', 1);
		void runIn(first, perRow(rule));
		await dead;

		const result = await runIn(second, perRow(rule));
		expectTruth(result, rule);
		if (rule === 'fail') return;
		expect(wordsOf(result)).toBe('');
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
	});

	test.each([false, true])('unknown at its end, Retry On Fail: %s', async (retries) => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask' },
			{ kind: 'listFails', status: 503, skip: 1, times: 'always' },
		);
		const unknown = await runIn(first, campaign(rule), retries);
		expect(wordsOf(unknown)).toMatch(/^It is unknown/);
		world().clear();

		const result = await runIn(second, campaign(rule), retries);

		expectTruth(result, rule);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
		expect(outcomes(result)).toEqual([expect.stringMatching(/^(confirmed|existing)$/)]);
	});

	test('unknown at its end, then as the message advises', async () => {
		world().strike(
			{ kind: 'loseAnswer', endpoint: 'createTask' },
			{ kind: 'listFails', status: 503, skip: 1, times: 'always' },
		);
		await runIn(first, campaign(rule));
		world().clear();

		const result = await runIn(second, campaign('return'));

		expect(outcomes(result)).toEqual([expect.stringMatching(/^(confirmed|existing)$/)]);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
	});

	test('made by the one, repeated by the other', async () => {
		await runIn(first, campaign(rule));
		const result = await runIn(second, campaign(rule));
		expectTruth(result, rule);
		if (rule === 'fail') expect(wordsOf(result)).toContain('already exists');
		else expect(outcomes(result)).toEqual(['existing']);
	});

	test.each(['for the first time', 'later on'])('at once in both, %s', async (when) => {
		if (when === 'later on') await world().run(campaign(rule), people(2, 9));
		world().sandbox.reset();
		const processes = [first, second, first, second];

		const results = await Promise.all(
			processes.map(async (process) => await runIn(process, campaign(rule))),
		);

		expect(calledTwice(world())).toEqual({});
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
		expect(results.flatMap(outcomes).length).toBeGreaterThan(0);
	});

	test('begun in the one while the other waits for its answer', async () => {
		// Held back for less than a client waits.
		world().sandbox.faults.add({ kind: 'delayAnswer', afterMs: 300, endpoint: 'createTask' });
		const begun = runIn(first, campaign(rule));
		while (world().sandbox.ledger.tasks().length === 0) {
			await new Promise((resolve) => setTimeout(resolve, 10));
		}

		const result = await runIn(second, campaign(rule));

		expectTruth(result, rule);
		expect(outcomes(await begun)).toEqual(['created']);
		expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
	});

	test.each(['find', 'insert', 'update'] as const)('a store that fails at: %s', async (query) => {
		store.breakDown(query);
		const result = await runIn(first, campaign(rule));
		// Either way, but not in silence: called, or told why not.
		if (wordsOf(result) === '') expect(dialled(world().sandbox)).toEqual(eachOnce(ROWS));
		else expect(dialled(world().sandbox)).toEqual({});
	});
});

test('the store holds neither names nor numbers', async () => {
	const asked: unknown[] = [];
	const record = store.checkProcessedAndRecord.bind(store);
	jest.spyOn(store, 'checkProcessedAndRecord').mockImplementation(async (...call) => {
		asked.push(...call[0]);
		return await record(...call);
	});
	await runIn(first, campaign('fail'));

	expect(asked).not.toEqual([]);
	const text = JSON.stringify([asked, store.contents()]);
	for (const secret of ['Renewals May', ...ROWS.map(({ phone }) => phone)]) {
		expect(text).not.toContain(secret);
	}
});
