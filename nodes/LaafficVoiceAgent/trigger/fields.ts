import type { INodeProperties } from 'n8n-workflow';
import { ALL_INTENTS, industriesNamed } from './report/intent';
import { OUTCOMES } from '../api/facts';
import { choices, inTitleCase } from '../shared/fields';
import {
	addressesText,
	localNotice,
	portalNotice,
	repeatsText,
	tokenText,
	zoneText,
} from './texts';

/** Codes stand beside the names, because two industries may call a code differently. */
const intentChoices = [...ALL_INTENTS].map(([value, name]) => ({
	name: `${inTitleCase(name)} (${value})`,
	value,
	description: industriesNamed(value),
}));

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
				"Whether to pass on what else the platform pushes to this URL: reports of calls without an agent, ringing notifications, AiVoice records, SMS reports and replies. Each comes out as it came, with what it is in 'kind'. Otherwise they are answered and ignored.",
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
			type: 'string',
			default: '',
			placeholder: 'e.g. Asia/Shanghai',
			description: zoneText,
		},
	],
};

/** The panel of the trigger, from the address to the details. */
export const triggerFields: INodeProperties[] = [
	{ displayName: portalNotice, name: 'portalNotice', type: 'notice', default: '' },
	{ displayName: localNotice, name: 'localNotice', type: 'notice', default: '' },
	{
		displayName: 'Trigger On',
		name: 'triggerOn',
		type: 'multiOptions',
		options: choices(OUTCOMES),
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
