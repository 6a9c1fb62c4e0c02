import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * Names in today's spelling, which the calendar that comes with Node.js lists under older ones, or
 * not at all. All of them are understood.
 */
const TODAYS_NAMES = [
	'Africa/Asmara',
	'America/Argentina/Buenos_Aires',
	'America/Nuuk',
	'Asia/Ho_Chi_Minh',
	'Asia/Kathmandu',
	'Asia/Kolkata',
	'Asia/Yangon',
	'Atlantic/Faroe',
	'Europe/Kyiv',
	'UTC',
];

/** Every time zone that the calendar knows, to choose from. */
export const TIME_ZONE_CHOICES: readonly INodePropertyOptions[] = [
	...new Set([...Intl.supportedValuesOf('timeZone'), ...TODAYS_NAMES]),
]
	.sort()
	.map((zone) => ({ name: zone.replaceAll('_', ' '), value: zone }));
