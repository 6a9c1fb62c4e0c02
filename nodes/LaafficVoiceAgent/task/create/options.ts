import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../../api/facts';
import { limitField } from '../../shared/fields';
import { countryField } from '../callees/countries';
import { PACING } from './pacingOptions';
import { REPEAT_WITHIN } from './sendStore';

const REPEAT_MINUTES = REPEAT_WITHIN / 60_000;
const { text, callees, displayNum, windows } = LIMITS;
/** Not by toLocaleString, which takes 2 ms of the time in which n8n loads the node. */
const MOST_CALLEES = String(callees.max).replace(/000$/, ',000');

/** The settings of Create Task that most campaigns leave alone, in the order of their labels. */
export const createOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Application ID',
			name: 'appId',
			type: 'string',
			default: '',
			description: 'ID of the AI agent application, if it is not the one of the credentials',
		},
		{
			displayName: 'Callee Time Zone',
			name: 'calleeTimeZone',
			type: 'options',
			options: [
				{
					name: 'From a Field',
					value: 'field',
					description: "A column has each callee's zone: add 'Callee Time Zone Field'",
				},
				{
					name: 'From the Number',
					value: 'number',
					description:
						"The country's zone. Where a country has several, 'Callee Time Zone Field' is needed.",
				},
				{
					name: 'None',
					value: 'none',
					description: 'All times are meant in the time zone of the workflow',
				},
			],
			default: 'none',
			description:
				"Calls each person by the clock where they are: one task per time zone, such as \"Renewals (Asia/Kolkata)\", with 'Start Time' (without an offset) and 'Calling Windows' meant there",
		},
		{
			displayName: 'Callee Time Zone Field',
			name: 'calleeTimeZoneField',
			type: 'string',
			default: '',
			placeholder: 'e.g. Asia/Kolkata',
			description:
				"Column with names such as Asia/Kolkata. It counts only where 'Callee Time Zone' says so.",
		},
		{
			displayName: 'Callees per Task',
			name: 'calleesPerTask',
			type: 'number',
			typeOptions: { minValue: PACING.calleesPerTask.min, maxValue: PACING.calleesPerTask.max },
			default: 1000,
			description:
				'A larger campaign is sent in parts, such as "Renewals (1/3)". With \'Minutes Between Tasks\' they start one after the other.',
		},
		{
			displayName: 'Calling Windows',
			name: 'allowSendTime',
			type: 'fixedCollection',
			typeOptions: {
				multipleValues: true,
				multipleValueButtonText: 'Add window',
				maxAllowedFields: windows.max,
			},
			default: {},
			placeholder: 'Add window',
			options: [
				{
					displayName: 'Window',
					name: 'windows',
					values: [
						{
							displayName: 'From',
							name: 'strTime',
							type: 'string',
							default: '09:00',
							placeholder: 'e.g. 09:00',
							description: 'First minute of the window, as hours and minutes',
						},
						{
							displayName: 'To',
							name: 'endTime',
							type: 'string',
							default: '18:00',
							placeholder: 'e.g. 18:00',
							description: 'Last minute of the window, as hours and minutes',
						},
					],
				},
			],
			description: `Times of day at which calls may be placed, at most ${windows.max} windows, in the time zone of the workflow. They are sent in the time zone of the credentials, as it is on the day of the start.`,
		},
		limitField('calloutRate', {
			name: 'calloutRate',
			description:
				'Outgoing call multiplier, up to 1-100. The page about creating a task shows it in its examples only.',
		}),
		countryField(
			'Country of the numbers without a plus sign; an expression can give the two-letter code of each row. Without it, most numbers that lack their country code are rejected, but some are called abroad.',
		),
		{
			displayName: 'Display Number',
			name: 'displayNum',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1008122211',
			description: `Number that callees see, at most ${displayNum.max} digits`,
		},
		{
			displayName: 'Do Not Call',
			name: 'doNotCall',
			type: 'string',
			default: '',
			placeholder: 'e.g. 919777654321, 919777654322',
			description:
				'Numbers that are never called, separated by commas or lines, or a list from an expression. They are read like callee numbers; one that is no number stops everything.',
		},
		{
			displayName: 'Do Not Call Field',
			name: 'doNotCallField',
			type: 'string',
			default: '',
			placeholder: 'e.g. yes',
			description:
				'Drag a column here. True, yes, y, 1, x or on: the person is not called in any row. False, no, n, 0, off or empty: called. Anything else stops everything.',
		},
		{
			displayName: 'Duplicates',
			name: 'duplicates',
			type: 'options',
			options: [
				{
					name: 'Call Once',
					value: 'keepFirst',
					description: 'The first row of a number is called, the others are counted',
				},
				{
					name: 'Call Each Row',
					value: 'keepAll',
					description: 'A number in several rows is called several times',
				},
				{
					name: 'Reject',
					value: 'reject',
					description: 'The first row of a number is called, the others count as invalid',
				},
			],
			default: 'keepFirst',
			description: 'What to do with rows that have the number of an earlier row',
		},
		{
			displayName: 'Empty Texts',
			name: 'emptyTexts',
			type: 'options',
			options: [
				{
					name: 'Reject the Row',
					value: 'stop',
					description: 'A row with an empty variable counts as invalid',
				},
				{
					name: 'Leave Out',
					value: 'leaveOut',
					description: 'The row is called without the variable',
				},
			],
			default: 'stop',
			description: 'What to do with rows in which a text variable is empty',
		},
		{
			displayName: 'Enable Recording',
			name: 'enableRecording',
			type: 'boolean',
			default: true,
			description: 'Whether to record the calls',
		},
		{
			displayName: 'If Task Name Exists',
			name: 'onExistingName',
			type: 'options',
			options: [
				{
					name: 'Add a Number to the Name',
					value: 'addSuffix',
					description: `For another campaign: creates a new task, such as "Renewals (2)". The same callees within ${REPEAT_MINUTES} minutes are a repeat, and get the task they have.`,
				},
				{
					name: 'Return Existing Task',
					value: 'return',
					description:
						'Send nothing and return the existing task, if it has the same number of callees',
				},
				{
					name: 'Stop',
					value: 'fail',
					description: 'Send nothing and report that the name exists',
				},
			],
			default: 'fail',
			description: 'What to do when the platform already has a task with this name',
		},
		{
			displayName: 'Invalid Callees',
			name: 'invalidCallees',
			type: 'options',
			options: [
				{
					name: 'Stop Before Anyone Is Called',
					value: 'stop',
					description:
						"One invalid row stops the node. With 'On Error' set to continue, invalid rows leave by the error branch and the rest is called.",
				},
				{
					name: 'Skip',
					value: 'skip',
					description: 'Call the rest, and list the invalid rows in the output',
				},
			],
			default: 'stop',
			description: 'What to do with rows that cannot be called',
		},
		{
			displayName: 'Long Texts',
			name: 'longText',
			type: 'options',
			options: [
				{
					name: 'Reject the Row',
					value: 'stop',
					description: `A row with a text over ${text.max} characters counts as invalid`,
				},
				{
					name: 'Truncate',
					value: 'truncate',
					description: `Cut the text after ${text.max} characters`,
				},
			],
			default: 'stop',
			description: `What to do with texts over ${text.max} characters, which the platform cuts off without a word`,
		},
		limitField('maxCalls', {
			name: 'maxCalls',
			description: 'The call is ended after this time',
		}),
		{
			displayName: 'Max Callees',
			name: 'maxCallees',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1000,
			description: `A safeguard: with more callees than this nobody is called. Above ${MOST_CALLEES} a campaign is sent in parts.`,
		},
		limitField('maxRingingTime', {
			name: 'maxRingingTime',
			description: 'An unanswered call is given up after this time',
		}),
		{
			displayName: 'Minimum Balance',
			name: 'minimumBalance',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			default: 0,
			description:
				'Stop before anybody is called if the account has less than this left, in its own currency. Free credit and credit lines do not count.',
		},
		{
			displayName: 'Minutes Between Tasks',
			name: 'minutesBetweenTasks',
			type: 'number',
			typeOptions: {
				minValue: PACING.minutesBetweenTasks.min,
				maxValue: PACING.minutesBetweenTasks.max,
			},
			default: 60,
			description:
				"How long after one part of a campaign the next one starts, inside 'Calling Windows': past the last window, it is the next day's first",
		},
		{
			displayName: 'Unusual Numbers',
			name: 'unusualNumbers',
			type: 'options',
			options: [
				{
					name: 'Call',
					value: 'call',
					description: 'They are called, and counted and listed in the output',
				},
				{
					name: 'Reject',
					value: 'reject',
					description: 'A row with such a number counts as invalid',
				},
			],
			default: 'call',
			description:
				'What to do with numbers that have a possible length, but break the numbering rules of their country. Most have a wrong digit; a few are newer than the rules.',
		},
		{
			displayName: 'Validate Only',
			name: 'validateOnly',
			type: 'boolean',
			// Whoever adds it wants it on. Only an option that was not added lets people be called.
			default: true,
			description:
				'Whether to check everything and show what would be sent, without calling anybody',
		},
	],
};
