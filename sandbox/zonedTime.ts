/** The platform's LocalDateTime: `yyyy-MM-dd HH:mm:ss` without a zone, read in the account's. */
const LOCAL_DATE_TIME = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
	let formatter = formatters.get(timeZone);
	if (formatter === undefined) {
		formatter = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
		formatters.set(timeZone, formatter);
	}
	return formatter;
}

/** An instant as the wall clock of a zone shows it. */
export function formatInZone(epochMs: number, timeZone: string): string {
	const part: Record<string, string> = {};
	for (const { type, value } of formatterFor(timeZone).formatToParts(epochMs)) part[type] = value;
	const year = part['year'].padStart(4, '0');
	return `${year}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}:${part['second']}`;
}

function wallClock(text: string): number | undefined {
	const match = LOCAL_DATE_TIME.exec(text);
	if (!match) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
		.slice(1)
		.map(Number);
	const wall = Date.UTC(year, month - 1, day, hour, minute, second);
	// A date that does not exist (31 February, 25 o'clock) comes back as another one.
	const again = new Date(wall).toISOString().slice(0, 19).replace('T', ' ');
	return again === text ? wall : undefined;
}

/**
 * The instant at which the wall clock of a zone shows `text`, or undefined for any other format
 * and for dates that do not exist. The offset is looked up twice because the first guess can lie
 * on the wrong side of a clock change.
 */
export function parseInZone(text: string, timeZone: string): number | undefined {
	const wall = wallClock(text);
	if (wall === undefined) return undefined;
	let instant = wall;
	for (let round = 0; round < 2; round++) {
		const shown = wallClock(formatInZone(instant, timeZone))!;
		instant += wall - shown;
	}
	return instant;
}
