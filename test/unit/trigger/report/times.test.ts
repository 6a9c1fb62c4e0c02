import fc from 'fast-check';
import { clockOf } from '../../../../nodes/LaafficVoiceAgent/api/zoneClock';
import { momentIn } from '../../../../nodes/LaafficVoiceAgent/trigger/report/times';

const SHANGHAI = clockOf('Asia/Shanghai');
const NEW_YORK = clockOf('America/New_York');

function shown(value: unknown, clock = SHANGHAI): string | null {
	const moment = momentIn(value, clock);
	return moment === undefined ? null : clock.iso(moment);
}

describe('a time in a report', () => {
	it.each([
		['13 digits are milliseconds', '1935480622000', '2031-05-02T17:30:22.000+08:00'],
		['as a number, too', 1935480622123, '2031-05-02T17:30:22.123+08:00'],
		['10 digits are seconds', '1935480622', '2031-05-02T17:30:22.000+08:00'],
		['14 digits are a date in the zone', '20310502173022', '2031-05-02T17:30:22.000+08:00'],
		['17 digits have milliseconds', '20310502173022123', '2031-05-02T17:30:22.123+08:00'],
		['a date with blanks is in the zone', '2031-05-02 17:30:22', '2031-05-02T17:30:22.000+08:00'],
		['ISO without offset is in the zone', '2031-05-02T17:30:22.5', '2031-05-02T17:30:22.500+08:00'],
		['ISO keeps to its offset', '2031-05-02T09:30:22Z', '2031-05-02T17:30:22.000+08:00'],
		['ISO keeps to its offset', '2031-05-02T11:30:22+02:00', '2031-05-02T17:30:22.000+08:00'],
	])('%s: %p', (_, value, iso) => {
		expect(shown(value)).toBe(iso);
	});

	it.each([
		null,
		undefined,
		'',
		'0',
		0,
		'00000000000000',
		'-1',
		'soon',
		'12:50',
		'123',
		'123456789012',
		'20310231120000',
		'20310502256000',
		'2031-02-31 12:00:00',
		'2031-05-02 17:30:22'.padEnd(5_000, '0'),
		{},
		[],
		true,
		NaN,
		Infinity,
		1e300,
	])('is none in %p', (value) => {
		expect(shown(value)).toBeNull();
	});

	it('is read and shown right on the days on which the clocks change', () => {
		// 2031-03-09: 01:59 is followed by 03:00; 2031-11-02: 01:00 to 01:59 comes twice.
		expect(shown('20310309015959', NEW_YORK)).toBe('2031-03-09T01:59:59.000-05:00');
		expect(shown('20310309030000', NEW_YORK)).toBe('2031-03-09T03:00:00.000-04:00');
		expect(shown('20311102003000', NEW_YORK)).toBe('2031-11-02T00:30:00.000-04:00');
		expect(shown('20311102020000', NEW_YORK)).toBe('2031-11-02T02:00:00.000-05:00');
	});

	it('survives any number', () => {
		fc.assert(
			fc.property(fc.double(), fc.stringMatching(/^\d{1,20}$/), (number, digits) => {
				for (const value of [number, digits, Number(digits)]) shown(value, NEW_YORK);
			}),
			{ seed: 7, numRuns: 1_000 },
		);
	});
});
