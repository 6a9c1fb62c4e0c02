import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { recordsIn } from './report/body';
import { refusalOf, tooManyReports, type Refusal } from './admission';
import { received } from './answer';
import { handOver, UNDECIDED } from './handOver';
import { sorted } from './reading';
import { bodyOf, isProbe, type PushRequest } from './request';
import { readSettings } from './settings';

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
	const caller = {
		address: request.ip,
		token: request.query?.token,
		bytes: request.rawBody?.length ?? 0,
	};
	const refusal = refusalOf(caller, settings);
	if (refusal !== undefined) return refuse(context, refusal);
	const found = recordsIn(bodyOf(request));
	const excess = tooManyReports(found.records.length + found.others);
	if (excess !== undefined) return refuse(context, excess);
	const workflowData = await handOver(context, sorted(found), settings);
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
