import type { Context } from '../context';
import { isFields } from '../fields';
import type { Answer } from '../http/answer';
import { inventedCalls } from './calls';
import { deliver } from './deliver';
import { describePush } from './describe';
import { readSettings } from './settings';
import { stateOf } from './state';

/** Enough for most outcomes to occur. */
export const SAMPLE_REPORTS = 20;

/** n8n's two URLs of a trigger differ in one word. */
const PATHS = { production: '/webhook/', test: '/webhook-test/' } as const;

function addressOf(text: unknown, to: unknown): string {
	const url = new URL(String(text).trim());
	const path = to === 'test' ? PATHS.test : PATHS.production;
	url.pathname = url.pathname.replace(/\/webhook(-test)?\//, path);
	return url.href;
}

async function send(context: Context, body: unknown): Promise<string> {
	const { samples } = stateOf(context);
	const order = isFields(body) ? body : {};
	if (!URL.canParse(String(order['url']).trim())) {
		return 'Nothing was sent: paste a URL of the trigger, from Webhook URLs on its panel.';
	}
	samples.url = addressOf(order['url'], 'production');
	const url = addressOf(order['url'], order['to']);
	// Each click has calls of its own, which are no repeats of earlier ones.
	const settings = readSettings({ url, seed: ++samples.count, expectAnswer: true });
	const calls = inventedCalls({
		count: SAMPLE_REPORTS,
		seed: settings.seed,
		now: context.now(),
	});
	return describePush(await deliver(calls, settings), url);
}

/** The buttons of the page: sends sample reports, and leads back to the page, which says what came of it. */
export async function sendSamples(context: Context, body: unknown): Promise<Answer> {
	const words = await send(context, body);
	stateOf(context).samples.words = words;
	const headers = { Location: '/#reports' };
	return { status: 303, contentType: 'text/plain;charset=UTF-8', headers, body: words };
}
