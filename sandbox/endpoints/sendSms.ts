import { LIMITS } from '../../nodes/LaafficVoiceAgent/api/facts';
import { checkFields, digitsBetween, isText, textBetween, unknownKeys } from '../fields';
import type { FieldTable } from '../fields';
import { Refusal } from '../refusal';
import type { Call, Handler } from './call';

const { calleeNumber, smsContent, smsNumbers, smsSenderId } = LIMITS;

const isNumber = digitsBetween(calleeNumber);

const SMS_SETTINGS = {
	appId: { required: true, rule: isText },
	numbers: { rule: (value) => typeof value === 'string' },
	content: { rule: (value) => typeof value === 'string' },
	senderId: { rule: textBetween(smsSenderId) },
	orderId: { rule: isText },
} as const satisfies FieldTable;

const textIn = (value: unknown) => (typeof value === 'string' ? value : '');

function checkContent(content: string): void {
	if (content === '') throw new Refusal('-4');
	if (content.length > smsContent.max) throw new Refusal('-5');
}

function readNumbers(text: string): string[] {
	if (text === '') throw new Refusal('-8');
	const numbers = text.split(',');
	if (numbers.length > smsNumbers.max) throw new Refusal('-7');
	if (!numbers.every(isNumber)) throw new Refusal('-9');
	return numbers;
}

/** One for each number, or none at all. */
function readOrderIds(text: string, count: number): string[] {
	const ids = text === '' ? [] : text.split(',');
	if (ids.length === 0 || ids.length === count) return ids;
	throw new Refusal('-22', `orderId has ${ids.length} entries for ${count} numbers`);
}

function checkMoney({ account: { balance, gift, credit, minimumBalance } }: Call): void {
	const money = Number(balance) + Number(gift) + Number(credit);
	if (minimumBalance !== undefined && money < minimumBalance) throw new Refusal('-10');
}

/**
 * POST sendSms: a text to one or several numbers. There is no key by which a repeat is known, so a
 * request that comes twice is sent twice.
 *
 * {"appId":"DemoSms1","numbers":"919777654321","content":"We could not reach you"}
 */
export const sendSms: Handler = (call) => {
	const { account, body, context, now, warn } = call;
	checkFields(body, SMS_SETTINGS);
	if (body['appId'] !== account.smsAppId) throw new Refusal('-32');
	const content = textIn(body['content']);
	checkContent(content);
	const numbers = readNumbers(textIn(body['numbers']));
	const orderIds = readOrderIds(textIn(body['orderId']), numbers.length);
	checkMoney(call);
	warn(...unknownKeys(body, SMS_SETTINGS));
	const senderId = textIn(body['senderId']);
	const array = numbers.map((number, index) => {
		const orderId = orderIds[index] ?? '';
		const msgId = context.ledger.addText({ at: now, number, content, senderId, orderId });
		return { msgId, number, orderId };
	});
	return {
		kind: 'top',
		fields: { success: String(numbers.length), fail: '0', array },
	};
};
