import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { timeIn } from '../../../nodes/LaafficVoiceAgent/api/coerce';
import { clockOf } from '../../../nodes/LaafficVoiceAgent/api/zoneClock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Offsets of half and three quarters of an hour, half an hour of summer time, none, and the usual. */
const ZONES = [
	'Asia/Shanghai',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Asia/Gaza',
	'America/New_York',
	'America/Sao_Paulo',
	'America/St_Johns',
	'Africa/Casablanca',
	'Australia/Lord_Howe',
	'Europe/Berlin',
	'Europe/Dublin',
	'Pacific/Apia',
	'Pacific/Chatham',
	'UTC',
];

const SPRING = new Date('2031-04-15T12:00:00Z');
const WINTER = new Date('2031-01-15T12:00:00Z');

/** What luxon says, which asks the calendar of Node.js for each moment. */
const byLuxon = (wall: string, zone: string) => DateTime.fromSQL(wall, { zone });

/** A clock's face, as the platform writes times. */
const face = (wall: number) => new Date(wall).toISOString().slice(0, 19).replace('T', ' ');

/** Nobody changes the clocks twice within so many days. */
const STEP = 10 * DAY;

/** When the clocks of a zone are changed, to the second. */
function clockChanges(zone: string, from: number, to: number): number[] {
	const calendar = IANAZone.create(zone);
	const changes: number[] = [];
	for (let day = from; day < to; day += STEP) {
		const before = calendar.offset(day);
		if (calendar.offset(day + STEP) === before) continue;
		let [low, high] = [day, day + STEP];
		while (high - low > 1_000) {
			const middle = Math.floor((low + high) / 2_000) * 1_000;
			if (calendar.offset(middle) === before) low = middle;
			else high = middle;
		}
		changes.push(high);
	}
	return changes;
}

afterEach(() => jest.useRealTimers());

