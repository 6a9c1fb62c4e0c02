/** What can go wrong with a request, and where. */
import type { Endpoint } from '../../../nodes/LaafficVoiceAgent/api/facts';
import { LONGER_THAN_PATIENCE, type Trouble } from './world';

/** Which of the matching requests it hits. */
export interface Strike {
	readonly skip?: number;
	readonly times?: number | 'always';
}

type Make = (at: Strike & { readonly endpoint: Endpoint }) => Trouble;

const status =
	(code: number, accepted: boolean, body: 'html' | 'json' = 'html'): Make =>
	(at) => ({ kind: 'httpStatus', status: code, accepted, body, ...at });

const code =
	(value: string, accepted = false): Make =>
	(at) => ({ kind: 'code', code: value, accepted, ...at });

/** Every way in which one request can fail, for any endpoint. */
export const REQUEST_FAULTS = {
	'connection refused': (at) => ({ kind: 'connectionRefused', ...at }),
	'reset at the headers': (at) => ({ kind: 'resetBeforeAccept', at: 'headers', ...at }),
	'reset in the body': (at) => ({ kind: 'resetBeforeAccept', at: 'body', ...at }),
	'accepted, only headers come back': (at) => ({ kind: 'afterHeaders', ...at }),
	'accepted, no answer': (at) => ({ kind: 'loseAnswer', ...at }),
	'accepted, half an answer': (at) => ({ kind: 'halfAnswer', ...at }),
	'accepted, answer after the timeout': (at) => ({
		kind: 'delayAnswer',
		afterMs: LONGER_THAN_PATIENCE,
		...at,
	}),
	'accepted, a web page with status 200': (at) => ({
		kind: 'wrongContentType',
		accepted: true,
		...at,
	}),
	'a web page with status 200': (at) => ({ kind: 'wrongContentType', accepted: false, ...at }),
	'HTTP 401': status(401, false),
	'HTTP 403': status(403, false),
	'HTTP 404': status(404, false),
	'HTTP 408': status(408, false),
	'accepted, HTTP 408': status(408, true),
	'HTTP 413': status(413, false),
	'HTTP 429': status(429, false),
	'HTTP 500': status(500, false),
	'accepted, HTTP 500': status(500, true),
	'HTTP 500 as JSON': status(500, false, 'json'),
	'accepted, HTTP 500 as JSON': status(500, true, 'json'),
	'HTTP 502': status(502, false),
	'accepted, HTTP 502': status(502, true),
	'HTTP 503': status(503, false),
	'HTTP 504': status(504, false),
	'accepted, HTTP 504 as JSON': status(504, true, 'json'),
	'code -1': code('-1'),
	'code -10': code('-10'),
	'code -15': code('-15'),
	'code -16': code('-16'),
	'clock skewed by an hour': ({ endpoint, skip, times }) => ({
		kind: 'clockSkewSeconds',
		seconds: 3600,
		endpoint,
		skip,
		times: times ?? 1,
	}),
	'code -18': code('-18'),
	'accepted, code -18': code('-18', true),
	'code -20': code('-20'),
	'code -37': code('-37'),
	'undocumented code': code('-99'),
	'accepted, undocumented code': code('-99', true),
} as const satisfies Record<string, Make>;

type RequestFault = keyof typeof REQUEST_FAULTS;

export const requestFaults = Object.keys(REQUEST_FAULTS) as RequestFault[];

/** A fault of a create, possibly with one of the list. */
interface CreateFault {
	readonly name: string;
	readonly troubles: (at: Strike) => Trouble[];
	/** Whether the task shows in the list in the end, and belongs to us. */
	readonly heals: boolean;
}

const atCreate = { endpoint: 'createTask' } as const;
const atList = { endpoint: 'queryTasks' } as const;

const single = (name: RequestFault): CreateFault => ({
	name,
	troubles: (at) => [REQUEST_FAULTS[name]({ ...at, ...atCreate })],
	heals: true,
});

const atLookup = (name: RequestFault): CreateFault => ({
	name: `look-up: ${name}`,
	troubles: (at) => [REQUEST_FAULTS[name]({ ...at, ...atList })],
	heals: true,
});

const withLostAnswer = (
	name: string,
	more: (at: Strike) => Trouble[],
	heals = true,
): CreateFault => ({
	name: `accepted, no answer; ${name}`,
	troubles: (at) => [{ kind: 'loseAnswer', ...at, ...atCreate }, ...more(at)],
	heals,
});

/** What can hit the creation of a task. */
export const CREATE_FAULTS: readonly CreateFault[] = [
	...requestFaults.map(single),
	...requestFaults.map(atLookup),
	withLostAnswer('the list lags for 3 looks', (at) => [lag(at, 3)]),
	withLostAnswer('the list lags for 8 looks', (at) => [lag(at, 8)]),
	withLostAnswer('the list never shows it', (at) => [lag(at, 1_000_000)], false),
	withLostAnswer('then the list fails', ({ skip = 0 }) => [
		{ kind: 'listFails', status: 503, skip: skip + 1, times: 12 },
	]),
	withLostAnswer('then the list fails for good', ({ skip = 0 }) => [
		{ kind: 'listFails', status: 503, skip: skip + 1, times: 'always' },
	]),
	withLostAnswer('then code -10', ({ skip = 0 }) => [
		lag({ skip }, 8),
		{ kind: 'code', code: '-10', skip, times: 'always', ...atCreate },
	]),
	withLostAnswer(
		'then HTTP 429',
		({ skip = 0 }) => [
			lag({ skip }, 30),
			{ kind: 'httpStatus', status: 429, skip, times: 'always', ...atCreate },
		],
		false,
	),
	withLostAnswer(
		'then connection refused',
		({ skip = 0 }) => [
			lag({ skip }, 30),
			{ kind: 'connectionRefused', skip: skip + 1, times: 'always', ...atCreate },
		],
		false,
	),
	withLostAnswer('the submission fails', (at) => [{ kind: 'taskEnds', state: 3, ...at }], false),
	withLostAnswer('the task is cancelled', (at) => [{ kind: 'taskEnds', state: 4, ...at }], false),
	{
		name: 'delivered twice',
		troubles: (at) => [{ kind: 'deliveredTwice', ...at }],
		heals: true,
	},
	{
		name: 'delivered twice, the list lags for 3 looks',
		troubles: (at) => [{ kind: 'deliveredTwice', ...at }, lag(at, 3)],
		heals: true,
	},
	{
		name: 'name taken by somebody else, same number of callees',
		troubles: (at) => [{ kind: 'foreignOwner', callees: 'same', ...at }],
		heals: false,
	},
	{
		name: 'name taken by somebody else, other number of callees',
		troubles: (at) => [{ kind: 'foreignOwner', callees: 7, ...at }],
		heals: false,
	},
];

function lag({ skip }: Strike, requests: number): Trouble {
	return { kind: 'listLag', requests, skip, times: 1 };
}
