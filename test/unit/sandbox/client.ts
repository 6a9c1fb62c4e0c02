import { createHash } from 'node:crypto';
import { DEMO_ACCOUNT, startSandbox } from '../../../sandbox';
import type { Account, Sandbox, SandboxOptions } from '../../../sandbox';

/** 1 April 2026, noon in Shanghai. */
const NOON = Date.parse('2026-04-01T12:00:00+08:00');

export const CREATE = '/v3/voice/group/call/send/agent';
export const QUERY = '/voice/group/call/query';
export const CANCEL = '/voice/group/call/cancel';
export const RECALL_LIST = '/voice/recallFlow/queryPage';
export const RECALL_DETAIL = '/v3/voice/recallFlow/queryDetail';
export const RECALL_UPDATE = '/voice/recallFlow/update';
export const RECALL_CANCEL = '/voice/recallFlow/cancel';
export const BALANCE = '/v3/getBalance';
export const RECORDING_URL = '/v3/voice/getRecordingFileUrl';
export const SMS = '/v3/sendSms';
export const VOICE_FILE = '/v3/voice/getVoiceFile';

export interface Bench {
	readonly sandbox: Sandbox;
	/** Lets time pass. */
	readonly wait: (seconds: number) => void;
	readonly now: () => number;
}

/** A sandbox whose clock stands still at NOON until a test moves it; one second is one second. */
export async function startBench(options: Partial<SandboxOptions> = {}): Promise<Bench> {
	let now = NOON;
	const sandbox = await startSandbox({ clock: () => now, speed: 1, ...options });
	return { sandbox, now: () => now, wait: (seconds) => void (now += seconds * 1000) };
}

/** The demo account with something changed. */
export const accountWith = (changes: Partial<Account>): Account => ({
	...DEMO_ACCOUNT,
	...changes,
});

export function signedHeaders(now: number, account: Account = DEMO_ACCOUNT) {
	const timestamp = String(Math.floor(now / 1000));
	const { apiKey, apiSecret } = account;
	return {
		'Content-Type': 'application/json;charset=UTF-8',
		'Api-Key': apiKey,
		Timestamp: timestamp,
		Sign: createHash('md5').update(`${apiKey}${apiSecret}${timestamp}`).digest('hex'),
	};
}

/** A POST as a correct client sends it; `headers` break it on purpose. */
export async function post(
	{ sandbox, now }: Bench,
	path: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<Response> {
	return await fetch(sandbox.url + path, {
		method: 'POST',
		headers: { ...signedHeaders(now()), ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
}

export async function get({ sandbox, now }: Bench, path: string): Promise<Response> {
	return await fetch(sandbox.url + path, { headers: signedHeaders(now()) });
}

// The shapes differ on purpose, so each test says what it expects of the parsed answer.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Parsed = any;

export async function postJson(
	bench: Bench,
	path: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<Parsed> {
	return await (await post(bench, path, body, headers)).json();
}

/** The code of an answer in either envelope, as text. */
export const codeOf = (answer: Parsed): string => String(answer.code ?? answer.status);

export async function postForCode(bench: Bench, path: string, body: unknown): Promise<string> {
	return codeOf(await postJson(bench, path, body));
}

/** A small campaign that every rule allows. */
export const campaign = (changes: Record<string, unknown> = {}) => ({
	appId: 'DemoApp1',
	taskName: 'April reminders',
	agentId: 43,
	numberInfoList: [
		{ calleeNumber: '919777654321', text1: 'David' },
		{ calleeNumber: '919777654322', text1: 'Oliver' },
	],
	...changes,
});

export const callees = (count: number) =>
	Array.from({ length: count }, (_, row) => ({ calleeNumber: String(919_000_000_000 + row) }));

/** A list request for everything around NOON. */
export const list = (params: Record<string, unknown> = {}, page: Record<string, unknown> = {}) => ({
	current: 1,
	size: 10,
	params: {
		strTime: '2026-03-31 00:00:00',
		endTime: '2026-04-30 23:59:59',
		taskType: 3,
		...params,
	},
	...page,
});

export const recallList = (params: Record<string, unknown> = {}) => ({
	current: 1,
	size: 10,
	params: { strTime: '2026-03-31 00:00:00', endTime: '2026-04-30 23:59:59', ...params },
});
