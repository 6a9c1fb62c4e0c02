import type { IHookFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { PUSH_ANSWER } from '../api/facts';
import { nodeError } from '../shared/errors';
import { refusalOf, tooManyReports, type Refusal } from './admission';
import { handOver, UNDECIDED } from './emit';
import { recordsIn } from './report/body';
import { bodyOf, isProbe, sorted, type PushRequest } from './request';
import { checkSettings, readSettings, withKnownZone } from './settings';

const UNEXPECTED_STATUS = 500;
const BUSY: Refusal = {
	httpStatus: 503,
	answer: 'Try again later',
	reason: 'n8n has been busy with another push of the same reports for too long',
};

/**
 * Takes a push: lets it in or not, reads it, and starts one execution with the reports that are
 * wanted. It must not throw, because n8n would then start an execution for the failure.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		return await take(context);
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'something unexpected happened';
		return refuse(context, {
			httpStatus: UNEXPECTED_STATUS,
			answer: 'Not received',
			reason: `it could not be read (${reason}). Check the parameters of the trigger`,
		});
	}
}

async function take(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const request = context.getRequestObject() as PushRequest;
	if (isProbe(request)) return received;
	const settings = readSettings(context);
	const caller = { address: request.ip, token: request.query?.token };
	const refusal = refusalOf(caller, settings);
	if (refusal !== undefined) return refuse(context, refusal);
	const found = recordsIn(bodyOf(request));
	const count = found.records.length + found.others;
	const excess = tooManyReports(count, request.rawBody?.length ?? 0);
	if (excess !== undefined) return refuse(context, excess);
	const workflowData = await handOver(context, sorted(found), withKnownZone(context, settings));
	if (workflowData === UNDECIDED) return refuse(context, BUSY);
	return workflowData === undefined ? received : { ...received, workflowData };
}

/** Answers by itself, because n8n would answer every refusal with 200. */
function refuse(
	context: IWebhookFunctions,
	{ httpStatus, answer, reason }: Refusal,
): IWebhookResponseData {
	context.logger.warn(
		`${context.getNode().name} refused a push with HTTP ${httpStatus}: ${reason}.`,
	);
	context.getResponseObject().status(httpStatus).json({ code: httpStatus, msg: answer });
	return { noWebhookResponse: true };
}

/** The answer to a push that starts no execution. */
const received = { webhookResponse: { ...PUSH_ANSWER } };

/**
 * The same answer for a push that starts one. n8n takes that from the description of the webhook,
 * and answers with the word "firstEntryJson" where it says nothing.
 */
export const receivedExpression = `={{ (${JSON.stringify(PUSH_ANSWER)}) }}`;

const LOCAL_HOST = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i;

/**
 * Called when the workflow is switched on. The platform has no call for setting the URL, so there
 * is nothing to register; but wrong settings are told now, while somebody is looking.
 */
export function prepare(context: IHookFunctions): boolean {
	try {
		checkSettings(readSettings(context));
	} catch (error) {
		throw nodeError(context, error);
	}
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (LOCAL_HOST.test(url)) {
		context.logger.warn(
			`${context.getNode().name} listens at an address that only this computer can reach. For reports from the platform, use a tunnel and start n8n with its address as WEBHOOK_URL.`,
		);
	}
	return true;
}
