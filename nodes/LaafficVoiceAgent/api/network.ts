import type { Answer } from './answer';

interface NetworkFact {
	readonly problem: string;
	readonly advice: string;
}

const CHECK_BASE_URL =
	"Check 'Base URL' in the Laaffic credentials and the network of this n8n server.";

/** Faults that come up before a single byte of the request is on its way. */
const BEFORE_SENDING: Readonly<Record<string, NetworkFact>> = {
	ECONNREFUSED: {
		problem: 'Nobody answers at the address of the platform',
		advice: CHECK_BASE_URL,
	},
	ENOTFOUND: { problem: 'The name of the platform was not found', advice: CHECK_BASE_URL },
	EAI_AGAIN: { problem: 'The name of the platform could not be looked up', advice: CHECK_BASE_URL },
	EHOSTUNREACH: { problem: 'There is no way to the platform', advice: CHECK_BASE_URL },
	ENETUNREACH: { problem: 'There is no way to the platform', advice: CHECK_BASE_URL },
	EADDRNOTAVAIL: { problem: 'There is no way to the platform', advice: CHECK_BASE_URL },
	ERR_INVALID_URL: {
		problem: 'The address of the platform is not complete',
		advice: CHECK_BASE_URL,
	},
};

const TLS: NetworkFact = {
	problem: 'The secure connection to the platform could not be set up',
	advice:
		"Check that 'Base URL' in the Laaffic credentials is right, and that the certificate of the server is valid and trusted by this n8n server.",
};

const TLS_CODE =
	/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH)/;

const LOST: NetworkFact = {
	problem: 'The connection broke before the answer of the platform arrived',
	advice: 'Check the network of this n8n server, then try again.',
};

/**
 * Sorts an error that came in place of a response: some codes say for certain that nothing was
 * sent; for all others it is unknown how far the request came.
 */
export function classifyNetworkError(error: unknown): Answer {
	const { code, duringConnect } = causeOf(error);
	const before = BEFORE_SENDING[code] ?? (TLS_CODE.test(code) ? TLS : undefined);
	if (before) return { kind: 'notSent', ...before };
	if (duringConnect) {
		return { kind: 'notSent', problem: 'The platform cannot be reached', advice: CHECK_BASE_URL };
	}
	return { kind: 'lost', ...LOST };
}

const MAX_DEPTH = 5;

/** n8n wraps the error of its HTTP client, differently by version; the code is somewhere inside. */
function causeOf(error: unknown): { code: string; duringConnect: boolean } {
	let current: unknown = error;
	for (let depth = 0; depth < MAX_DEPTH && typeof current === 'object' && current; depth++) {
		const layer = current as Record<string, unknown>;
		if (typeof layer.code === 'string') {
			return { code: layer.code, duringConnect: layer.syscall === 'connect' };
		}
		current = layer.cause ?? layer.errorResponse ?? layer.reason;
	}
	return { code: '', duringConnect: false };
}
