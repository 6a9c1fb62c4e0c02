import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_DAYS } from './period';

/** The range of times that a list covers. */
export const periodFields: INodeProperties[] = [
	{
		displayName: 'Start Time',
		name: 'startTime',
		type: 'dateTime',
		default: '',
		hint: `Empty for the last ${DEFAULT_DAYS} days`,
		description: `Only what was created from this time on; empty for ${DEFAULT_DAYS} days back. A time without an offset is meant in the time zone of the workflow; a date alone is the start of that day.`,
	},
	{
		displayName: 'End Time',
		name: 'endTime',
		type: 'dateTime',
		default: '',
		description:
			'Only what was created up to this time; empty for now. A time without an offset is meant in the time zone of the workflow; a date alone is the end of that day.',
	},
];

export const returnAllFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
