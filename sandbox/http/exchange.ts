import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Context } from '../context';
import type { Struck } from '../faults/queue';
import { gatewayPage } from './answer';
import type { Answer } from './answer';
import { applyEffects, work } from './api';
import type { ApiRequest, Worked } from './api';
import { readBody } from './body';
import { deliveryOf, send } from './deliver';
import { note } from './note';
import type { Arrival } from './note';

const NOT_WORKED: Worked = {
	answer: { status: 0, contentType: 'text/plain', body: '' },
	accepted: false,
	warnings: [],
	taskName: undefined,
};

/** Waits, but not for a client that has given up. */
async function pause(response: ServerResponse, ms: number): Promise<void> {
	const gone = new AbortController();
	response.once('close', () => gone.abort());
	await sleep(ms, undefined, { signal: gone.signal }).catch(() => undefined);
}

/** The delivery whose answer gets through, then the other one. */
function inOrder(first: Worked, second: Worked, answer: 'first' | 'second' = 'second') {
	return answer === 'first' ? [first, second] : [second, first];
}

/** An API request: meets its faults, is worked on or not, and is noted before the answer leaves. */
export async function handleApi(
	context: Context,
	arrival: Arrival,
	endpoint: Endpoint,
	struck: Struck,
): Promise<void> {
	const { request, response } = arrival;
	const { transport: early } = struck;
	if (early?.kind === 'resetBeforeAccept' && early.at === 'headers') {
		note(context, arrival, NOT_WORKED.answer, true, { endpoint, fault: early.kind });
		request.socket.resetAndDestroy();
		return;
	}
	const body = await readBody(request);
	if (!body) {
		const refusal = gatewayPage(413, 'Request Entity Too Large');
		note(context, arrival, refusal, false, { endpoint });
		return send(response, refusal);
	}
	const { transport: fault, effects } = context.faults.strikeTask(endpoint, body, struck);
	const api: ApiRequest = { request, endpoint, body, query: arrival.url.searchParams, effects };
	applyEffects(context, api);
	const delivery = fault && deliveryOf(fault);
	const noteOf = (answer: Answer, worked: Worked, silent = false) =>
		note(context, arrival, answer, silent, {
			endpoint,
			bytes: body.length,
			fault: fault?.kind ?? effects[0]?.kind,
			accepted: worked.accepted,
			code: answer.code ?? worked.answer.code,
			warnings: worked.warnings,
			taskName: worked.taskName,
		});
	let worked = !fault || delivery?.works(fault) ? work(context, api) : NOT_WORKED;
	if (fault?.afterMs) await pause(response, fault.afterMs);
	if (fault?.kind === 'deliveredTwice') {
		const [passedOn, other] = inOrder(worked, work(context, api), fault.answer);
		noteOf(other.answer, other, true);
		worked = passedOn;
	}
	const answer = (fault && delivery?.instead?.(fault, endpoint, context.options)) ?? worked.answer;
	noteOf(answer, worked, delivery?.silent);
	(delivery?.deliver ?? send)(response, answer);
}
