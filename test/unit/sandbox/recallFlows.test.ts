import {
	callees,
	campaign,
	CANCEL,
	CREATE,
	get,
	list,
	postForCode,
	postJson,
	QUERY,
	RECALL_CANCEL,
	RECALL_DETAIL,
	RECALL_LIST,
	RECALL_UPDATE,
	recallList,
	startBench,
} from './client';
import type { Bench } from './client';

const HOUR = 3600;
const NODES = [{ agentId: 41 }, { agentId: 42 }];

describe('Recall flows', () => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench();
	});
	afterEach(async () => await bench.sandbox.close());

	const create = async (recallFlow: Record<string, unknown> = {}, taskName = 'Forty') => {
		const flow = {
			recallType: 1,
			recallInterval: 30,
			recallNum: 2,
			nodeList: NODES,
			...recallFlow,
		};
		const body = campaign({ taskName, numberInfoList: callees(40), recallFlow: flow });
		return (await postJson(bench, CREATE, body)).data as number;
	};
	const flows = async (params = {}) =>
		(await postJson(bench, RECALL_LIST, recallList(params))).data.records;
	const keyId = async () => (await flows())[0].keyId as number;
	const detail = async () => (await postJson(bench, RECALL_DETAIL, { keyId: await keyId() })).data;
	const nodeStates = async () =>
		(await detail()).nodeList.map(({ nodeStatus }: { nodeStatus: number }) => nodeStatus);

	it('waits until the task has ended, then calls those again who were not reached', async () => {
		const taskId = await create();
		expect((await flows())[0]).toMatchObject({
			taskId,
			taskName: 'Forty',
			createTime: '2026-04-01 12:00:00',
			recallType: 1,
			recallInterval: 30,
			recallNum: 2,
			finishNum: 0,
			status: 0,
		});
		bench.wait(60);
		const failed = (await postJson(bench, QUERY, list())).data.records[0].fail;
		expect(await nodeStates()).toEqual([0, 0]);

		bench.wait(30 * 60);
		expect(await nodeStates()).toEqual([1, 0]);
		expect((await flows())[0]).toMatchObject({ status: 1, finishNum: 0 });

		const recalled = bench.sandbox.ledger.tasks().find(({ origin }) => origin === 'recall');
		expect(recalled?.calleeCount).toBe(failed);
		expect((await detail()).nodeList[0]).toMatchObject({ taskId: recalled?.taskId, scriptId: 41 });

		bench.wait(3 * HOUR);
		expect((await flows())[0]).toMatchObject({ status: 2, finishNum: 2 });
		expect(await nodeStates()).toEqual([2, 2]);
	});

	it('calls everybody again with type 0', async () => {
		await create({ recallType: 0 });
		bench.wait(5 * HOUR);
		const counts = bench.sandbox.ledger.tasks().map(({ calleeCount }) => calleeCount);
		expect(counts).toEqual([40, 40, 40]);
		// The recalls are wanted, so they are not counted as calling somebody twice.
		expect([...bench.sandbox.ledger.dialCounts().values()].every((count) => count === 1)).toBe(
			true,
		);
	});

	it('calls by intent, and is done at once when nobody is left', async () => {
		await create({ recallType: 3, recallIntent: ['99999'] });
		bench.wait(10 * HOUR);
		const sizes = bench.sandbox.ledger.tasks().map(({ calleeCount }) => calleeCount);
		expect(sizes[1]).toBeLessThan(40);
		expect(sizes[1]).toBeGreaterThan(0);
		expect((await flows())[0]).toMatchObject({ status: 2 });
	});

	it('starts earlier when the task is cancelled, with those who were not called', async () => {
		const taskId = await create({}, 'Cancelled');
		bench.wait(25);
		expect(await postForCode(bench, CANCEL, { taskIdList: [taskId] })).toBe('0');
		bench.wait(30 * 60);
		expect(await nodeStates()).toEqual([1, 0]);
		const [cancelled, recalled] = bench.sandbox.ledger.tasks();
		expect(cancelled.called).toBe(20);
		expect(recalled.callees).toEqual(expect.arrayContaining(cancelled.callees.slice(20)));
	});

	it('finds flows by part of the name of the task or by its id', async () => {
		const taskId = await create({}, 'May reminders');
		await create({}, 'June reminders');
		expect(await flows()).toHaveLength(2);
		expect(await flows({ taskName: 'june' })).toHaveLength(1);
		expect((await flows({ taskName: String(taskId) }))[0].taskName).toBe('May reminders');
	});

	it('shows its nodes in each of the printed shapes', async () => {
		await create();
		const node = { keyId: expect.any(Number), taskId: null, nodeStatus: 0, scriptId: 41 };
		expect(await detail()).toMatchObject({ status: 0, nodeList: [node, { scriptId: 42 }] });
		bench.sandbox.quirks.recallDetailShape = 'records';
		const { records, ...paging } = await detail();
		expect(paging).toMatchObject({ total: 2, pages: 1 });
		expect(records).toMatchObject([{ taskId: null, nodeStatus: 0 }, { nodeStatus: 0 }]);
		// As in the example of the page, whose nodes are those of voice files.
		expect(records[0]).not.toHaveProperty('scriptId');
		bench.sandbox.quirks.recallDetailShape = 'array';
		expect(await detail()).toMatchObject([node, { scriptId: 42 }]);
	});

	it('can be changed while it waits', async () => {
		await create();
		const changed = {
			keyId: await keyId(),
			recallType: 0,
			recallInterval: 5,
			recallNum: 1,
			nodeList: [{ scriptId: 43 }],
		};
		expect(await postForCode(bench, RECALL_UPDATE, { ...changed, recallNum: 2 })).toBe('-22');
		expect(await postForCode(bench, RECALL_UPDATE, { ...changed, keyId: 1 })).toBe('-22');
		expect(await postForCode(bench, RECALL_UPDATE, changed)).toBe('0');
		expect(await detail()).toMatchObject({
			recallType: 0,
			recallInterval: 5,
			recallNum: 1,
			nodeList: [{ scriptId: 43 }],
		});
		bench.wait(HOUR);
		expect(await postForCode(bench, RECALL_UPDATE, changed)).toBe('-22');
	});

	it('can be cancelled by flow or by task, while all of it waits', async () => {
		const taskId = await create();
		expect(await postForCode(bench, RECALL_CANCEL, { type: 2, id: taskId })).toBe('0');
		expect((await flows())[0].status).toBe(3);
		bench.wait(10 * HOUR);
		expect(bench.sandbox.ledger.tasks()).toHaveLength(1);

		await create({}, 'Another');
		expect(await postForCode(bench, RECALL_CANCEL, { type: 4, id: await keyId() })).toBe('-22');
		expect(await postForCode(bench, RECALL_CANCEL, { type: 1, id: await keyId() })).toBe('0');
		expect(await postForCode(bench, RECALL_CANCEL, { type: 1, id: await keyId() })).toBe('-22');
	});

	it('can be cancelled from a node on', async () => {
		await create();
		bench.wait(60 + 30 * 60);
		expect(await nodeStates()).toEqual([1, 0]);
		const [first, second] = (await detail()).nodeList;
		expect(await postForCode(bench, RECALL_CANCEL, { type: 1, id: await keyId() })).toBe('-22');
		expect(await postForCode(bench, RECALL_CANCEL, { type: 3, id: first.keyId })).toBe('-22');
		expect(await postForCode(bench, RECALL_CANCEL, { type: 3, id: second.keyId })).toBe('0');
		bench.wait(10 * HOUR);
		expect(await nodeStates()).toEqual([2, 3]);
	});

	it('refuses an unknown flow with -22', async () => {
		expect(await postForCode(bench, RECALL_DETAIL, { keyId: 12 })).toBe('-22');
		expect(await postForCode(bench, RECALL_DETAIL, { keyId: '12' })).toBe('-22');
		expect((await get(bench, RECALL_DETAIL)).status).toBe(405);
	});
});
