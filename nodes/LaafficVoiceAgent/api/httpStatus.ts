import type { Endpoint, RetryRule } from './facts';

interface HttpFact {
	readonly meaning: string;
	readonly advice: string;
	/** In place of it, where what was asked tells more. */
	readonly adviceOf?: Readonly<Partial<Record<Endpoint, string>>>;
	/** Whether the platform can have worked on the request. */
	readonly reached: 'no' | 'perhaps';
	readonly retry: RetryRule;
}

const WRONG_ADDRESS =
	"Check 'Platform', 'Base URL' and 'Path Prefix' in the Laaffic credentials against the address that the platform gave you.";
const WAIT = 'Wait a minute, then try again. If it stays, ask the support of the platform.';

const TO_LET_THROUGH =
	'whoever runs the address, or the proxy on the way to it, to let bigger requests through.';

/** Statuses that a gateway, a proxy or a wrong address answers with, instead of the platform. */
const BY_STATUS: Readonly<Record<number, HttpFact>> = {
	401: {
		meaning: 'The address asks for a login of another kind',
		advice: WRONG_ADDRESS,
		reached: 'no',
		retry: 'never',
	},
	403: {
		meaning: 'The address does not let this n8n server in',
		advice: `Add the public IP address of this n8n server to the allowed addresses of the platform. ${WRONG_ADDRESS}`,
		reached: 'no',
		retry: 'never',
	},
	404: {
		meaning: 'The address does not have this function',
		advice: WRONG_ADDRESS,
		reached: 'no',
		retry: 'never',
	},
	407: {
		meaning: 'The proxy of this n8n server asks for a login',
		advice: 'Give n8n the login for its proxy, then try again.',
		reached: 'no',
		retry: 'never',
	},
	408: {
		meaning: 'The platform took too long',
		advice: WAIT,
		reached: 'perhaps',
		retry: 'read',
	},
	413: {
		meaning: 'The request is too big for the address',
		advice: `Ask ${TO_LET_THROUGH}`,
		adviceOf: {
			createTask: `Send fewer callees in one task, or ask ${TO_LET_THROUGH}`,
			sendSms: `Shorten 'Content', or ask ${TO_LET_THROUGH}`,
		},
		reached: 'no',
		retry: 'never',
	},
	429: {
		meaning: 'The platform was asked too often in a short time',
		advice: WAIT,
		reached: 'no',
		retry: 'pause',
	},
};

/** Other statuses, by their hundreds. */
const BY_CLASS: Readonly<Record<number, HttpFact>> = {
	2: {
		meaning: 'The answer did not come from the platform: it is not in its form',
		advice: WRONG_ADDRESS,
		reached: 'perhaps',
		retry: 'never',
	},
	3: {
		meaning: 'The address sends the request on to another address, which was not followed',
		advice: `A signed request goes to the chosen host only. ${WRONG_ADDRESS}`,
		reached: 'no',
		retry: 'never',
	},
	4: {
		meaning: 'The address does not take the request',
		advice: WRONG_ADDRESS,
		reached: 'no',
		retry: 'never',
	},
	5: {
		meaning: 'The platform is out of order at the moment',
		advice: WAIT,
		reached: 'perhaps',
		retry: 'read',
	},
};

/**
 * What an HTTP status means where the body is not an answer of the platform.
 *
 * @param endpoint what was asked, where the advice depends on it
 */
export function httpFact(status: number, endpoint?: Endpoint): HttpFact {
	const fact = BY_STATUS[status] ?? BY_CLASS[Math.floor(status / 100)] ?? BY_CLASS[5];
	const own = endpoint === undefined ? undefined : fact.adviceOf?.[endpoint];
	return own === undefined ? fact : { ...fact, advice: own };
}