describe('a clock of a zone', () => {
	it.each([
		['winter, before the summer time', '2031-03-30T00:59:59.999Z', '2031-03-30T01:59:59.999+01:00'],
		[
			'the first moment of summer time',
			'2031-03-30T01:00:00.000Z',
			'2031-03-30T03:00:00.000+02:00',
		],
		['the hour that comes twice', '2031-10-26T00:30:00.000Z', '2031-10-26T02:30:00.000+02:00'],
		['the same hour again', '2031-10-26T01:30:00.000Z', '2031-10-26T02:30:00.000+01:00'],
	])('shows %s', (_what, moment, iso) => {
		expect(clockOf('Europe/Berlin').iso(Date.parse(moment))).toBe(iso);
	});

	it.each([
		['an hour that is left out in Berlin', 'Europe/Berlin', '02:30', '2031-03-30', '01:30'],
		['an hour that is left out in New York', 'America/New_York', '02:30', '2031-03-09', '07:30'],
		['a half hour that is left out', 'Australia/Lord_Howe', '02:15', '2031-10-05', '15:45'],
	])('reads %s from the offset before it', (_what, zone, time, day, moment) => {
		const wall = Date.parse(`${day}T${time}Z`);
		expect(new Date(clockOf(zone).momentOfWall(wall)).toISOString().slice(11, 16)).toBe(moment);
	});

	it.each([
		['the first time while it is summer', SPRING, '2031-10-26T00:30:00.000Z'],
		['the second time while it is winter', WINTER, '2031-10-26T01:30:00.000Z'],
	])('reads an hour that comes twice as %s', (_what, today, moment) => {
		jest.useFakeTimers({ now: today });
		const wall = Date.parse('2031-10-26T02:30Z');
		expect(new Date(clockOf('Europe/Berlin').momentOfWall(wall)).toISOString()).toBe(moment);
	});

	it.each([
		['UTC', '2031-05-01T09:30:00.000Z'],
		['Etc/UTC', '2031-05-01T09:30:00.000+00:00'],
		['America/St_Johns', '2031-05-01T07:00:00.000-02:30'],
		['Asia/Kathmandu', '2031-05-01T15:15:00.000+05:45'],
	])('writes the offset of %s', (zone, iso) => {
		expect(clockOf(zone).iso(Date.parse('2031-05-01T09:30Z'))).toBe(iso);
	});

	it('says nothing beyond all calendars', () => {
		expect([NaN, Infinity, 1e300].map((moment) => clockOf('UTC').iso(moment))).toEqual([
			null,
			null,
			null,
		]);
	});

	it.each(ZONES)('agrees with luxon at all times in %s', (zone) => {
		const moments = fc.integer({ min: Date.UTC(1850, 0, 1), max: Date.UTC(2100, 0, 1) });
		fc.assert(
			fc.property(moments, (moment) => {
				const clock = clockOf(zone);
				expect(clock.iso(moment)).toBe(DateTime.fromMillis(moment, { zone }).toISO());
				const wall = face(moment);
				expect(clock.momentOfWall(Date.parse(`${wall.replace(' ', 'T')}Z`))).toBe(
					byLuxon(wall, zone).toMillis(),
				);
			}),
			{ seed: 13, numRuns: 500 },
		);
	});

	it.each([
		['spring', SPRING],
		['winter', WINTER],
	])('agrees with luxon around every clock change, read in %s', (_season, today) => {
		jest.useFakeTimers({ now: today });
		let compared = 0;
		for (const zone of ZONES) {
			const clock = clockOf(zone);
			const changes = clockChanges(zone, Date.UTC(2020, 0, 1), Date.UTC(2032, 0, 1));
			for (const change of changes) {
				for (let moment = change - 2 * HOUR; moment <= change + 2 * HOUR; moment += 7.5 * MINUTE) {
					compared++;
					expect(clock.iso(moment)).toBe(DateTime.fromMillis(moment, { zone }).toISO());
					const offset = IANAZone.create(zone).offset(change);
					const wall = Math.floor((moment + offset * MINUTE) / 1_000) * 1_000;
					const expected = byLuxon(face(wall), zone).toMillis();
					expect([zone, face(wall), clock.momentOfWall(wall)]).toEqual([
						zone,
						face(wall),
						expected,
					]);
				}
			}
		}
		expect(compared).toBeGreaterThan(5_000);
	});

	it('may remember an offset for a quarter of an hour: no clock is changed within one', () => {
		const within = Intl.supportedValuesOf('timeZone').flatMap((zone) =>
			clockChanges(zone, Date.UTC(2023, 0, 1), Date.UTC(2032, 0, 1))
				.filter((change) => change % (15 * MINUTE) !== 0)
				.map((change) => `${zone} ${new Date(change).toISOString()}`),
		);
		expect(within).toEqual([]);
	});
});

describe('a time of the platform', () => {
	const digits = (size: number, max: number) =>
		fc.integer({ min: 0, max }).map((number) => String(number).padStart(size, '0'));
	// Also months, days and hours that no calendar has.
	const written = fc
		.tuple(
			fc.oneof(digits(4, 9_999), fc.constantFrom('1970', '2022', '2023', '2031')),
			digits(2, 14),
			digits(2, 32),
			fc.constantFrom(' ', 'T', '  '),
			digits(2, 25),
			digits(2, 61),
			fc.oneof(
				digits(2, 61).map((seconds) => `:${seconds}`),
				fc.constantFrom('', ':30.5', ':30Z', ':30+05:45', ':30 Asia/Tokyo', ' '),
			),
		)
		.map(([year, month, day, blank, hour, minute, rest]) =>
			[year, '-', month, '-', day, blank, hour, ':', minute, rest].join(''),
		);

	it('is read as luxon reads it, however it is written', () => {
		fc.assert(
			fc.property(
				written,
				fc.constantFrom(...ZONES),
				fc.constantFrom(...ZONES),
				(text, zone, workflow) => {
					const iso = DateTime.fromISO(text.trim(), { zone });
					const time = iso.isValid ? iso : byLuxon(text.trim(), zone);
					const expected = time.setZone(workflow).toISO() ?? undefined;
					expect(timeIn(text, { platform: zone, workflow })).toBe(expected);
				},
			),
			{ seed: 13, numRuns: 5_000 },
		);
	});
});
