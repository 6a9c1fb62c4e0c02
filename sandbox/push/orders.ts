import type { Context } from '../context';
import { isFields } from '../fields';
import { jsonAnswer } from '../http/answer';
import type { Answer } from '../http/answer';
import { endedCalls, inventedCalls } from './calls';
import { deliver } from './deliver';
import { Follower } from './follower';
import { sendSamples } from './samples';
import { readSettings } from './settings';
import { stateOf } from './state';

interface PushOrder {
	readonly context: Context;
	readonly body: unknown;
}

/**
 * {"url":"http://…/webhook/…","token":"…","batchSize":100,"shape":"array","repeats":0.1,"burst":4,
 *  "shuffle":500,"seed":1,"timeFormat":"milliseconds","bigNumbersBare":false,"count":10}
 *
 * Pushes the reports of all calls that have ended, or with `count` of that many invented ones, and
 * answers when it is done. With `follow` it pushes from now on, as calls end, and answers at once.
 */
async function push({ context, body }: PushOrder): Promise<Answer> {
	const settings = readSettings(body);
	const order = isFields(body) ? body : {};
	if (order['follow'] === true) {
		const state = stateOf(context);
		state.follower?.stop();
		state.follower = new Follower(context, settings);
		return jsonAnswer({ following: true, settings: { ...settings, token: undefined } });
	}
	const now = context.now();
	context.flows.advance(now);
	const calls =
		order['count'] === undefined
			? context.tasks.all().flatMap((task) => endedCalls(task, now))
			: inventedCalls({ count: Number(order['count']), seed: settings.seed, now });
	return jsonAnswer(await deliver(calls, settings));
}

function pushed({ context }: PushOrder): Answer {
	const { follower } = stateOf(context);
	return jsonAnswer({
		following: follower !== undefined,
		url: follower?.settings.url,
		deliveries: follower?.deliveries ?? [],
	});
}

function forget({ context }: PushOrder): Answer {
	const state = stateOf(context);
	state.follower?.stop();
	delete state.follower;
	state.sms.clear();
	state.tickets.clear();
	delete state.samples.words;
	return jsonAnswer({ done: true });
}

/** The switches for pushing, and the addresses that stand in for the services of a user. */
export const PUSH_ORDERS: Readonly<Record<string, (order: PushOrder) => Answer | Promise<Answer>>> =
	{
		'POST /sandbox/push': push,
		'GET /sandbox/push': pushed,
		'DELETE /sandbox/push': forget,
		'POST /sandbox/samples': async ({ context, body }) => await sendSamples(context, body),
		'POST /sandbox/sms': ({ context, body }) => stateOf(context).sms.take(body),
		'GET /sandbox/sms': ({ context }) => stateOf(context).sms.list(),
		'POST /sandbox/tickets': ({ context, body }) => stateOf(context).tickets.take(body),
		'GET /sandbox/tickets': ({ context }) => stateOf(context).tickets.list(),
	};
