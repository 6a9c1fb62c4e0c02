import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { ALL_INTENTS, industriesNamed } from './report/intent';
import { OUTCOMES, type Outcome } from '../api/facts';
import { inTitleCase } from '../shared/fields';
import { TIME_ZONE_CHOICES } from '../shared/timeZones';
import { ANY_OUTCOME } from './outputs';
import { addressesText, portalNotice, repeatsText, tokenText, zoneText } from './texts';

/** Codes stand beside the names, because two industries may call a code differently. */
const intentChoices = [...ALL_INTENTS].map(([value, name]) => ({
	name: `${inTitleCase(name)} (${value})`,
	value,
	description: industriesNamed(value),
}));

/** The lines in n8n's list of triggers: each adds the node with its outcome chosen. */
const ACTIONS: Readonly<Record<Outcome, string>> = {
	answered: 'On call answered',
	voicemail: 'On call answered by voicemail',
	notAnswered: 'On call not answered',
	busy: 'On line busy',
	failed: 'On call failed',
	notCalled: 'On number not called',
	unknown: 'On call with unknown outcome',
};

const outcomeChoices: INodePropertyOptions[] = [
	{
		name: 'Any Outcome',
		value: ANY_OUTCOME,
		action: 'On any call ended',
		description: 'However the call ended',
	},
	...(Object.keys(ACTIONS) as Outcome[]).map((value) => ({
		...OUTCOMES[value],
		value,
		action: ACTIONS[value],
	})),
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Agent IDs',
			name: 'agentIds',
			type: 'string',
			default: '',
			placeholder: 'e.g. 41, 42',
			description: 'Comma-separated list of the agents whose calls to take. If empty, all.',
		},
		{
			displayName: 'Allowed IPs',
			name: 'allowedIps',
			type: 'string',
			default: '',
			placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24',
			description: addressesText,
		},
		{
			displayName: 'Drop Repeats',
			name: 'dropRepeats',
			type: 'boolean',
			default: true,
			description: repeatsText,
		},
		{
			displayName: 'Include Other Pushes',
			name: 'otherPushes',
			type: 'boolean',
			default: false,
			description:
				"Whether to pass on what else the platform pushes, such as ringing notifications and SMS reports, each with what it is in 'kind'. Otherwise they are answered and ignored.",
		},
		{
			displayName: 'Secret Token',
			name: 'secretToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: tokenText,
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'options',
			options: [{ name: 'Time Zone of the Workflow', value: '' }, ...TIME_ZONE_CHOICES],
			default: '',
			description: zoneText,
		},
	],
};

/** The panel of the trigger, from the address to the details. */
export const triggerFields: INodeProperties[] = [
	{ displayName: portalNotice, name: 'portalNotice', type: 'notice', default: '' },
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		options: outcomeChoices,
		default: [],
		hint: 'If nothing is selected, all outcomes',
	},
	{
		displayName: 'Intents',
		name: 'intents',
		type: 'multiOptions',
		options: intentChoices,
		default: [],
		hint: 'If nothing is selected, all intents',
		description:
			"What the person wanted, as the agent understood it. A call must match 'Trigger On' too.",
	},
	{
		displayName: 'Outputs',
		name: 'outputs',
		type: 'options',
		options: [
			{ name: 'One Output', value: 'single', description: 'All calls leave by one output' },
			{
				name: 'One Output per Outcome',
				value: 'byOutcome',
				description: 'Each outcome has an output of its own',
			},
		],
		default: 'single',
		noDataExpression: true,
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	options,
];
