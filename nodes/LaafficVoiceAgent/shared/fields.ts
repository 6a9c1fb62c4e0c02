import type { INodeProperties } from 'n8n-workflow';
import { LIMITS, type LimitName } from '../api/facts';

type FieldTexts = Pick<INodeProperties, 'name'> & Partial<INodeProperties>;

/** A number field whose label, range and default come from the vendor's limits. */
export function limitField(limit: LimitName, field: FieldTexts): INodeProperties {
	const fact = LIMITS[limit];
	const { min, max, label } = fact;
	return {
		displayName: label,
		type: 'number',
		typeOptions: { minValue: min, maxValue: max },
		default: 'default' in fact ? fact.default : min,
		...field,
	};
}

/** Words that Title Case leaves small inside a name. */
const SMALL_WORDS: ReadonlySet<string> = new Set(['but', 'from', 'of', 'to']);

/** The vendor's words in n8n's way of writing names, such as `Called but Not Connected`. */
export function inTitleCase(words: string): string {
	return words.replace(/[a-z]\S*/gi, (word, at: number) =>
		at > 0 && SMALL_WORDS.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
	);
}

interface PickerTexts extends Pick<INodeProperties, 'displayName' | 'name' | 'description'> {
	/** The node's method that fills the list. */
	readonly search: string;
	readonly idPlaceholder: string;
	/** Whether the ID mode takes several IDs. */
	readonly several?: boolean;
	/** What to know of the list, which n8n shows below it. */
	readonly listHint?: string;
}

const ONE_ID = { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID is a whole number' };
const SEVERAL_IDS = {
	regex: '^\\s*\\d+(\\s*,\\s*\\d+)*\\s*,?\\s*$',
	errorMessage: 'IDs are whole numbers, separated by commas',
};

/** A field for something that the platform has: chosen from a searchable list, or by its ID. */
export function picker({
	search,
	idPlaceholder,
	several,
	listHint,
	...texts
}: PickerTexts): INodeProperties {
	return {
		...texts,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: search, searchable: true },
				...(listHint === undefined ? {} : { hint: listHint }),
			},
			{
				displayName: several ? 'By IDs' : 'By ID',
				name: 'id',
				type: 'string',
				placeholder: idPlaceholder,
				validation: [{ type: 'regex', properties: several ? SEVERAL_IDS : ONE_ID }],
			},
		],
	};
}

/** How far back a list goes when no start is given. */
export const DEFAULT_DAYS = 7;

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
