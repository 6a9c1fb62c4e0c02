/**
 * What the memory of the node's sends is for, and that these cases would show it if it were gone:
 * each is run with it, then without.
 */
import type { INodeParameters, INodeType } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { SMALL_CAMPAIGN } from '../support/campaign';
import { EmptyStore, installProcessedData } from '../support/processedData';
import { startProcess } from '../support/processes';
import { forgetfulNode } from './support/forgetful';
import { calledTwice, outcomes, people } from './support/people';
import { untilItFails } from './support/troubled';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const ROWS = people(5);
const ADD_NUMBER: INodeParameters = {
	...SMALL_CAMPAIGN,
	options: { onExistingName: 'addSuffix' },
};
const PER_ROW = { ...ADD_NUMBER, taskScope: 'perItem', taskName: '=Call {{ $json.customer }}' };
const RETRIES = { retryOnFail: true, maxTries: 3 };
/** The name is found to be free; then the list fails until the try is given up. */
const LIST_FAILS = { kind: 'listFails', status: 503, skip: 1, times: 'always' } as const;
const UNKNOWN_END = [{ kind: 'loseAnswer', endpoint: 'createTask' }, LIST_FAILS] as const;

/** n8n runs the node again, and by then all is well. */
async function runTwice(parameters: INodeParameters, nodeType: INodeType): Promise<void> {
	await world().run(parameters, ROWS, { nodeType: untilItFails(world(), nodeType), ...RETRIES });
}

/** Ways to call somebody twice, for a node that forgets. */
const STORIES: Record<string, (nodeType: INodeType) => Promise<void>> = {
	'a retry after rows that went well': async (nodeType) => {
		world().strike({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 2 });
		await world().run(PER_ROW, ROWS, { nodeType, ...RETRIES });
	},
	'a retry after an unknown end': async (nodeType) => {
		world().strike(...UNKNOWN_END);
		await runTwice(ADD_NUMBER, nodeType);
	},
	'a run after an unknown end': async (nodeType) => {
		world().strike(...UNKNOWN_END);
		const { error } = await world().run(ADD_NUMBER, ROWS, { nodeType });
		expect(error?.message).toMatch(/^It is unknown/);
		world().clear();
		await world().run(ADD_NUMBER, ROWS, { nodeType });
	},
	'a double click': async (nodeType) => {
		await world().run(ADD_NUMBER, ROWS, { nodeType });
		await world().run(ADD_NUMBER, ROWS, { nodeType });
	},
	'a repeated delivery and a retry': async (nodeType) => {
		world().strike({ kind: 'deliveredTwice' }, LIST_FAILS);
		await runTwice(ADD_NUMBER, nodeType);
	},
	'another process after a kill': async (nodeType) => {
		const killed = await startProcess();
		const dead = killed.dies('afterAnswer');
		void world().run(ADD_NUMBER, ROWS, { nodeType: killed.nodeType });
		await dead;
		await world().run(ADD_NUMBER, ROWS, { nodeType });
	},
};

describe.each(Object.entries(STORIES))('%s', (_, story) => {
	test('calls nobody twice', async () => {
		await story(new LaafficVoiceAgent());
		expect(calledTwice(world())).toEqual({});
		expect(world().sandbox.ledger.dialCounts().size).toBe(ROWS.length);
	});

	test('would call somebody twice without the memory', async () => {
		await story(forgetfulNode());
		expect(calledTwice(world())).not.toEqual({});
	});
});

test('without the memory, Stop would leave people out who were to be called', async () => {
	world().strike({ kind: 'code', code: '-37', endpoint: 'createTask', skip: 2 });
	const parameters = { ...PER_ROW, options: { onExistingName: 'fail' } };
	const result = await world().run(parameters, ROWS, { nodeType: forgetfulNode(), ...RETRIES });
	expect(outcomes(result)).toEqual([]);
	expect(world().sandbox.ledger.dialCounts().size).toBeLessThan(ROWS.length);
});

test('without the store alone, one process remembers', async () => {
	installProcessedData(new EmptyStore());
	await STORIES['a retry after an unknown end'](new LaafficVoiceAgent());
	expect(calledTwice(world())).toEqual({});
	expect(world().sandbox.ledger.dialCounts().size).toBe(ROWS.length);
});

test('so it does where n8n has no store', async () => {
	installProcessedData(undefined);
	await STORIES['a retry after rows that went well'](new LaafficVoiceAgent());
	expect(calledTwice(world())).toEqual({});
	expect(world().sandbox.ledger.dialCounts().size).toBe(ROWS.length);
});
