import fc from 'fast-check';
import { DateTime } from 'luxon';
import { InputProblem } from '../../../../nodes/LaafficVoiceAgent/api/errors';
import type { Zones } from '../../../../nodes/LaafficVoiceAgent/api/coerce';
import {
	knownZone,
	momentOf,
	PLATFORM_TIME,
} from '../../../../nodes/LaafficVoiceAgent/shared/times';
import {
	callingWindows,
	sendTime,
	type CallingWindow,
} from '../../../../nodes/LaafficVoiceAgent/task/create/schedule';

const SHANGHAI: Zones = { workflow: 'Asia/Shanghai', platform: 'Asia/Shanghai' };
const NEW_YORK: Zones = { workflow: 'America/New_York', platform: 'Asia/Shanghai' };
const KOLKATA: Zones = { workflow: 'Asia/Kolkata', platform: 'Asia/Shanghai' };

describe('a moment that the user gave', () => {
	it.each<[string, unknown]>([
		['ISO 8601', '2031-05-01T09:30:00'],
		['ISO 8601 without seconds', '2031-05-01T09:30'],
		['ISO 8601 without signs', '20310501T093000'],
		['with a blank', '2031-05-01 09:30:00'],
		['with blanks around it', ' 2031-05-01 09:30 '],
		['with an offset', '2031-05-01T09:30:00+05:30'],
		['with another offset', '2031-05-01T04:00:00Z'],
		['with an offset behind a blank', '2031-05-01 09:30:00 +05:30'],
		['a date', new Date('2031-05-01T04:00:00Z')],
		['an object of n8n', DateTime.fromISO('2031-05-01T09:30:00', { zone: 'Asia/Kolkata' })],
		['an object of another copy of the library', { toISO: () => '2031-05-01T09:30:00.000+05:30' }],
	])('%s', (_form, value) => {
		const moment = momentOf(value, 'Asia/Kolkata', 'Start Time');
		expect(moment.toUTC().toISO()).toBe('2031-05-01T04:00:00.000Z');
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['an empty text', ''],
		['a day without a time', '2031-05-01'],
		['an hour only', '2031-05-01T09'],
		['a time without a day', '09:30'],
		['words', 'tomorrow at 09:30'],
		['a day that does not exist', '2031-02-30T09:30:00'],
		['an hour that does not exist', '2031-05-01T25:00:00'],
		['a number', 1935374400000],
		['an invalid date', new Date('never')],
		['an invalid object of n8n', DateTime.fromISO('never')],
		['an object', { date: '2031-05-01' }],
	])('is not %s', (_what, value) => {
		expect(() => momentOf(value, 'Asia/Kolkata', 'Start Time')).toThrow(InputProblem);
		expect(() => momentOf(value, 'Asia/Kolkata', 'Start Time')).toThrow(
			"'Start Time' is not a date and time",
		);
	});
});

describe('the start of a campaign', () => {
	const NOW = Date.parse('2031-01-01T00:00:00Z');
	const written = (value: unknown, zones: Zones) =>
		sendTime(value, zones, NOW).setZone(zones.platform).toFormat(PLATFORM_TIME);

	it.each<[string, Zones, string]>([
		['2031-05-01T09:30:00', SHANGHAI, '2031-05-01 09:30:00'],
		['2031-05-01T09:30:00', KOLKATA, '2031-05-01 12:00:00'],
		['2031-05-01T09:30:00', NEW_YORK, '2031-05-01 21:30:00'],
		['2031-01-15T09:30:00', NEW_YORK, '2031-01-15 22:30:00'],
		['2031-05-01T20:30:00', NEW_YORK, '2031-05-02 08:30:00'],
		['2031-05-01T09:30:00+02:00', NEW_YORK, '2031-05-01 15:30:00'],
		['2031-05-01T09:30:00Z', KOLKATA, '2031-05-01 17:30:00'],
		[
			'2031-05-01T09:30:00',
			{ workflow: 'UTC', platform: 'America/Sao_Paulo' },
			'2031-05-01 06:30:00',
		],
		['2031-05-01T09:30:00', { workflow: 'Asia/Kathmandu', platform: 'UTC' }, '2031-05-01 03:45:00'],
	])('%s in %j is sent as %s', (value, zones, expected) => {
		expect(written(value, zones)).toBe(expected);
	});

	it('is the same clock time before and after the change of the clocks', () => {
		// New York changes on 9 March 2031 at 2:00.
		expect(written('2031-03-08T09:30:00', NEW_YORK)).toBe('2031-03-08 22:30:00');
		expect(written('2031-03-10T09:30:00', NEW_YORK)).toBe('2031-03-10 21:30:00');
	});

	it('must not be in the past', () => {
		expect(() => sendTime('2030-12-31T23:59:59Z', SHANGHAI, NOW)).toThrow(
			"'Start Time' is in the past: 2031-01-01T07:59:59.000+08:00",
		);
		expect(written('2031-01-01T00:00:00Z', SHANGHAI)).toBe('2031-01-01 08:00:00');
	});
});

