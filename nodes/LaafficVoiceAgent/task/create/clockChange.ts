import type { IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { LaafficCredentials } from '../../api/address';
import { zonesOf } from '../../shared/times';
import type { PlannedTask } from './plan';

/** How long after its start a task may still call people, recalls included, in days. */
const DAYS_OF_CALLS = 7;

/** From a day on, the windows of a task are open at other hours than those that were typed. */
interface ClockChange {
	readonly zone: string;
	readonly day: string;
	/** How many minutes later the windows open by the clock of who typed them; earlier below zero. */
	readonly minutes: number;
}

/**
 * What to know of tasks whose calling windows move with a clock. The platform takes one set of
 * windows for all days of a task, in its own zone [agentSend], so they can only be right for one
 * distance between the two clocks: that on the day of the start.
 */
export function clockChangeNotes(
	context: IExecuteFunctions,
	tasks: readonly PlannedTask[],
	credentials: LaafficCredentials,
): string[] {
	const withWindows = tasks.filter(({ settings }) => settings.head.allowSendTime !== undefined);
	if (withWindows.length === 0) return [];
	const { workflow, platform } = zonesOf(context, credentials);
	// Looked at once for each zone and day: a run can have a task for each of thousands of rows.
	const starts = new Map<string, DateTime>();
	for (const { group, settings } of withWindows) {
		const zone = group.zone ?? workflow;
		const start = (settings.start ?? DateTime.now()).setZone(zone);
		starts.set(`${zone} ${start.toISODate()}`, start);
	}
	const zonesOfNote = new Map<string, Set<string>>();
	for (const start of starts.values()) {
		const change = clockChangeAfter(start, platform);
		if (change === undefined) continue;
		const note = noteOf(change);
		zonesOfNote.set(note, (zonesOfNote.get(note) ?? new Set()).add(change.zone));
	}
	return Array.from(zonesOfNote, ([note, zones]) => `In ${[...zones].join(', ')} ${note}`);
}

/**
 * @param start in the zone in which the windows are meant
 * @param platform the zone of the platform
 */
export function clockChangeAfter(start: DateTime, platform: string): ClockChange | undefined {
	const noon = start.set({ hour: 12, minute: 0 });
	const distance = (day: DateTime) => day.offset - day.setZone(platform).offset;
	for (let days = 1; days <= DAYS_OF_CALLS; days++) {
		const day = noon.plus({ days });
		const minutes = distance(day) - distance(noon);
		if (minutes === 0) continue;
		const zone = day.offset === noon.offset ? platform : String(start.zoneName);
		return { zone, day: day.toFormat('yyyy-MM-dd'), minutes };
	}
	return undefined;
}

function noteOf({ day, minutes }: ClockChange): string {
	const size = Math.abs(minutes) === 60 ? 'an hour' : `${Math.abs(minutes)} minutes`;
	const moved = `${size} ${minutes > 0 ? 'later' : 'earlier'}`;
	return `the clocks change on ${day}. From that day on, calls come ${moved} than 'Calling Windows' says, because the platform keeps the windows as they were sent. To keep to them, cancel the task and its recalls before that day, and call the people who are left in a new task.`;
}
