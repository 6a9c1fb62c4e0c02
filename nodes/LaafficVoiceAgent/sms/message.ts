import type { IExecuteFunctions } from 'n8n-workflow';
import { plainText } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { LIMITS } from '../api/facts';
import { filledTextOf, lengthWithin, textOf } from '../shared/inputs';
import { countryCode } from '../task/callees/countries';
import { normalisePhoneNumber } from '../task/callees/phoneNumber';
import { maskNumber, REJECTIONS } from '../task/callees/rejections';

/** A text message to one person, checked. */
export interface SmsMessage {
	readonly appId: string;
	/** Country code and digits. */
	readonly number: string;
	readonly content: string;
	readonly senderId?: string;
	readonly orderId?: string;
}

/** Reads the panel for an item. What is wrong is said before anything is sent. */
export function readMessage(context: IExecuteFunctions, item: number): SmsMessage {
	const parameter = (name: string): unknown => context.getNodeParameter(name, item, '');
	const senderId = textOf(LIMITS.smsSenderId.label, parameter('senderId'));
	const orderId = textOf('Order ID', parameter('orderId'));
	return {
		appId: filledTextOf('Application ID', parameter('appId')),
		number: numberOf(parameter('number'), plainText(parameter('options.defaultCountry'))),
		content: contentOf(parameter('content')),
		...(senderId === '' ? {} : { senderId: lengthWithin('smsSenderId', senderId) }),
		...(orderId === '' ? {} : { orderId: single(orderId) }),
	};
}

function numberOf(value: unknown, country: string): string {
	const { number, reason } = normalisePhoneNumber(value, countryCode(country));
	if (number !== undefined) return number;
	const masked = maskNumber(value);
	throw new InputProblem(
		masked === '' ? "'Number' is no phone number" : `'Number' is ${masked}, which is refused`,
		REJECTIONS[reason],
	);
}

/** The words as they are, with their blanks and line breaks. */
function contentOf(value: unknown): string {
	const text = filledTextOf('Content', value);
	return lengthWithin('smsContent', typeof value === 'string' ? value : text);
}

/** The platform takes several numbers with as many IDs, separated by commas [sendSms]. */
function single(orderId: string): string {
	if (!orderId.includes(',')) return orderId;
	throw new InputProblem(
		`'Order ID' is "${orderId}", which has a comma`,
		"Take the commas out of 'Order ID': the platform would read several IDs.",
	);
}
