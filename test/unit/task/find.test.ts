import { DateTime } from 'luxon';
import type { RecordPage } from '../../../nodes/LaafficVoiceAgent/api/paging';
import { findTasks } from '../../../nodes/LaafficVoiceAgent/task/find';

type Body = { current: number; size: number; params: Record<string, unknown> };

/** A task list that answers every request with the page that was asked for. */
function listOf(records: ReadonlyArray<Record<string, unknown>>) {
	const asked: Body[] = [];
	const fetchPage = async (body: Record<string, unknown>): Promise<RecordPage> => {
		const { current, size } = body as Body;
		asked.push(body as Body);
		return {
			records: records.slice((current - 1) * size, current * size),
			total: records.length,
			pages: Math.ceil(records.length / size),
		};
	};
	return { asked, fetchPage };
}

const ZONE = 'Asia/Shanghai';
const task = (taskId: number, taskName: string, numCnt: unknown = 10) => ({
	taskId,
	taskName,
	numCnt,
});

describe('a task by its name', () => {
	it('is the one with exactly this name among those that contain it', async () => {
		const { fetchPage } = listOf([
			task(1, 'Renewals May (2)'),
			task(2, 'renewals may'),
			task(3, 'Renewals May '),
			task(4, 'Renewals May'),
		]);
		expect((await findTasks(['Renewals May'], fetchPage, ZONE)).get('Renewals May')).toEqual({
			taskId: 4,
			calleeCount: 10,
			stateCode: undefined,
			agentId: undefined,
		});
	});

	it('is found though a name of digits came as a number', async () => {
		const { fetchPage } = listOf([{ ...task(7, ''), taskName: 20310501 }]);
		expect((await findTasks(['20310501'], fetchPage, ZONE)).get('20310501')?.taskId).toBe(7);
	});

	it('is none if only others contain the name', async () => {
		const { fetchPage } = listOf([task(1, 'Renewals May (2)')]);
		expect(
			(await findTasks(['Renewals May'], fetchPage, ZONE)).get('Renewals May'),
		).toBeUndefined();
	});

	it('is none in an empty list', async () => {
		const { fetchPage, asked } = listOf([]);
		expect(
			(await findTasks(['Renewals May'], fetchPage, ZONE)).get('Renewals May'),
		).toBeUndefined();
		expect(asked).toHaveLength(1);
	});

	it('is found on a later page, and no page is read in vain', async () => {
		const others = Array.from({ length: 350 }, (_, index) => task(index + 1, `Renewals ${index}`));
		const records = [...others.slice(0, 150), task(900, 'Renewals'), ...others.slice(150)];
		const { fetchPage, asked } = listOf(records);
		expect((await findTasks(['Renewals'], fetchPage, ZONE)).get('Renewals')).toMatchObject({
			taskId: 900,
		});
		expect(asked.map(({ current }) => current)).toEqual([1, 2]);
	});

	it.each<[string, Record<string, unknown>, object]>([
		['jobId', { jobId: 5, taskName: 'Renewals', numCnt: '12' }, { taskId: 5, calleeCount: 12 }],
		['no count', { taskId: 5, taskName: 'Renewals' }, { taskId: 5, calleeCount: undefined }],
		[
			'a long id',
			{ taskId: '12345678901234567890', taskName: 'Renewals', numCnt: 1 },
			{ taskId: '12345678901234567890', calleeCount: 1 },
		],
	])('is read from a record with %s', async (_what, record, found) => {
		const { fetchPage } = listOf([record]);
		expect((await findTasks(['Renewals'], fetchPage, ZONE)).get('Renewals')).toMatchObject(found);
	});

	it('comes with its state and its agent, where the list tells them', async () => {
		const { fetchPage } = listOf([{ ...task(5, 'Renewals'), status: '6', scriptId: 56 }]);
		expect((await findTasks(['Renewals'], fetchPage, ZONE)).get('Renewals')).toMatchObject({
			stateCode: 6,
			agentId: 56,
		});
	});

	it('is found with others that begin alike by one question', async () => {
		const { fetchPage, asked } = listOf([task(1, 'Renewals (3)'), task(2, 'Renewals')]);
		const names = ['Renewals', 'Renewals (2)', 'Renewals (3)'];
		expect([...(await findTasks(names, fetchPage, ZONE)).keys()]).toEqual([
			'Renewals (3)',
			'Renewals',
		]);
		expect(asked.map(({ params }) => params.searchCondition)).toEqual(['Renewals']);
	});

	it('is not a record without an id', async () => {
		const { fetchPage } = listOf([{ taskName: 'Renewals', numCnt: 1 }]);
		expect((await findTasks(['Renewals'], fetchPage, ZONE)).get('Renewals')).toBeUndefined();
	});

	it('fails with the list', async () => {
		const away = async () => {
			throw new Error('The list is away');
		};
		await expect(findTasks(['Renewals'], away, ZONE)).rejects.toThrow('The list is away');
	});
});

