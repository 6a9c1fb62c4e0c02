import { DateTime } from 'luxon';
import type { LaafficCredentials } from '../api/address';
import type { Zones } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { isZone } from '../api/zoneClock';

/** The form in which the platform reads and writes times, without a zone [agentSend]. */
export const PLATFORM_TIME = 'yyyy-MM-dd HH:mm:ss';

/**
 * The zone, if it is one that the calendar knows.
 *
 * @param setting where it is set, as the message says it
 */
export function knownZone(zone: string, setting: string): string {
	if (isZone(zone)) return zone;
	throw new InputProblem(
		`${setting} is "${zone}", which is not the name of a time zone`,
		'Write it as region and city, such as Asia/Shanghai or America/Sao_Paulo.',
	);
}

/**
 * A moment that the user gave: ISO 8601 or `yyyy-MM-dd HH:mm:ss` text, a date, or n8n's date-time
 * object. An offset in the text is kept to; without one the time is meant in `zone`.
 */
export function momentOf(value: unknown, zone: string, label: string): DateTime<true> {
	const moment = parsed(value, zone);
	if (moment?.isValid) return moment;
	throw new InputProblem(
		`'${label}' is not a date and time`,
		`Set '${label}' to a date with a time of day, such as 2031-05-01T09:30:00 or 2031-05-01T09:30:00+02:00.`,
	);
}

function parsed(value: unknown, zone: string): DateTime | undefined {
	if (value instanceof Date) return DateTime.fromJSDate(value, { zone });
	const text = isoOf(value);
	if (text === undefined || !TIME_OF_DAY.test(text)) return undefined;
	const iso = DateTime.fromISO(text, { zone });
	return iso.isValid ? iso : DateTime.fromSQL(text, { zone });
}

/** A date alone would start the calls at midnight. */
const TIME_OF_DAY = /\d[T\s]\d{1,2}:?\d{2}/;

/** n8n's expressions give objects of its own copy of luxon, which are not of our class. */
function isoOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim();
	if (typeof value !== 'object' || value === null || !isDateTime(value)) return undefined;
	const { toISO } = value as { toISO: () => unknown };
	const iso = toISO.call(value);
	return typeof iso === 'string' ? iso : undefined;
}

function isDateTime(value: object): boolean {
	return 'toISO' in value && typeof value.toISO === 'function';
}

/** Where the times of the panel are meant, and where the platform reads and writes times. */
export function zonesOf(
	context: { readonly getTimezone: () => string },
	{ timeZone }: Pick<LaafficCredentials, 'timeZone'>,
): Zones {
	return {
		workflow: knownZone(context.getTimezone(), "'Timezone' in the settings of the workflow"),
		platform: platformZone({ timeZone }),
	};
}

export function platformZone({ timeZone }: Pick<LaafficCredentials, 'timeZone'>): string {
	return knownZone(timeZone, "'Time Zone' in the Laaffic credentials");
}
