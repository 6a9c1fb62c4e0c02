import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InputProblem, RequestProblem } from '../api/errors';
import { errorItem, errorText, nodeError } from '../shared/errors';
import { checkFixedTexts } from '../shared/fixedTexts';
import type { Operation } from '../shared/operation';
import { credentialsOf } from '../shared/transport';
import { accountOf } from '../task/create/platform';
import { deliver } from './deliver';
import { smsFields } from './fields';
import { readMessage, type SmsMessage } from './message';
import { SentLog, type LoggedSms } from './sentLog';

/**
 * Send SMS: a text to the number of each item. All items are checked before the first is sent, so
 * that a mistake in a later one does not leave half of the texts sent.
 */
export const sendSms: Operation = {
	resource: 'sms',
	value: 'send',
	name: 'Send',
	action: 'Send text message',
	description: 'Send a text message (SMS) to the number of each item',
	builderHint:
		'Sends a text to a real person for each item. For those who were not reached, connect it behind Laaffic Voice Agent Trigger.',
	effect: 'texts',
	fields: smsFields,
	output: { status: 'string', msgId: 'string', number: 'string', orderId: 'string' },
	executeAll: async (context) => {
		const checked = context.getInputData().map((_, item) => checkedMessage(context, item));
		const bad = checked.findIndex((one) => one instanceof Error);
		if (bad >= 0 && !context.continueOnFail()) throw nothingSent(context, checked, bad);
		const log = new SentLog(context, accountOf(await credentialsOf(context)));
		const output: INodeExecutionData[] = [];
		for (const [item, message] of checked.entries()) {
			output.push(await outputOf(context, item, message, log));
		}
		return output;
	},
};

function checkedMessage(context: IExecuteFunctions, item: number): SmsMessage | Error {
	try {
		checkFixedTexts(context, smsFields);
		return readMessage(context, item);
	} catch (error) {
		return nodeError(context, error, item, smsFields);
	}
}

function nothingSent(
	context: IExecuteFunctions,
	checked: ReadonlyArray<SmsMessage | Error>,
	bad: number,
): Error {
	const problem = checked[bad] as ReturnType<typeof nodeError>;
	const count = checked.filter((one) => one instanceof Error).length;
	const others = count === 1 ? '' : ` ${count - 1} more of ${checked.length} items are bad, too.`;
	return nodeError(
		context,
		new InputProblem(
			`${problem.message}, so nothing was sent`,
			`${problem.description ?? ''}${others} To send the others, set 'On Error' in the settings of the node to 'Continue (using error output)'.`.trim(),
		),
		bad,
	);
}

async function outputOf(
	context: IExecuteFunctions,
	item: number,
	message: SmsMessage | Error,
	log: SentLog,
): Promise<INodeExecutionData> {
	try {
		if (message instanceof Error) throw message;
		return { json: await sentOnce(context, item, message, log), pairedItem: { item } };
	} catch (error) {
		const isAlone = context.continueOnFail();
		const shown = nodeError(context, isAlone ? error : withSent(error, log), item, smsFields);
		if (!isAlone) throw shown;
		return errorItem(item, errorText(shown));
	}
}

/** Sends a message, unless this execution has sent it or has tried to. */
async function sentOnce(
	context: IExecuteFunctions,
	item: number,
	message: SmsMessage,
	log: SentLog,
): Promise<IDataObject> {
	const known = log.find(message);
	if (known !== undefined && !log.isOfThisRound(known)) return repeatOf(known, message);
	if (known !== undefined && known.item !== item) {
		return { ...resultOf('duplicate', message, known.sent?.msgId), sameAsItem: known.item };
	}
	if (known?.sent !== undefined) return resultOf('sent', message, known.sent.msgId);
	if (known?.problem !== undefined) throw known.problem;
	if (context.getExecutionCancelSignal?.()?.aborted === true) throw stopped();
	log.note(message, { item });
	const sent = await deliver(context, message).catch((error: unknown) => {
		const isUnknown = error instanceof RequestProblem && error.state === 'unknown';
		if (isUnknown) log.note(message, { item, problem: error });
		else log.drop(message);
		throw error;
	});
	log.note(message, { item, sent });
	return resultOf('sent', message, sent.msgId);
}

/** What an earlier round of a loop is not sure of is no more certain now. */
function repeatOf({ problem, sent }: LoggedSms, message: SmsMessage): IDataObject {
	if (problem !== undefined) throw problem;
	return resultOf('duplicate', message, sent?.msgId);
}

function resultOf(
	status: 'sent' | 'duplicate',
	{ number, orderId }: SmsMessage,
	msgId: string | null = null,
): IDataObject {
	return { status, msgId, number, orderId: orderId ?? null };
}

function stopped(): InputProblem {
	return new InputProblem(
		'The workflow was stopped before this text was sent',
		'Run the workflow again with the items that are left.',
	);
}

/** What was sent must not be forgotten over what was not: another run would send it again. */
function withSent(error: unknown, log: SentLog): unknown {
	const count = log.sentCount();
	const isOurs = error instanceof RequestProblem || error instanceof InputProblem;
	if (count === 0 || !isOurs) return error;
	const sent = count === 1 ? '1 text was' : `${count} texts were`;
	const advice = `${sent} sent before this one. Retry On Fail does not send them again, but a new run does: take their items out first. ${error.advice}`;
	if (error instanceof InputProblem) return new InputProblem(error.message, advice);
	return new RequestProblem(error.message, advice, error.state, error.details);
}
