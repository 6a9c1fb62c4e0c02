import type { Answer } from './answer';

/** What can be known without a response. */
type NetworkAnswer = Extract<Answer, { kind: 'notSent' | 'lost' }>;

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

/** Faults of the handshake. Other faults of TLS, such as a bad record, can follow the request. */
const TLS_CODE =
	/^(?:ERR_TLS_CERT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH|ERR_SSL_.*(?:WRONG_VERSION|PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|HANDSHAKE_FAILURE|UNRECOGNIZED_NAME))/;

/** What was going on when a connection failed that had been there before. */
const UNDER_WAY = ['read', 'write'];

const LOST: NetworkFact = {
	problem: 'The connection broke before the answer of the platform arrived',
	advice: 'Check the network of this n8n server, then try again.',
};

/**
 * Sorts an error that came in place of a response: some codes say for certain that nothing was
 * sent; for all others it is unknown how far the request came.
 */
export function classifyNetworkError(error: unknown): NetworkAnswer {
	const { code, syscall } = causeOf(error);
	if (TLS_CODE.test(code)) return { kind: 'notSent', ...TLS };
	if (UNDER_WAY.includes(syscall)) return { kind: 'lost', ...LOST };
	const before = Object.hasOwn(BEFORE_SENDING, code) ? BEFORE_SENDING[code] : undefined;
	if (before) return { kind: 'notSent', ...before };
	if (syscall === 'connect') {
		return { kind: 'notSent', problem: 'The platform cannot be reached', advice: CHECK_BASE_URL };
	}
	return { kind: 'lost', ...LOST };
}

const MAX_DEPTH = 5;

/**
 * n8n wraps the error of its HTTP client, and that the one of the connection; code and system call
 * need not stand in the same layer.
 */
function causeOf(error: unknown): { code: string; syscall: string } {
	const layers = layersOf(error);
	const isText = (value: unknown): value is string => typeof value === 'string';
	const code = layers.map((layer) => layer.code).find(isText);
	return { code: code ?? '', syscall: layers.map(syscallOf).find(Boolean) ?? '' };
}

function layersOf(error: unknown): Array<Record<string, unknown>> {
	const layers: Array<Record<string, unknown>> = [];
	let current: unknown = error;
	while (layers.length < MAX_DEPTH && typeof current === 'object' && current !== null) {
		const layer = current as Record<string, unknown>;
		layers.push(layer);
		current = layer.cause ?? layer.errorResponse ?? layer.reason;
	}
	return layers;
}

/** Where a name has several addresses, the error of each try stands in a list. */
function syscallOf({ syscall, errors }: Record<string, unknown>): string {
	if (typeof syscall === 'string') return syscall;
	const tries: unknown[] = Array.isArray(errors) ? errors : [];
	const isConnect = tries.map(
		(one) => (one as { syscall?: unknown } | null)?.syscall === 'connect',
	);
	return tries.length > 0 && !isConnect.includes(false) ? 'connect' : '';
}