describe('daily calling windows', () => {
	const MAY = DateTime.fromISO('2031-05-01T12:00:00Z');
	const JANUARY = DateTime.fromISO('2031-01-15T12:00:00Z');
	const at = (strTime: string, endTime: string): CallingWindow => ({ strTime, endTime });

	it.each<[string, CallingWindow, Zones, DateTime, CallingWindow[]]>([
		['stays', at('09:00', '18:00'), SHANGHAI, MAY, [at('09:00', '18:00')]],
		['is written in full', at('9:00', '18:00:00'), SHANGHAI, MAY, [at('09:00', '18:00')]],
		['can be the whole day', at('00:00', '23:59'), SHANGHAI, MAY, [at('00:00', '23:59')]],
		['moves', at('09:00', '18:00'), KOLKATA, MAY, [at('11:30', '20:30')]],
		['moves to the next day', at('13:00', '18:00'), NEW_YORK, MAY, [at('01:00', '06:00')]],
		[
			'becomes two across midnight',
			at('09:00', '18:00'),
			NEW_YORK,
			MAY,
			[at('21:00', '23:59'), at('00:00', '06:00')],
		],
		[
			'becomes two in winter, an hour later',
			at('09:00', '18:00'),
			NEW_YORK,
			JANUARY,
			[at('22:00', '23:59'), at('00:00', '07:00')],
		],
		[
			'that ends at midnight stays one',
			at('09:00', '12:00'),
			NEW_YORK,
			MAY,
			[at('21:00', '23:59')],
		],
		[
			'that starts at midnight stays one',
			at('12:00', '15:00'),
			NEW_YORK,
			MAY,
			[at('00:00', '03:00')],
		],
		[
			'that starts in the last minute starts at midnight',
			at('11:59', '15:00'),
			NEW_YORK,
			MAY,
			[at('00:00', '03:00')],
		],
	])('a window %s', (_what, window, zones, day, expected) => {
		expect(callingWindows([window], zones, day)).toEqual(expected);
	});

	it.each<[string, string, string, string]>([
		['that starts in the hour which New York leaves out', '2031-03-09', '02:30', '03:00'],
		['that lies in the hour which New York leaves out', '2031-03-09', '02:15', '02:45'],
		['across the change to summer', '2031-03-09', '01:00', '04:00'],
		['across the change to winter', '2031-11-02', '00:30', '03:00'],
		['in the hour that comes twice', '2031-11-02', '01:15', '01:45'],
	])('a window %s keeps its length', (_what, date, strTime, endTime) => {
		const day = DateTime.fromISO(`${date}T00:30:00`, { zone: 'America/New_York' });
		const windows = callingWindows([{ strTime, endTime }], NEW_YORK, day);
		expect(windows).toHaveLength(1);
		expect(lengthOf(windows[0])).toBe(lengthOf({ strTime, endTime }));
	});

	it('takes up to three, after those that cross midnight have been divided', () => {
		const two = [at('08:00', '09:00'), at('10:00', '11:00')];
		expect(callingWindows([...two, at('13:00', '14:00')], SHANGHAI, MAY)).toHaveLength(3);
		expect(callingWindows([...two, at('11:30', '13:00')], KOLKATA, MAY)).toHaveLength(3);
		expect(() => callingWindows([...two, ...two], SHANGHAI, MAY)).toThrow(
			"'Calling Windows' has 4 windows, but at most 3 are allowed",
		);
		expect(() => callingWindows([...two, at('11:30', '13:00')], NEW_YORK, MAY)).toThrow(
			"'Calling Windows' becomes 4 windows in the zone of the platform (Asia/Shanghai)",
		);
	});

	it.each<[string, unknown, unknown]>([
		['ends before it starts', '18:00', '09:00'],
		['has no length', '09:00', '09:00'],
		['has no start', '', '09:00'],
		['has no end', '09:00', undefined],
		['has an hour that does not exist', '09:00', '24:00'],
		['has a minute that does not exist', '09:60', '10:00'],
		['has seconds', '09:00:30', '10:00'],
		['has words', '9 am', '5 pm'],
		['has a number', 9, 17],
	])('refuses a window that %s', (_what, strTime, endTime) => {
		expect(() => callingWindows([{ strTime, endTime }], SHANGHAI, MAY)).toThrow(InputProblem);
	});

	it('refuses one that is nothing but the last minute of the day', () => {
		expect(() => callingWindows([at('11:59', '12:00')], NEW_YORK, MAY)).toThrow(InputProblem);
	});

	it('always allows the same minutes of the day, in any zones on any day', () => {
		const zone = fc.constantFrom(
			'UTC',
			'Asia/Shanghai',
			'Asia/Kolkata',
			'Asia/Kathmandu',
			'America/New_York',
			'America/Sao_Paulo',
			'America/St_Johns',
			'Europe/Berlin',
			'Africa/Lagos',
			'Australia/Lord_Howe',
			'Pacific/Kiritimati',
			'Pacific/Pago_Pago',
		);
		const minutes = fc
			.tuple(fc.nat(23 * 60 + 59), fc.nat(23 * 60 + 59))
			.filter(([from, to]) => from !== to)
			.map((both) => [Math.min(...both), Math.max(...both)]);
		const moment = fc.date({
			min: new Date('2030-01-01'),
			max: new Date('2033-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(zone, zone, minutes, moment, (workflow, platform, [from, to], date) => {
				const zones = { workflow, platform };
				const typed = { strTime: clock(from), endTime: clock(to) };
				let windows: CallingWindow[];
				try {
					windows = callingWindows([typed], zones, DateTime.fromJSDate(date));
				} catch {
					expect(to - from).toBe(1);
					return;
				}
				expect([1, 2]).toContain(windows.length);
				for (const { strTime, endTime } of windows) {
					expect(`${strTime} ${endTime}`).toMatch(/^\d\d:\d\d \d\d:\d\d$/);
					expect(strTime < endTime).toBe(true);
				}
				const allowed = windows.map(lengthOf).reduce((sum, length) => sum + length, 0);
				// The minute from 23:59 to midnight cannot be written.
				expect([to - from, to - from - 1]).toContain(allowed);
			}),
			{ seed: 20310501, numRuns: 3_000 },
		);
	});

	function lengthOf({ strTime, endTime }: CallingWindow): number {
		return minuteOf(endTime) - minuteOf(strTime);
	}

	function minuteOf(time: string): number {
		const [hour, minute] = time.split(':').map(Number);
		return hour * 60 + minute;
	}

	function clock(minute: number): string {
		return DateTime.utc(2031).plus({ minutes: minute }).toFormat('HH:mm');
	}
});

describe('the name of a zone', () => {
	it.each(['Asia/Shanghai', 'America/Sao_Paulo', 'UTC', 'Etc/GMT+8'])('can be %s', (zone) => {
		expect(knownZone(zone, "'Time Zone'")).toBe(zone);
	});

	it.each(['Shanghai', 'UTC + 4', '', 'Asia/Atlantis'])('cannot be %j', (zone) => {
		expect(() => knownZone(zone, "'Time Zone'")).toThrow(
			`'Time Zone' is "${zone}", which is not the name of a time zone`,
		);
	});
});
