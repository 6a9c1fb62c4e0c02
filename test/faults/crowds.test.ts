/**
 * Each fault of a create while the node runs many times: one campaign ten times at once, thirty
 * campaigns at once, a loop, and Execute Once.
 *
 * Every case has a number; `FAULT_CASE=1234 npx jest test/faults/crowds` repeats one.
 */
import type { INodeParameters } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { SMALL_CAMPAIGN } from '../support/campaign';
import type { NodeRunResult } from '../support/engine';
import { runInLoop } from '../support/loop';
import { freshInstallation } from '../support/sends';
import { RULES, type NameRule } from './support/campaigns';
import { CREATE_FAULTS, type Strike } from './support/faults';
import { judge, madeTasks, saidBy, type Verdict } from './support/judge';
import { people, type Person } from './support/people';
import { randomOf } from './support/random';
import { isFull, Tally } from './support/tally';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const tally = new Tally('crowds');
afterAll(() => tally.keep());

jest.setTimeout(900_000);

/** What an execution was given, and what came of it. */
interface Done {
	readonly rows: readonly Person[];
	readonly result: Pick<NodeRunResult, 'outputs' | 'error'>;
	/** Whether a task with one of these names can only be this execution's. */
	readonly owns?: (taskName: string) => boolean;
}

const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

const perRow = (onExistingName: NameRule): INodeParameters => ({
	...SMALL_CAMPAIGN,
	taskScope: 'perItem',
	taskName: '=Call {{ $json.customer }}',
	options: { onExistingName },
});

async function together(
	groups: ReadonlyArray<readonly Person[]>,
	parameters: INodeParameters,
	owns?: (group: number) => Done['owns'],
): Promise<Done[]> {
	return await Promise.all(
		groups.map(async (rows, group) => ({
			rows,
			result: await world().run(parameters, rows, RETRIES),
			owns: owns?.(group),
		})),
	);
}

const CROWDS: Record<string, (rule: NameRule) => Promise<Done[]>> = {
	'one campaign, ten times at once': async (onExistingName) =>
		await together(Array<Person[]>(10).fill(people(5)), {
			...SMALL_CAMPAIGN,
			options: { onExistingName },
		}),
	'thirty campaigns at once': async (rule) =>
		await together(
			Array.from({ length: 30 }, (_, group) => people(3, group)),
			perRow(rule),
			(group) => (taskName) => taskName.startsWith(`Call ${group}-`),
		),
	'a loop': async (rule) => {
		const groups = [1, 2, 3].map((group) => people(2, group));
		const { rounds, error } = await runInLoop({
			nodeType: new LaafficVoiceAgent(),
			credentials: world().credentials(),
			parameters: perRow(rule),
			rounds: groups,
			settings: RETRIES,
		});
		// The last round that was run is the one that stopped, if any did.
		return rounds.map((items, round) => ({
			rows: groups[round],
			result: { outputs: [items], error: round === rounds.length - 1 ? error : undefined },
		}));
	},
	'Execute Once': async (rule) => {
		const settings = { ...RETRIES, executeOnce: true };
		const result = await world().run(perRow(rule), people(5), settings);
		return [{ rows: people(1), result, owns: () => true }];
	},
};

const STRIKES: readonly Strike[] = [{ times: 1 }, { times: 'always' }, { skip: 1, times: 3 }];
const CASES = STRIKES.flatMap((at) =>
	Object.keys(CROWDS).flatMap((crowd) => RULES.map((rule) => ({ at, crowd, rule }))),
);

/** For the choice of a case of each fault, where not all are run. */
const SAMPLE_SEED = 20310502;

const asked = process.env.FAULT_CASE === undefined ? undefined : Number(process.env.FAULT_CASE);

test.each(CREATE_FAULTS.map((fault, place) => ({ ...fault, place })))('$name', async (fault) => {
	const start = fault.place * CASES.length;
	const wrong: string[] = [];
	for (const number of chosen(start)) {
		const { at, crowd, rule } = CASES[number - start];
		world().sandbox.reset();
		world().clear();
		freshInstallation();
		world().strike(...fault.troubles(at));
		const done = await CROWDS[crowd](rule);
		const repeat = `FAULT_CASE=${number}; ${JSON.stringify(at)}; ${crowd}, ${rule}`;
		wrong.push(...tally.add(fault.name, crowd, number, verdictOn(done, rule), repeat));
	}
	expect(wrong).toEqual([]);
});

function verdictOn(done: readonly Done[], rule: NameRule): Verdict {
	const { sandbox } = world();
	const all: Verdict = { twice: [], lost: [], untrue: [] };
	for (const { rows, result, owns } of done) {
		const { twice, lost, untrue } = judge({
			sandbox,
			said: saidBy(result, rows.length),
			numbers: rows.map(({ phone }) => phone),
			made: owns ? madeTasks(sandbox).filter(({ taskName }) => owns(taskName)) : [],
			mayTakeOver: rule === 'return',
		});
		all.twice = twice;
		all.lost.push(...lost);
		all.untrue.push(...untrue);
	}
	all.untrue.push(...madeBySeveral(done));
	return all;
}

/** A task is made by one execution. The others may return it, but not say that it is theirs. */
function madeBySeveral(done: readonly Done[]): string[] {
	const makers = new Map<string, number>();
	for (const { json } of done.flatMap(({ result }) => result.outputs.flat())) {
		if (json.outcome !== 'created' && json.outcome !== 'confirmed') continue;
		const task = JSON.stringify([json.taskName, json.taskId]);
		makers.set(task, (makers.get(task) ?? 0) + 1);
	}
	return [...makers]
		.filter(([, count]) => count > 1)
		.map(([task, count]) => `${count} executions say that they made ${task}`);
}

/** The numbers of the cases to run. */
function chosen(start: number): number[] {
	const all = CASES.map((_, place) => start + place);
	if (asked !== undefined) return all.filter((number) => number === asked);
	if (isFull) return all;
	return [randomOf(SAMPLE_SEED + start).pick(all)];
}
