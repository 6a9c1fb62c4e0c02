import {
	campaign,
	callees,
	CANCEL,
	CREATE,
	get,
	list,
	postForCode,
	postJson,
	QUERY,
	startBench,
	RECORDING_URL,
	VOICE_FILE,
} from './client';
import type { Bench } from './client';
import { recordingFileId } from '../../../sandbox/calls/recordings';
import type { Task } from '../../../sandbox/tasks/task';
import { DEMO_ACCOUNT } from '../../../sandbox';

interface FoundFile {
	readonly status: string;
	readonly data: { readonly url: string; readonly expireTime: number };
}

describe('Following tasks', () => {
	let bench: Bench;
	beforeEach(async () => {
		bench = await startBench();
	});
	afterEach(async () => await bench.sandbox.close());

	const create = async (taskName: string, changes: Record<string, unknown> = {}) =>
		(await postJson(bench, CREATE, campaign({ taskName, ...changes }))).data as number;
	const query = async (params = {}, page = {}) =>
		(await postJson(bench, QUERY, list(params, page))).data;
	const names = async (params = {}, page = {}) =>
		(await query(params, page)).records.map(({ taskName }: { taskName: string }) => taskName);
	const only = async () => (await query()).records[0];

	it('moves from submitting over calling to finished', async () => {
		await create('Forty', { numberInfoList: callees(40) });
		expect(await only()).toMatchObject({ status: 6, rate: '0', callNum: 0 });
		bench.wait(25);
		expect(await only()).toMatchObject({ status: 1, rate: '50', callNum: 20 });
		bench.wait(60);
		const done = await only();
		expect(done).toMatchObject({ status: 2, rate: '100', callNum: 40, numCnt: 40 });
		expect(done.success + done.fail).toBe(40);
		expect(done.asr).toBe(String(Math.round((100 * done.success) / 40)));
		expect(done.taskSumPayFee).toMatch(/^\d+\.\d{6}\(USD\)$/);
		expect(done.acd).toMatch(/^\d+s$/);
	});

	it('waits for the time to start', async () => {
		await create('Later', { sendTime: '2026-04-01 13:00:00' });
		expect(await only()).toMatchObject({ status: 0 });
		bench.wait(3601);
		expect(await only()).toMatchObject({ status: 6 });
	});

	it('gives the same outcomes for the same seed, and others for another', async () => {
		const outcomes = async (seed: number) => {
			const again = await startBench({ seed });
			await postJson(again, CREATE, campaign({ numberInfoList: callees(200) }));
			again.wait(3600);
			const answer = await postJson(again, QUERY, list());
			await again.sandbox.close();
			return answer.data.records[0];
		};
		const first = await outcomes(5);
		expect(await outcomes(5)).toEqual(first);
		expect((await outcomes(6)).agentTotalFeetime).not.toBe(first.agentTotalFeetime);
	});

	it('lists the newest first, page by page', async () => {
		for (const name of ['One', 'Two', 'Three']) {
			await create(name);
			bench.wait(1);
		}
		expect(await names()).toEqual(['Three', 'Two', 'One']);
		expect(await names({}, { size: 2, current: 2 })).toEqual(['One']);
		const page = await query({}, { size: 2, current: 3 });
		expect(page).toEqual({
			records: [],
			total: 3,
			size: 2,
			current: 3,
			searchCount: true,
			pages: 2,
		});
	});

	it('filters by name, state and time', async () => {
		await create('May reminders');
		bench.wait(3600);
		await create('June reminders');
		expect(await names({ searchCondition: 'REMIND' })).toHaveLength(2);
		expect(await names({ searchCondition: 'june' })).toEqual(['June reminders']);
		expect(await names({ statusList: [2] })).toEqual(['May reminders']);
		expect(await names({ statusList: [0, 6] })).toEqual(['June reminders']);
		const untilNoon = { endTime: '2026-04-01 12:00:00' };
		expect(await names(untilNoon)).toEqual(['May reminders']);
		expect(await names({ strTime: '2026-04-01 12:00:01' })).toEqual(['June reminders']);
		expect(await names({ idxAppId: 4711 })).toEqual([]);
		expect(await names({ idxAppId: DEMO_ACCOUNT.idxAppId })).toHaveLength(2);
	});

	it.each<[string, object]>([
		['page 0', { current: 0 }],
		['pages of 101', { size: 101 }],
		['numbers as text', { size: '10' }],
		['no params', { params: undefined }],
		['no start', list({ strTime: undefined })],
		['an ISO time', list({ strTime: '2026-04-01T00:00:00Z' })],
		['a start after the end', list({ strTime: '2026-05-01 00:00:00' })],
		['no task type', list({ taskType: undefined })],
		['another task type', list({ taskType: 1 })],
		['a state that does not exist', list({ statusList: [7] })],
		['states as text', list({ statusList: ['2'] })],
		['the application by its text id', list({ idxAppId: 'DemoApp1' })],
	])('refuses %s with -22', async (_name, changes) => {
		expect(await postForCode(bench, QUERY, { ...list(), ...changes })).toBe('-22');
	});

	it('calls the id jobId, leaves totals out and repeats the last page when told to', async () => {
		const taskId = await create('One');
		Object.assign(bench.sandbox.quirks, {
			taskIdField: 'jobId',
			listTotals: false,
			pastLastPage: 'repeat',
		});
		const page = await query({}, { current: 9 });
		expect(Object.keys(page).sort()).toEqual(['current', 'records', 'size']);
		expect(page.records[0]).toMatchObject({ jobId: taskId });
		expect(page.records[0]).not.toHaveProperty('taskId');
	});

	it('cancels a task: nobody is called any more', async () => {
		const taskId = await create('Forty', { numberInfoList: callees(40) });
		bench.wait(25);
		expect(await postForCode(bench, CANCEL, { taskIdList: [taskId] })).toBe('0');
		bench.wait(3600);
		expect(await only()).toMatchObject({ status: 4, callNum: 20, rate: '50' });
		expect(await postForCode(bench, CANCEL, { taskIdList: [taskId] })).toBe('-54');
	});

	it('cancels all tasks of a request or none', async () => {
		const first = await create('First');
		bench.wait(3600);
		const second = await create('Second');
		expect(await postForCode(bench, CANCEL, { taskIdList: [second, first] })).toBe('-54');
		expect(await postForCode(bench, CANCEL, { taskIdList: [second, 1] })).toBe('-24');
		expect(await postForCode(bench, CANCEL, { taskIdList: [] })).toBe('-22');
		expect(await names({ statusList: [4] })).toEqual([]);
		expect(await postForCode(bench, CANCEL, { taskIdList: [second] })).toBe('0');
	});

	it('plays a recording, and answers HTTP 500 for what it does not know', async () => {
		const taskId = await create('Forty', { numberInfoList: callees(40) });
		bench.wait(3600);
		// The id is in the call report; here it is made as the report will make it.
		const ids = await Promise.all(
			callees(40).map(async (_, row) => {
				const id = recordingFileId(recordingTask(taskId), row);
				return await get(bench, `${VOICE_FILE}?voiceFileId=${id}`);
			}),
		);
		const answered = (await only()).answeredNum;
		const played = ids.filter(({ status }) => status === 200);
		expect(played).toHaveLength(answered);
		expect(played[0].headers.get('content-type')).toBe('audio/mpeg');
		expect((await played[0].arrayBuffer()).byteLength).toBeGreaterThan(1000);

		const unknown = await get(bench, `${VOICE_FILE}?voiceFileId=nothing.mp3`);
		expect(unknown.status).toBe(500);
		expect(unknown.headers.get('content-type')).toContain('text/plain');
	});

	it('tells where a recording lies, for everybody who has the URL until it expires', async () => {
		const taskId = await create('Forty', { numberInfoList: callees(40) });
		bench.wait(3600);
		const answers = await Promise.all(
			callees(40).map(async (_, row) => {
				const id = recordingFileId(recordingTask(taskId), row);
				const path = `${RECORDING_URL}?recordingFileId=${id}&sourceType=group`;
				return (await (await get(bench, path)).json()) as FoundFile;
			}),
		);
		const found = answers.filter(({ status }) => status === '0');
		expect(found).toHaveLength((await only()).answeredNum);
		expect(answers.find(({ status }) => status !== '0')).toMatchObject({ status: '-24' });
		const { url, expireTime } = found[0].data;
		expect(String(expireTime)).toMatch(/^\d{13}$/);
		expect((await fetch(url)).headers.get('content-type')).toBe('audio/mpeg');
		expect((await fetch(url.replace('expires=', 'expires=9'))).status).toBe(403);
		expect((await get(bench, url.slice(bench.sandbox.url.length))).status).toBe(403);
		bench.wait(2 * 3600);
		expect((await fetch(url)).status).toBe(403);
	});

	/** As much of the task as the id of a recording is made from. */
	const recordingTask = (id: number) =>
		({
			id,
			account: DEMO_ACCOUNT,
			callees: { length: 40 },
			timeline: { startAt: bench.now(), callingAt: bench.now(), endAt: bench.now() },
		}) as unknown as Task;
});
