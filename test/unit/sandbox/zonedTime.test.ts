import { formatInZone, parseInZone } from '../../../sandbox/zonedTime';

describe('Times of the platform', () => {
	it.each([
		['2026-04-01 12:00:00', 'Asia/Shanghai', '2026-04-01T12:00:00+08:00'],
		['2026-04-01 12:00:00', 'UTC', '2026-04-01T12:00:00Z'],
		['2026-07-01 00:30:00', 'Europe/Berlin', '2026-07-01T00:30:00+02:00'],
		['2026-01-01 00:30:00', 'America/New_York', '2026-01-01T00:30:00-05:00'],
		['2026-03-29 03:30:00', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
		['2026-03-29 01:30:00', 'Europe/Berlin', '2026-03-29T01:30:00+01:00'],
	])('reads %s in %s, and writes it back', (text, zone, instant) => {
		expect(parseInZone(text, zone)).toBe(Date.parse(instant));
		expect(formatInZone(Date.parse(instant), zone)).toBe(text);
	});

	it.each(['2026-04-01', '2026-04-01T12:00:00', '2026-02-29 12:00:00', '2026-04-01 24:00:00', ''])(
		'does not read "%s"',
		(text) => {
			expect(parseInZone(text, 'UTC')).toBeUndefined();
		},
	);
});
