/** Laaffic Campaign Trigger: tasks come out when they reach a state, each once for a state. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import nock from 'nock';
import { LaafficCampaignTrigger } from '../../../nodes/LaafficCampaign/LaafficCampaignTrigger.node';
import { jsonOf, runCampaign, sandboxCredentials, useSandbox } from '../../support/campaign';
import { answerWith, PLATFORM } from '../../support/operation';
import { runPoll, switchOn } from '../../support/poll';

const MINUTE = 60_000;
let now = Date.now();
const sandbox = useSandbox({ clock: () => now, speed: 1 });
beforeEach(() => {
	now = Date.now();
	// The clocks of n8n and the platform go together, or signatures would be refused.
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
	jest.restoreAllMocks();
	nock.cleanAll();
});

interface Asked {
	parameters?: INodeParameters;
	credentialChanges?: IDataObject;
	url?: string;
}

/** A published workflow: polls one after the other, with what n8n has stored. */
class Workflow {
	stored: IDataObject = {};

	constructor(private readonly asked: Asked = {}) {}

	/** The names of the tasks that come out, with their states. */
	async poll({ isStored = true, ...changes }: Asked & { isStored?: boolean } = {}) {
		const { items, staticData } = await this.run(changes);
		if (isStored) this.stored = staticData;
		return jsonOf(items ?? []).map(
			({ taskName, state }) => `${taskName as string}: ${state as string}`,
		);
	}

	async run(changes: Asked & { isTest?: boolean } = {}) {
		const { parameters, credentialChanges, url = sandbox().url } = { ...this.asked, ...changes };
		return await runPoll({
			nodeType: new LaafficCampaignTrigger(),
			parameters,
			credentials: [sandboxCredentials({ url }, credentialChanges)],
			staticData: this.stored,
			isTest: changes.isTest,
		});
	}
}

async function create(taskName: string, parameters: INodeParameters = {}): Promise<number> {
	const { outputs, error } = await runCampaign(sandbox(), {
		parameters: { taskName, ...parameters },
	});
	if (error) throw error;
	return jsonOf(outputs[0])[0].taskId as number;
}

/** What an agent for debt collection needs to say. */
const TEXTS: INodeParameters = {
	textVariablesFrom: 'map',
	textVariables: { text1: 'Asha', text2: '100', text3: '2031-05-01' },
};

const allStates = { triggerOn: ['finished', 'submissionFailed', 'suspended', 'cancelled'] };

describe('a workflow that is published', () => {
	test('is not started by what ended before', async () => {
		await create('Old');
		now += 20 * MINUTE;
		const workflow = new Workflow();

		expect(await workflow.poll()).toEqual([]);
		expect(await workflow.poll()).toEqual([]);
	});

	test('is started once by each task that finishes afterwards', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		await create('May');
		expect(await workflow.poll()).toEqual([]);
		now += 20 * MINUTE;

		expect(await workflow.poll()).toEqual(['May: Finished']);
		expect(await workflow.poll()).toEqual([]);
	});

	test('is started by a task that was under way when it was published', async () => {
		await create('May');
		const workflow = new Workflow();
		await workflow.poll();
		now += 20 * MINUTE;

		expect(await workflow.poll()).toEqual(['May: Finished']);
	});

	test('gets a task with its statistics', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		const taskId = await create('May');
		now += 20 * MINUTE;
		const { items } = await workflow.run();

		expect(jsonOf(items ?? [])).toMatchObject([
			{ taskId, stateCode: 2, isFinished: true, calleeCount: 1, calledCount: 1 },
		]);
	});

	test('gets the record as the platform lists it, without Simplify', async () => {
		const workflow = new Workflow({ parameters: { simplify: false } });
		await workflow.poll();
		const taskId = await create('May');
		now += 20 * MINUTE;
		const { items } = await workflow.run();

		expect(jsonOf(items ?? [])).toMatchObject([{ taskId, status: 2, taskType: 3, numCnt: 1 }]);
	});
});

