import {
	compare,
	LOOK_BACK,
	MOST_WATCHED,
	readFrom,
	type Watch,
} from '../../../nodes/LaafficVoiceAgent/campaignTrigger/watch';

const ZONE = 'Asia/Shanghai';
const DAY = 24 * 60 * 60_000;
const NOW = Date.parse('2031-05-10T12:00:00+08:00');
const NOTHING: Watch = { account: 'a', newest: 0, tasks: {} };
const time = (hours: number) => Date.parse('2031-05-01T00:00:00+08:00') + hours * 60 * 60_000;

/** A task by its ID and state, created so many hours after the first of May. */
function task(taskId: number, status: number, hour: number) {
	const day = String(1 + Math.floor(hour / 24)).padStart(2, '0');
	const clock = String(hour % 24).padStart(2, '0');
	return { taskId, status, createdTime: `2031-05-${day} ${clock}:00:00` };
}

const seeing = (watch: Watch, ...records: object[]) =>
	compare(watch, records as Array<Record<string, unknown>>, { zone: ZONE, now: NOW });

describe('where the list is read from', () => {
	it('is a little before the newest task, if all have ended', () => {
		const { watch } = seeing(NOTHING, task(1, 2, 1), task(2, 4, 30));
		expect(readFrom(watch, NOW)).toBe(time(30) - LOOK_BACK);
	});

	it.each([0, 1, 5, 6, 9])('is before a task in state %d, however old', (state) => {
		const { watch } = seeing(NOTHING, task(1, state, 1), task(2, 2, 30));
		expect(readFrom(watch, NOW)).toBe(time(1) - LOOK_BACK);
	});

	it('goes back no further than lists are known to reach', () => {
		const { watch } = seeing(NOTHING, task(1, 1, 1));
		expect(readFrom(watch, NOW + 300 * DAY)).toBe(NOW + 146 * DAY);
	});

	it('does not go back when an older task comes up late', () => {
		const { watch } = seeing(NOTHING, task(2, 2, 30));
		expect(seeing(watch, task(1, 2, 29)).watch.newest).toBe(time(30));
	});
});

describe('what is kept', () => {
	it('is every task that has not ended, and of the others only the newest', () => {
		const { watch } = seeing(NOTHING, task(1, 2, 1), task(2, 1, 2), task(3, 2, 30));
		expect(Object.keys(watch.tasks)).toEqual(['2', '3']);
	});

	it('is no task for ever: one that never ends is given up', () => {
		const { watch } = seeing(NOTHING, task(1, 1, 1));
		const later = compare(watch, [], { zone: ZONE, now: NOW + 300 * DAY });
		expect(later.watch.tasks).toEqual({});
	});

	it('is not more than n8n should store', () => {
		const tasks = Array.from({ length: MOST_WATCHED + 1 }, (_, id) => task(id + 1, 1, 1));
		expect(() => seeing(NOTHING, ...tasks)).toThrow('too many to watch');
	});
});

it('a task without an ID is passed over', () => {
	const { reached, watch } = seeing(NOTHING, { status: 2, createdTime: '2031-05-01 00:00:00' });
	expect(reached).toEqual([]);
	expect(watch.tasks).toEqual({});
});

it.each([undefined, '', 'yesterday'])('a creation time of %j stops the trigger', (createdTime) => {
	expect(() => seeing(NOTHING, { taskId: 1, status: 2, createdTime })).toThrow('was created');
});

it('an old task that was not known has been told before', () => {
	const { watch } = seeing(NOTHING, task(2, 2, 30));
	expect(seeing(watch, task(1, 2, 1)).reached).toEqual([]);
	expect(seeing(watch, task(1, 2, 29)).reached).toHaveLength(1);
});
