import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { LaafficCredentials } from '../../api/address';
import { PLATFORM_TIME } from '../../shared/times';
import { callingWindows, typedWindows, type CallingWindow } from './schedule';
import { windowsIn, zonesFor, type TaskSettings } from './settings';

/** Where and when the tasks of a campaign, or of its callees in one zone, are to start. */
interface Pace {
	readonly count: number;
	readonly minutes: number;
	readonly now: number;
	/** The zone of the callees, where that counts. */
	readonly zone?: string;
}

/** The settings of each task: the first starts when the user says, the others one after the other. */
export function pacedSettings(
	context: IExecuteFunctions,
	credentials: LaafficCredentials,
	settings: TaskSettings,
	{ count, minutes, now, zone }: Pace,
): TaskSettings[] {
	if (minutes === 0) return Array.from({ length: count }, () => settings);
	const zones = zonesFor(context, credentials, zone);
	const typed = windowsIn(context.getNodeParameter('options.allowSendTime', 0, {}));
	const first = (settings.start ?? DateTime.fromMillis(now)).setZone(zones.workflow);
	const [, ...later] = pacedStarts(first, count, minutes, typedWindows(typed));
	return [
		settings,
		...later.map((moment) => {
			const start = moment.setZone(zones.platform) as DateTime<true>;
			const sendTime = start.toFormat(PLATFORM_TIME);
			const windows = typed.length === 0 ? undefined : callingWindows(typed, zones, start);
			return { ...settings, start, head: { ...settings.head, sendTime, allowSendTime: windows } };
		}),
	];
}

/**
 * When each task of a campaign starts, inside the calling windows: past the last window of a day,
 * the next day's first one is where it goes on. The first task starts when the user says.
 *
 * @param first the start of the first task, in the zone in which the windows are meant
 * @param windows by the clock of that zone; none if people are called at any time
 */
export function pacedStarts(
	first: DateTime,
	count: number,
	minutes: number,
	windows: readonly CallingWindow[],
): DateTime[] {
	const starts = [first];
	let start = insideWindows(first, windows);
	while (starts.length < count) {
		start = insideWindows(start.plus(stepOf(minutes)), windows);
		starts.push(start);
	}
	return starts;
}

const MINUTES_A_DAY = 24 * 60;

/**
 * Days are days of the calendar: in the night when the clocks change, one more or one less hour
 * would move the start out of its window, and the campaign by a day.
 */
function stepOf(minutes: number): { readonly minutes: number } | { readonly days: number } {
	return minutes % MINUTES_A_DAY === 0 ? { days: minutes / MINUTES_A_DAY } : { minutes };
}

/** The moment itself, or the next one at which a window is open. */
function insideWindows(moment: DateTime, windows: readonly CallingWindow[]): DateTime {
	if (windows.length === 0) return moment;
	const inOrder = [...windows].sort((a, b) => a.strTime.localeCompare(b.strTime));
	const today = inOrder.find(({ endTime }) => moment < atTime(moment, endTime));
	if (today !== undefined) return later(moment, atTime(moment, today.strTime));
	return atTime(moment.plus({ days: 1 }), inOrder[0].strTime);
}

function atTime(day: DateTime, time: string): DateTime {
	const [hour, minute] = time.split(':').map(Number);
	return day.set({ hour, minute, second: 0, millisecond: 0 });
}

function later(a: DateTime, b: DateTime): DateTime {
	return a > b ? a : b;
}