describe('which tasks', () => {
	test.each([
		[3, 'submissionFailed', 'Submission Failed'],
		[4, 'cancelled', 'Cancelled'],
		[5, 'suspended', 'Suspended'],
	] as const)('state %d comes out if it is chosen', async (state, triggerOn, name) => {
		const chosen = new Workflow({ parameters: { triggerOn: [triggerOn] } });
		const another = new Workflow();
		for (const workflow of [chosen, another]) await workflow.poll();
		sandbox().faults.add({ kind: 'taskEnds', state });
		await create('May');

		expect(await chosen.poll()).toEqual([`May: ${name}`]);
		expect(await another.poll()).toEqual([]);
	});

	test('nothing chosen stands for all', async () => {
		const workflow = new Workflow({ parameters: { triggerOn: [] } });
		await workflow.poll();
		sandbox().faults.add({ kind: 'taskEnds', state: 4 });
		await create('May');

		expect(await workflow.poll()).toEqual(['May: Cancelled']);
	});

	test('by agent and by a part of the name', async () => {
		const workflow = new Workflow({ parameters: { agentIds: '43, 42', taskName: 'renewals' } });
		await workflow.poll();
		await create('Renewals May');
		await create('Old Renewals', { agentId: '41', ...TEXTS });
		await create('Reminders');
		now += 20 * MINUTE;

		expect(await workflow.poll()).toEqual(['Renewals May: Finished']);
	});

	test('what a filter left out does not come out when the filter goes', async () => {
		const workflow = new Workflow({ parameters: { taskName: 'Renewals' } });
		await workflow.poll();
		await create('Reminders');
		now += 20 * MINUTE;
		await workflow.poll();

		expect(await workflow.poll({ parameters: {} })).toEqual([]);
	});

	test.each([
		[{ triggerOn: "={{ ['calling'] }}" }, "'Trigger On' contains"],
		[{ agentIds: 'Anna' }, "'Agent IDs'"],
	])('%j is refused', async (parameters, text) => {
		await expect(new Workflow({ parameters }).poll()).rejects.toThrow(text);
	});
});

describe('nothing is told twice and nothing is lost', () => {
	test('each state of a task once, whatever comes between', async () => {
		const workflow = new Workflow({ parameters: allStates, url: PLATFORM.url });
		const createdTime = '2031-05-01 10:00:00';
		const told: string[][] = [];
		for (const status of [1, 5, 1, 5, 2, 2]) {
			const record = { taskId: 7, taskName: 'May', status, createdTime };
			answerWith({ code: 0, data: { records: [record] } });
			told.push(await workflow.poll());
		}

		expect(told).toEqual([[], ['May: Suspended'], [], [], ['May: Finished'], []]);
	});

	test('a restart with the state that older n8n has stored: the one of the last items', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		await create('First');
		now += 20 * MINUTE;
		expect(await workflow.poll()).toEqual(['First: Finished']);
		await create('Second');
		for (let round = 0; round < 3; round++) {
			now += MINUTE / 12;
			expect(await workflow.poll({ isStored: false })).toEqual([]);
		}
		now += 200 * MINUTE;
		await create('Third');
		now += 20 * MINUTE;

		expect((await workflow.poll()).sort()).toEqual(['Second: Finished', 'Third: Finished']);
		expect(await workflow.poll()).toEqual([]);
	});

	test('a task that takes longer than many later ones is still told', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		const start = now;
		const later = new Date(start + 600 * MINUTE).toISOString();
		await create('Tomorrow', { schedule: 'at', sendTime: later });
		const told: string[][] = [];
		for (const name of ['One', 'Two', 'Three']) {
			now += 120 * MINUTE;
			await create(name);
			now += 20 * MINUTE;
			told.push(await workflow.poll());
		}
		now = start + 660 * MINUTE;

		expect(told).toEqual([['One: Finished'], ['Two: Finished'], ['Three: Finished']]);
		expect(await workflow.poll()).toEqual(['Tomorrow: Finished']);
		expect(await workflow.poll()).toEqual([]);
	});

	test('a task that the list shows late, after later ones were told', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		sandbox().faults.add({ kind: 'listLag', ms: 10 * MINUTE });
		await create('Late');
		now += MINUTE;
		await create('Early');
		now += 8 * MINUTE;
		expect(await workflow.poll()).toEqual(['Early: Finished']);
		now += 2 * MINUTE;

		expect(await workflow.poll()).toEqual(['Late: Finished']);
		expect(await workflow.poll()).toEqual([]);
	});

	test('a task that is missing in a list for once', async () => {
		const workflow = new Workflow({ url: PLATFORM.url });
		const list = (...records: object[]) => answerWith({ code: 0, data: { records } });
		const task = (taskId: number, status: number, createdTime: string) => ({
			taskId,
			taskName: `Task ${taskId}`,
			status,
			createdTime,
		});
		list(task(1, 1, '2031-05-01 10:00:00'));
		await workflow.poll();
		list(task(2, 2, '2031-05-02 10:00:00'));
		expect(await workflow.poll()).toEqual(['Task 2: Finished']);
		list(task(2, 2, '2031-05-02 10:00:00'), task(1, 2, '2031-05-01 10:00:00'));

		expect(await workflow.poll()).toEqual(['Task 1: Finished']);
	});

	test('a list that fails stops the poll, and the next one makes up for it', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		await create('May');
		now += 20 * MINUTE;
		sandbox().faults.add({ kind: 'code', endpoint: 'queryTasks', code: '-2' });

		await expect(workflow.poll()).rejects.toThrow('does not accept requests from this address');
		expect(await workflow.poll()).toEqual(['May: Finished']);
	});

	test('a list that fails on its second page tells nothing yet', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		for (let number = 0; number < 120; number++) sandbox().plant(`Task ${number}`);
		now += 20 * MINUTE;
		sandbox().faults.add({ kind: 'code', endpoint: 'queryTasks', code: '-2', skip: 1 });
		await expect(workflow.poll()).rejects.toThrow();

		expect(await workflow.poll()).toHaveLength(120);
		expect(await workflow.poll()).toEqual([]);
	});

	test('two polls at once', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		await create('May');
		now += 20 * MINUTE;
		const told = await Promise.all([workflow.poll(), workflow.poll()]);

		expect(told.flat()).toEqual(['May: Finished']);
	});

	test('another account begins anew', async () => {
		const workflow = new Workflow({ url: PLATFORM.url });
		const createdTime = '2031-05-01 10:00:00';
		answerWith({ code: 0, data: { records: [] } });
		await workflow.poll();
		answerWith({
			code: 0,
			data: { records: [{ taskId: 1, taskName: 'May', status: 2, createdTime }] },
		});

		expect(await workflow.poll({ credentialChanges: { apiKey: 'another' } })).toEqual([]);
	});
});

