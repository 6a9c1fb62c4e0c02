import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { agentPicker } from '../../agent/agentId';
import { COLLECTION_VARIABLES, LIMITS, TEXT_NAMES } from '../../api/facts';
import { choiceOf, fieldAt, switchOf } from '../../shared/inputs';
import { textLabel } from '../callees/textVariables';
import { createOptions } from './options';
import { recallFields } from '../../recallFlow/settingsFields';

const REQUIRED_NOTES = {
	always: 'Needed by every collection agent',
	relay: 'Needed by agents that speak to emergency contacts',
	never: 'Can be left out',
} as const;

/** The panel of Create Task, from the most important downwards. */
export const createFields: INodeProperties[] = [
	{
		displayName: 'Tasks to Create',
		name: 'taskScope',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'One Task for All Items',
				value: 'allItems',
				description: 'All input items become the callees of one task',
			},
			{
				name: 'One Task per Item',
				value: 'perItem',
				description: 'Each input item becomes a task of its own, with a single callee',
			},
		],
		default: 'allItems',
	},
	{
		displayName: 'Task Name',
		name: 'taskName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Renewals 2031-05-01',
		description: `Name of the campaign, ${LIMITS.taskName.min} to ${LIMITS.taskName.max} characters. The platform takes each name once, which keeps a campaign from being started twice: use the same name when you run the same campaign again.`,
	},
	agentPicker(
		"Voice agent that calls: one of those of your recent tasks, or by its number in the platform's portal",
	),
	{
		displayName: 'Callee Number',
		name: 'calleeNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 919777654321',
		description:
			'Drag the column with the phone numbers here. Numbers need their country code; blanks, plus signs and punctuation are removed.',
	},
	{
		displayName: 'Text Variables From',
		name: 'textVariablesFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Map Each Variable Below',
				value: 'map',
				description: 'Choose a column for each variable of the script',
			},
			{
				name: 'Matching Input Fields',
				value: 'matchingFields',
				description: 'Use the input fields that have the names of the variables',
			},
			{
				name: 'None',
				value: 'none',
				description: 'The script of the agent has no variables',
			},
		],
		default: 'map',
		description: 'Where the words come from that the agent says to each callee',
	},
	{
		displayName: 'Variable Names',
		name: 'variableNames',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { textVariablesFrom: ['map', 'matchingFields'] } },
		options: [
			{
				name: 'Text 1 to 10',
				value: 'text',
				// The quick start calls them mandatory under these names, too [quickStart, agentSendItniotech].
				description:
					'The variables text1 to text10. Agents for debt collection need Text 1 to 3 for every callee (repayer, amount due, due date), those for emergency contacts also Text 10 (name).',
			},
			{
				name: 'Collection Fields',
				value: 'callInformation',
				description:
					'Name, borrow_total_money, due_date and the others of agents for debt collection',
			},
		],
		default: 'text',
	},
	{
		displayName: 'Text Variables',
		name: 'textVariables',
		type: 'collection',
		placeholder: 'Add variable',
		displayOptions: { show: { textVariablesFrom: ['map'], variableNames: ['text'] } },
		default: {},
		options: TEXT_NAMES.map((name, index) => ({
			displayName: textLabel(index),
			name,
			type: 'string',
			default: '',
			placeholder: 'e.g. David',
			description: `Replaces \${${name}} in the script of the agent, at most ${LIMITS.text.max} characters`,
		})),
		description:
			'What the agent says for each variable of its script. Text 1 to 3 can also stand in the hang-up SMS, which is configured at the voice agent in the portal, not in a task.',
	},
	{
		displayName: 'Collection Fields',
		name: 'callInformation',
		type: 'collection',
		placeholder: 'Add field',
		displayOptions: { show: { textVariablesFrom: ['map'], variableNames: ['callInformation'] } },
		default: {},
		options: COLLECTION_VARIABLES.map(({ name, label, required }) => ({
			displayName: label,
			name,
			type: 'string',
			default: '',
			description: `${REQUIRED_NOTES[required]} (${name})`,
		})),
		description: `What the agent says about each debt. ITNIO TECH takes these names; on Laaffic and Onbuka they are sent as Text 1 to 10, with at most ${LIMITS.text.max} characters each.`,
	},
	{
		displayName: 'More Collection Fields',
		name: 'callInformationFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add field' },
		placeholder: 'Add field',
		displayOptions: { show: { textVariablesFrom: ['map'], variableNames: ['callInformation'] } },
		default: {},
		options: [
			{
				displayName: 'Field',
				name: 'fields',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. branch_office',
						description: 'Name under which the agent knows the field',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. Pune',
						description: 'What the field holds for each callee',
					},
				],
			},
		],
		description: 'Fields with names of your own, which only ITNIO TECH takes',
	},
	{
		displayName: 'Start',
		name: 'schedule',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Immediately', value: 'now', description: 'Call as soon as the task is created' },
			{ name: 'At a Chosen Time', value: 'at', description: 'Call from a date and time on' },
		],
		default: 'now',
	},
	{
		displayName: 'Start Time',
		name: 'sendTime',
		type: 'dateTime',
		required: true,
		displayOptions: { show: { schedule: ['at'] } },
		default: '',
		description:
			'When the calls begin. A time without an offset is meant in the time zone of the workflow; it is sent in the time zone of the credentials.',
	},
	{
		displayName: 'Auto Recall',
		name: 'autoRecall',
		type: 'boolean',
		default: false,
		description: 'Whether to call people again automatically',
	},
	...recallFields({ autoRecall: [true] }),
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'One Item per Task',
				value: 'tasks',
				description: 'Each task with its ID and counts',
			},
			{
				name: 'One Item per Row',
				value: 'rows',
				description: 'Each row with its own fields, its number as dialled, its task and outcome',
			},
		],
		default: 'tasks',
	},
	createOptions,
];

/** What is chosen in a list of Create Task, such as `options.longText`, for one item. */
export function createChoice<Choice extends string>(
	context: IExecuteFunctions,
	path: string,
	item = 0,
): Choice {
	const field = fieldAt(createFields, path);
	return choiceOf(field, context.getNodeParameter(path, item, field.default)) as Choice;
}

/** Whether a switch of Create Task is on, for one item. */
export function createSwitch(context: IExecuteFunctions, path: string, item = 0): boolean {
	const field = fieldAt(createFields, path);
	return switchOf(field, context.getNodeParameter(path, item, field.default));
}
