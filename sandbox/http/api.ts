import type { IncomingMessage } from 'node:http';
import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Context } from '../context';
import { HANDLERS } from '../endpoints';
import { takeName } from '../faults/foreignOwner';
import type { EffectFault } from '../faults/kinds';
import type { Fields } from '../fields';
import { Refusal } from '../refusal';
import { refusalAnswer, successAnswer } from './answer';
import type { Answer } from './answer';
import { parseFields } from './body';
import { admit, claimedAccount } from './signature';

export interface ApiRequest {
	readonly request: IncomingMessage;
	readonly endpoint: Endpoint;
	readonly body: Buffer;
	readonly query: URLSearchParams;
	readonly effects: readonly EffectFault[];
}

/** What the platform made of a request. */
export interface Worked {
	readonly answer: Answer;
	readonly accepted: boolean;
	readonly warnings: readonly string[];
	readonly taskName: string | undefined;
}

export function skewMs(effects: readonly EffectFault[]): number {
	return effects.reduce(
		(sum, effect) => sum + (effect.kind === 'clockSkewSeconds' ? effect.seconds * 1000 : 0),
		0,
	);
}

function applyForeignOwner(context: Context, { request, body, effects }: ApiRequest): void {
	const fault = effects.find((effect) => effect.kind === 'foreignOwner');
	const account = claimedAccount(request, context.options.accounts);
	if (fault?.kind !== 'foreignOwner' || !account) return;
	takeName(context, account, JSON.parse(body.toString('utf8')), fault.callees ?? 'same');
}

/** Faults of the platform's insides happen whether or not the request gets through. */
export function applyEffects(context: Context, api: ApiRequest): void {
	try {
		applyForeignOwner(context, api);
	} catch {
		// A body that is not JSON names no task whose name could be taken.
	}
}

/** Works on a request as the platform would: let in, read, check, do. */
export function work(context: Context, api: ApiRequest): Worked {
	const { request, endpoint, body, query, effects } = api;
	const { options } = context;
	const now = context.now();
	const shownNow = now + skewMs(effects);
	const warnings: string[] = [];
	let fields: Fields = {};
	try {
		context.flows.advance(now);
		const account = admit(request, options.accounts, shownNow);
		if (request.method === 'POST') fields = parseFields(request, body);
		const result = HANDLERS[endpoint]({
			context,
			account,
			body: fields,
			query,
			origin: `http://${request.headers.host ?? ''}`,
			effects,
			now,
			shownNow,
			warn: (...more) => warnings.push(...more),
		});
		const answer = successAnswer(endpoint, options, result);
		return { answer, accepted: true, warnings, taskName: nameIn(fields) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		const answer = refusalAnswer(endpoint, options, error.code, error.detail);
		return { answer, accepted: false, warnings, taskName: nameIn(fields) };
	}
}

const nameIn = ({ taskName }: Fields) => (typeof taskName === 'string' ? taskName : undefined);
