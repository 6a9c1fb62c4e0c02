import { setTimeout as sleep } from 'node:timers/promises';
import { PUSH_ANSWER } from '../../nodes/LaafficVoiceAgent/api/facts';
import { bodyOf } from './bodies';
import type { EndedCall } from './calls';
import { planPushes } from './plan';
import { reportOf } from './report';
import type { PushSettings } from './settings';

/** What came of pushing. */
export interface Delivery {
	readonly calls: number;
	/** How many calls ended in which way, each call counted once. */
	readonly byOutcome: Readonly<Record<string, number>>;
	readonly pushes: number;
	/** Reports in all pushes, repeats included. */
	readonly reports: number;
	/** How often each HTTP status came, `none` for no answer, `foreign` see `expectAnswer`. */
	readonly answers: Readonly<Record<string, number>>;
	/** Pushes that were never received. */
	readonly lost: number;
	readonly durationMs: number;
}

const RECEIVED = '200';
const ANSWER_TIMEOUT_MS = 60_000;

function addressOf({ url, token }: PushSettings): string {
	const address = new URL(url);
	if (token !== undefined) address.searchParams.set('token', token);
	return address.href;
}

/** Sends a push once, and says which answer came. */
async function post(address: string, body: string, expectAnswer: boolean): Promise<string> {
	try {
		const response = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json;charset=UTF-8' },
			body,
			signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
		});
		const answer = await response.text();
		const isForeign = expectAnswer && response.ok && !answer.includes(PUSH_ANSWER.msg);
		return isForeign ? 'foreign' : String(response.status);
	} catch {
		return 'none';
	}
}

function countByOutcome(calls: readonly EndedCall[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { outcome } of calls) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}

/** Pushes the reports of the calls, as the settings say, and waits for every answer. */
export async function deliver(
	calls: readonly EndedCall[],
	settings: PushSettings,
): Promise<Delivery> {
	const startedAt = performance.now();
	const address = addressOf(settings);
	const pushes = planPushes(calls.length, settings);
	const answers: Record<string, number> = {};
	let next = 0;
	let lost = 0;

	const pushOnce = async (body: string) => {
		const status = await post(address, body, settings.expectAnswer);
		answers[status] = (answers[status] ?? 0) + 1;
		return status === RECEIVED;
	};
	const push = async (indexes: readonly number[]) => {
		const reports = indexes.map((index) => reportOf(calls[index], settings));
		const body = bodyOf(reports, settings.shape, settings.bigNumbersBare);
		for (let attempt = 0; attempt <= settings.retries; attempt++) {
			if (attempt > 0) await sleep(settings.retryAfterMs);
			if (await pushOnce(body)) return;
		}
		lost++;
	};
	const line = async () => {
		while (next < pushes.length) await push(pushes[next++]);
	};
	await Promise.all(Array.from({ length: settings.burst }, line));
	return {
		calls: calls.length,
		byOutcome: countByOutcome(calls),
		pushes: pushes.length,
		reports: pushes.reduce((sum, indexes) => sum + indexes.length, 0),
		answers,
		lost,
		durationMs: Math.round(performance.now() - startedAt),
	};
}