describe('credentials, while the workflow stays published', () => {
	const ended = {
		code: 0,
		data: {
			records: [{ taskId: 1, taskName: 'May', status: 2, createdTime: '2031-05-01 10:00:00' }],
		},
	};
	const published = async () => {
		answerWith({ code: 0, data: { records: [] } });
		const trigger = await switchOn({
			nodeType: new LaafficCampaignTrigger(),
			credentials: [sandboxCredentials(PLATFORM)],
		});
		await trigger.poll();
		return trigger;
	};

	test('that somebody changes count from the next poll on', async () => {
		const { poll, credentials } = await published();
		const { type, data } = sandboxCredentials(PLATFORM, { baseUrl: 'https://moved.example.com' });
		const reference = credentials.references()[type.name];
		await credentials.updateCredentials(reference, type.name, data);
		nock('https://moved.example.com').persist().post(/.*/).reply(200, ended);

		expect((await poll()).items).toBeUndefined();
	});

	test('that cannot be read for once fail that poll only', async () => {
		const { poll, credentials } = await published();
		answerWith(ended);
		jest.spyOn(credentials, 'getDecrypted').mockRejectedValueOnce(new Error('no database'));

		await expect(poll()).rejects.toThrow('no database');
		expect(jsonOf((await poll()).items ?? [])).toMatchObject([{ taskName: 'May' }]);
	});
});

describe('what is stored', () => {
	test('is small, whatever has been told, and holds no key', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		for (let round = 0; round < 3; round++) {
			for (let number = 0; number < 50; number++) sandbox().plant(`Task ${round} ${number}`);
			now += 120 * MINUTE;
			expect(await workflow.poll()).toHaveLength(50);
		}
		await create('Last');
		await workflow.poll();
		const stored = JSON.stringify(workflow.stored);

		expect(stored.length).toBeLessThan(500);
		expect(stored).not.toContain('demo-key');
	});

	test('stays the same while nothing happens', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		const before = structuredClone(workflow.stored);
		await workflow.poll();

		expect(workflow.stored).toEqual(before);
	});
});

describe('a test in the editor', () => {
	test('shows the newest task in a chosen state', async () => {
		for (const name of ['Older', 'Newer']) await create(name);
		now += 20 * MINUTE;
		await create('Calling');
		const { items } = await new Workflow().run({ isTest: true });

		expect(jsonOf(items ?? [])).toMatchObject([{ taskName: 'Newer', isFinished: true }]);
	});

	test('shows another task if none has come so far', async () => {
		await create('Calling');
		const { items } = await new Workflow().run({ isTest: true });

		expect(jsonOf(items ?? [])).toMatchObject([{ taskName: 'Calling', isFinished: false }]);
	});

	test('changes nothing for the published workflow', async () => {
		const workflow = new Workflow();
		await workflow.poll();
		await create('May');
		now += 20 * MINUTE;
		const { staticData } = await workflow.run({ isTest: true });

		expect(staticData).toEqual(workflow.stored);
		expect(await workflow.poll()).toEqual(['May: Finished']);
	});

	test('says so if there is no task at all', async () => {
		await expect(new Workflow().run({ isTest: true })).rejects.toThrow('no task');
	});
});
