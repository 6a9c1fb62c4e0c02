import type { INodeProperties } from 'n8n-workflow';
import { LIMITS } from '../api/facts';
import { countryField } from '../task/callees/countries';

const { smsContent, smsSenderId } = LIMITS;

/** The panel of Send SMS. */
export const smsFields: INodeProperties[] = [
	{
		displayName: 'Application ID',
		name: 'appId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Sms12345',
		description:
			"ID of the SMS application, from the platform's portal. It is another one than the AI agent application of the credentials.",
	},
	{
		displayName: 'Number',
		name: 'number',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 919777654321',
		description:
			'Drag the column with the phone numbers here. Numbers need their country code; blanks, plus signs and punctuation are removed.',
	},
	{
		displayName: 'Content',
		name: 'content',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. We could not reach you today. Please call us back.',
		description: `The text, at most ${smsContent.max} characters. The same text goes to the same number once in an execution, also where several items ask for it, or a loop comes by again.`,
	},
	{
		displayName: 'Sender ID',
		name: 'senderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. MyShop',
		description: `What the person sees as the sender, at most ${smsSenderId.max} characters, if the platform has agreed to it. If empty, the sender of the application.`,
	},
	{
		displayName: 'Order ID',
		name: 'orderId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 20310501-17',
		description:
			'Your own ID for the message, which comes back with its status report. The platform does not use it to tell repeats.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			countryField(
				'Country of the numbers without a plus sign, whether or not they start with its code; an expression can give the two-letter code of each row',
			),
		],
	},
];
