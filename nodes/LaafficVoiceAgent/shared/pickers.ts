import type { INodeProperties } from 'n8n-workflow';
import type { listSearch } from '../listSearch';

type SearchMethod = keyof typeof listSearch;

interface PickerTexts extends Pick<INodeProperties, 'displayName' | 'name' | 'description'> {
	readonly search: SearchMethod;
	readonly idPlaceholder: string;
	/** Whether the ID mode takes several IDs. */
	readonly several?: boolean;
}

const ONE_ID = { regex: '^\\s*\\d+\\s*$', errorMessage: 'An ID is a whole number' };
const SEVERAL_IDS = {
	regex: '^\\s*\\d+(\\s*,\\s*\\d+)*\\s*,?\\s*$',
	errorMessage: 'IDs are whole numbers, separated by commas',
};

/** A field for something that the platform has: chosen from a searchable list, or by its ID. */
export function picker({ search, idPlaceholder, several, ...texts }: PickerTexts): INodeProperties {
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
