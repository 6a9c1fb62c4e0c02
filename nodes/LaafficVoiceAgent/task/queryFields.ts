import type { INodeProperties } from 'n8n-workflow';
import { TASK_STATES } from '../api/facts';
import { periodFields, returnAllFields, simplifyField } from '../shared/listFields';

/** The panel of Query Tasks. */
export const queryFields: INodeProperties[] = [
	...periodFields,
	...returnAllFields,
	simplifyField,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Internal Application Number',
				name: 'idxAppId',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					"Number of the application inside the platform, which is not the application ID; 0 for all. The platform's support can tell it.",
			},
			{
				displayName: 'Search Text',
				name: 'searchCondition',
				type: 'string',
				default: '',
				placeholder: 'e.g. Renewals',
				description: 'Only tasks whose name or spoken text contains this',
			},
			{
				displayName: 'States',
				name: 'statusList',
				type: 'multiOptions',
				// The order in which a task passes through them, so the list is not a literal.
				options: Object.entries(TASK_STATES).map(([code, name]) => ({ name, value: Number(code) })),
				default: [],
				description: 'Only tasks in one of these states; empty for all',
			},
			{
				displayName: 'Task Name',
				name: 'taskName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Renewals May',
				description: 'Only the task with exactly this name',
			},
		],
	},
];