describe('the request', () => {
	beforeEach(() => {
		jest.useFakeTimers({ now: Date.parse('2031-05-01T20:00:00Z') });
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	async function rangeFor(latest?: DateTime) {
		const { fetchPage, asked } = listOf([]);
		await findTasks(['Renewals'], fetchPage, ZONE, latest);
		return asked[0].params as { strTime: string; endTime: string };
	}

	it('asks for tasks of agents whose name contains the text, a hundred a page', async () => {
		const { fetchPage, asked } = listOf([]);
		await findTasks(['Renewals'], fetchPage, ZONE);
		expect(asked).toEqual([
			{
				current: 1,
				size: 100,
				params: {
					strTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
					endTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
					taskType: 3,
					statusList: [],
					searchCondition: 'Renewals',
				},
			},
		]);
	});

	it('covers five months up to now, with a margin for any zone', async () => {
		expect(await rangeFor()).toMatchObject({
			strTime: '2030-12-01 04:00:00',
			endTime: '2031-05-04 04:00:00',
		});
	});

	it('covers a start in the future', async () => {
		const { endTime } = await rangeFor(DateTime.fromISO('2031-06-01T00:00:00Z'));
		expect(endTime).toBe('2031-06-03 08:00:00');
	});

	it('asks for several ranges, the one of today first, where the start is a year away', async () => {
		const { fetchPage, asked } = listOf([]);
		await findTasks(['Renewals'], fetchPage, ZONE, DateTime.fromISO('2032-05-01T00:00:00Z'));
		expect(asked.map(({ params }) => [params.strTime, params.endTime])).toEqual([
			['2030-12-01 04:00:00', '2031-05-04 04:00:00'],
			['2031-05-04 04:00:00', '2031-10-05 04:00:00'],
			['2031-10-05 04:00:00', '2032-03-07 04:00:00'],
			['2032-03-07 04:00:00', '2032-05-03 08:00:00'],
		]);
	});

	it('asks for no range that is longer than the list page shows', async () => {
		for (const days of [0, 31, 149, 150, 151, 152, 153, 154, 200, 400]) {
			const { fetchPage, asked } = listOf([]);
			const latest = DateTime.now().plus({ days });
			await findTasks(['Renewals'], fetchPage, ZONE, latest);
			const ranges = asked.map(({ params }) =>
				[params.strTime, params.endTime].map((time) =>
					DateTime.fromSQL(String(time), { zone: ZONE }),
				),
			);
			for (const [start, end] of ranges) expect(end.diff(start, 'days').days).toBeLessThan(155);
			for (const moment of [DateTime.now(), latest]) {
				expect(ranges.some(([start, end]) => start <= moment && moment <= end)).toBe(true);
			}
		}
	});

	it('ends with the range in which the task is', async () => {
		const { fetchPage, asked } = listOf([task(1, 'Renewals')]);
		await findTasks(['Renewals'], fetchPage, ZONE, DateTime.fromISO('2032-05-01T00:00:00Z'));
		expect(asked).toHaveLength(1);
	});
});
