/** Calling windows are right for the day of the start; the clocks may change in the days after it. */
import { DateTime } from 'luxon';
import { clockChangeAfter } from '../../../../nodes/LaafficVoiceAgent/task/create/clockChange';

const after = (start: string, workflow: string, platform: string) =>
	clockChangeAfter(DateTime.fromISO(start, { zone: workflow }), platform);

test.each([
	// Berlin at 09:00 is 15:00 in Shanghai from that Sunday on, and not 16:00: the windows open later.
	['2031-03-28T10:00', 'Europe/Berlin', 'Asia/Shanghai', '2031-03-30', 60],
	['2031-10-22T10:00', 'Europe/Berlin', 'Asia/Shanghai', '2031-10-26', -60],
	['2031-10-29T10:00', 'America/New_York', 'Asia/Shanghai', '2031-11-02', -60],
	// Half an hour only.
	['2031-04-03T10:00', 'Australia/Lord_Howe', 'Asia/Shanghai', '2031-04-06', -30],
])('%s in %s, platform in %s: on %s by %i minutes', (start, workflow, platform, day, minutes) => {
	expect(after(start, workflow, platform)).toEqual({ zone: workflow, day, minutes });
});

test('it can also be the clock of the platform', () => {
	expect(after('2031-10-29T10:00', 'Asia/Kolkata', 'America/New_York')).toEqual({
		zone: 'America/New_York',
		day: '2031-11-02',
		minutes: 60,
	});
});

test.each([
	['far from a change', '2031-06-01T10:00', 'Europe/Berlin', 'Asia/Shanghai'],
	['on the day of the change', '2031-03-30T10:00', 'Europe/Berlin', 'Asia/Shanghai'],
	['without clock changes', '2031-03-28T10:00', 'Asia/Kolkata', 'Asia/Shanghai'],
	['both change together', '2031-03-28T10:00', 'Europe/Berlin', 'Europe/Paris'],
])('nothing to tell: %s', (_why, start, workflow, platform) => {
	expect(after(start, workflow, platform)).toBeUndefined();
});
