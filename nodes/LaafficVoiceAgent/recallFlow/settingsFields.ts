import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { agentPicker } from '../agent/agentId';
import { GLOBAL_INTENTS, INDUSTRIES, LIMITS, RECALL_TYPES, type Industry } from '../api/facts';
import { inTitleCase, limitField } from '../shared/fields';

type Condition = NonNullable<IDisplayOptions['show']>;

export const recallConditionField: INodeProperties = {
	displayName: 'Recall Condition',
	name: 'recallType',
	type: 'options',
	options: Object.entries(RECALL_TYPES).map(([value, fact]) => ({
		...fact,
		value: Number(value),
	})),
	default: 1,
	description: 'Who is called again',
};

export const recallIntervalField: INodeProperties = limitField('recallInterval', {
	name: 'recallInterval',
	default: 30,
	description: 'Minutes between the end of a round of calls and the next',
});

export const recallNumField: INodeProperties = limitField('recallNum', {
	name: 'recallNum',
	default: 2,
	description: 'How many more times people are called at most',
});

export const recallListField: INodeProperties = {
	displayName: 'Recalls',
	name: 'recallAgentList',
	type: 'fixedCollection',
	typeOptions: {
		multipleValues: true,
		sortable: true,
		multipleValueButtonText: 'Add recall',
		maxAllowedFields: LIMITS.recallNum.max,
	},
	default: {},
	placeholder: 'Add recall',
	options: [
		{
			displayName: 'Recall',
			name: 'recalls',
			// Not required here: what is missing is told for all rows when the node runs.
			values: [{ ...agentPicker('Voice agent that makes this recall'), required: false }],
		},
	],
	description: 'The recalls in their order, each with its agent',
};

/**
 * The settings of recalls on the panel.
 *
 * @param when which other parameters have to be set for them to show
 */
export function recallFields(when: Condition): INodeProperties[] {
	return [
		{ ...recallConditionField, displayOptions: { show: when } },
		{
			displayName: 'Industry',
			name: 'industry',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { ...when, recallType: [3] } },
			// The order of the vendor's table, so the list is not a literal.
			options: industryChoices(),
			default: 'collectionV1',
			description: 'Industry of the agent, which decides the intents that its calls can end with',
		},
		...industryNames().map((industry) =>
			intentsField(industry, INDUSTRIES[industry].intents, when),
		),
		intentsField('other', [], when),
		{
			displayName: 'Additional Intent Codes',
			name: 'additionalIntentCodes',
			type: 'string',
			displayOptions: { show: { ...when, recallType: [3] } },
			default: '',
			placeholder: 'e.g. 2025,2026',
			description: 'Comma-separated list of codes that are missing in the list above',
		},
		{ ...recallIntervalField, displayOptions: { show: when } },
		{
			displayName: 'Agent for Recalls',
			name: 'recallAgents',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: when },
			options: [
				{
					name: 'Same Agent',
					value: 'same',
					description: 'The agent of the task makes the recalls too',
				},
				{
					name: 'Different Agent per Recall',
					value: 'different',
					description: 'Each recall is made by an agent of your choice',
				},
			],
			default: 'same',
		},
		{ ...recallNumField, displayOptions: { show: { ...when, recallAgents: ['same'] } } },
		{ ...recallListField, displayOptions: { show: { ...when, recallAgents: ['different'] } } },
	];
}

function industryChoices(): INodePropertyOptions[] {
	const choices = industryNames().map((value) => ({ name: INDUSTRIES[value].name, value }));
	return [...choices, { name: 'Other', value: 'other' }];
}

function industryNames(): Industry[] {
	return Object.keys(INDUSTRIES) as Industry[];
}

/** Name of the parameter that holds the intents of an industry, such as `recallIntentsMarketing`. */
export function intentsParameter(industry: Industry | 'other'): string {
	return `recallIntents${industry.charAt(0).toUpperCase()}${industry.slice(1)}`;
}

/** A list of its own for each industry, so that a hidden one's choices are never sent. */
function intentsField(
	industry: Industry | 'other',
	intents: ReadonlyArray<readonly [string, string]>,
	when: Condition,
): INodeProperties {
	const entries = [...Object.entries(GLOBAL_INTENTS), ...intents];
	return {
		displayName: 'Recall Intents',
		name: intentsParameter(industry),
		type: 'multiOptions',
		displayOptions: { show: { ...when, recallType: [3], industry: [industry] } },
		options: entries.map(([value, name]) => ({
			name: `${inTitleCase(name)} (${value})`,
			value,
		})),
		default: ['99999'],
		description: 'People are called again when their call ended with one of these',
	};
}
