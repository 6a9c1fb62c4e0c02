/** When the tasks of a campaign start, across nights in which the clocks are changed. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { pacedStarts } from '../../../../nodes/LaafficVoiceAgent/task/create/pacing';
import type { CallingWindow } from '../../../../nodes/LaafficVoiceAgent/task/create/schedule';

const NEW_YORK = 'America/New_York';
const BERLIN = 'Europe/Berlin';
const DAY = 24 * 60;

const at = (strTime: string, endTime: string): CallingWindow => ({ strTime, endTime });
const OFFICE = [at('09:00', '12:00'), at('14:00', '18:00')];

/** The starts as the clock of the zone shows them, with its distance from UTC. */
function starts(
	first: string,
	zone: string,
	minutes: number,
	windows: readonly CallingWindow[] = [],
	count = 4,
): string[] {
	const moments = pacedStarts(DateTime.fromISO(first, { zone }), count, minutes, windows);
	return moments.map((moment) => moment.toFormat('MM-dd HH:mm ZZZ'));
}

describe('minutes apart', () => {
	test('are minutes that pass, in the night when an hour is left out', () => {
		// New York sets its clocks from 2:00 to 3:00 on 9 March 2031.
		expect(starts('2031-03-09T01:15', NEW_YORK, 30)).toEqual([
			'03-09 01:15 -0500',
			'03-09 01:45 -0500',
			'03-09 03:15 -0400',
			'03-09 03:45 -0400',
		]);
	});

	test('and in the night when an hour comes twice: two tasks do not start at once', () => {
		expect(starts('2031-11-02T01:15-04:00', NEW_YORK, 30, [], 5)).toEqual([
			'11-02 01:15 -0400',
			'11-02 01:45 -0400',
			'11-02 01:15 -0500',
			'11-02 01:45 -0500',
			'11-02 02:15 -0500',
		]);
	});

	test('end with the window, by the clock of that day', () => {
		expect(starts('2031-03-09T11:15', NEW_YORK, 60, OFFICE)).toEqual([
			'03-09 11:15 -0400',
			'03-09 14:00 -0400',
			'03-09 15:00 -0400',
			'03-09 16:00 -0400',
		]);
	});

	test('across midnight, which needs two windows', () => {
		const night = [at('22:00', '23:59'), at('00:00', '01:00')];
		expect(starts('2031-03-08T23:00', NEW_YORK, 45, night, 6)).toEqual([
			'03-08 23:00 -0500',
			'03-08 23:45 -0500',
			'03-09 00:30 -0500',
			'03-09 22:00 -0400',
			'03-09 22:45 -0400',
			'03-09 23:30 -0400',
		]);
	});

	test('a window in the hour that is left out opens when the clock is past it', () => {
		expect(starts('2031-03-08T02:15', NEW_YORK, 60, [at('02:15', '02:45')])).toEqual([
			'03-08 02:15 -0500',
			'03-09 03:15 -0400',
			'03-10 02:15 -0400',
			'03-11 02:15 -0400',
		]);
	});
});

describe('days apart', () => {
	test('are the same hour of each day, when the clocks are set forward', () => {
		expect(starts('2031-03-29T17:30', BERLIN, DAY, OFFICE)).toEqual([
			'03-29 17:30 +0100',
			'03-30 17:30 +0200',
			'03-31 17:30 +0200',
			'04-01 17:30 +0200',
		]);
	});

	test('and when they are set back', () => {
		expect(starts('2031-10-25T09:00', BERLIN, 2 * DAY, OFFICE, 3)).toEqual([
			'10-25 09:00 +0200',
			'10-27 09:00 +0100',
			'10-29 09:00 +0100',
		]);
	});

	test('begin with the first window, if the campaign starts outside of them', () => {
		expect(starts('2031-03-29T20:00', BERLIN, DAY, OFFICE, 3)).toEqual([
			'03-29 20:00 +0100',
			'03-31 09:00 +0200',
			'04-01 09:00 +0200',
		]);
	});
});

test('in any zone on any day: in order, far enough apart, and inside the windows', () => {
	const zone = fc.constantFrom(
		'America/New_York',
		'America/St_Johns',
		'America/Santiago',
		'Africa/Casablanca',
		'Asia/Kolkata',
		'Australia/Lord_Howe',
		'Europe/Berlin',
		'Pacific/Apia',
	);
	const time = fc.nat(DAY - 1).map((minute) => DateTime.utc(2031).plus({ minutes: minute }));
	const window = fc
		.tuple(time, time)
		.filter(([from, to]) => from < to)
		.map(([from, to]) => at(from.toFormat('HH:mm'), to.toFormat('HH:mm')));
	const moment = fc.date({
		min: new Date('2030-01-01'),
		max: new Date('2033-01-01'),
		noInvalidDate: true,
	});
	const apart = fc.oneof(fc.integer({ min: 1, max: 2 * DAY }), fc.constantFrom(DAY, 7 * DAY));
	fc.assert(
		fc.property(
			zone,
			moment,
			fc.array(window, { maxLength: 3 }),
			apart,
			(zone, date, windows, minutes) => {
				const first = DateTime.fromJSDate(date, { zone });
				const [, ...later] = pacedStarts(first, 6, minutes, windows);
				let before = first;
				for (const start of later) {
					// A day can be an hour shorter.
					const least = minutes % DAY === 0 ? minutes - 60 : minutes;
					expect(start.diff(before, 'minutes').minutes).toBeGreaterThanOrEqual(least);
					if (!isInside(start, windows)) expect(isLeftOut(start)).toBe(true);
					before = start;
				}
			},
		),
		{ seed: 20310501, numRuns: 600 },
	);
});

function isInside(start: DateTime, windows: readonly CallingWindow[]): boolean {
	const clock = start.toFormat('HH:mm');
	return (
		windows.length === 0 ||
		windows.some(({ strTime, endTime }) => strTime <= clock && clock < endTime)
	);
}

/** Whether the clock was set forward a short time ago, so that it never showed when a window opens. */
function isLeftOut(start: DateTime): boolean {
	return start.minus({ hours: 2 }).offset < start.offset;
}
