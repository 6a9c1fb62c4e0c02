import { createHash, timingSafeEqual } from 'node:crypto';
import { PUSH_LIMITS } from '../api/facts';
import type { AddressList } from './addressList';

/** What is known of a caller before the body is looked at. */
interface Caller {
	readonly address: string | undefined;
	/** The `token` in the URL, whatever its type. */
	readonly token: unknown;
}

interface Gate {
	/** Without one, every address may call. */
	readonly allowedIps?: AddressList;
	/** Without one, the address of the webhook is the only secret. */
	readonly secretToken?: string;
}

/** Why a caller is turned away: for the caller, and for the log. Neither has a secret in it. */
export interface Refusal {
	readonly httpStatus: number;
	readonly answer: string;
	readonly reason: string;
}

/** Who may not come in, and why; nothing for a caller who may. */
export function refusalOf(caller: Caller, gate: Gate): Refusal | undefined {
	if (gate.allowedIps?.allows(caller.address) === false) {
		return {
			httpStatus: 403,
			answer: 'This address may not call',
			reason: `the address ${caller.address ?? '(unknown)'} is not in 'Allowed IPs'. If it is the address of your own proxy, set N8N_PROXY_HOPS to the number of proxies in front of n8n`,
		};
	}
	if (gate.secretToken !== undefined && !isToken(caller.token, gate.secretToken)) {
		return {
			httpStatus: 401,
			answer: 'The token is missing or wrong',
			reason: `the token in the URL is missing or is not the 'Secret Token' (caller ${caller.address ?? '(unknown)'})`,
		};
	}
	return undefined;
}

/** For a push that holds more reports than fit into one of its size, which n8n has let through. */
export function tooManyReports(count: number, bytes: number): Refusal | undefined {
	const most = Math.max(PUSH_LIMITS.reports, Math.floor(bytes / PUSH_LIMITS.shortestReport));
	if (count <= most) return undefined;
	return {
		httpStatus: 413,
		answer: 'Too much in one push',
		reason: `it holds ${count} reports in ${bytes} bytes, more than the ${most} that can be real`,
	};
}

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();

/**
 * Whether the token that came is the secret one. The digests are compared, so that neither the
 * place of the first difference nor the length of the secret shows in the time that it takes. A
 * plus sign that stands in an address as it is comes as a blank, and generated tokens have some.
 */
export function isToken(given: unknown, secret: string): boolean {
	if (typeof given !== 'string') return false;
	const tokens = [given, given.replaceAll(' ', '+')];
	return tokens.map((token) => timingSafeEqual(digest(token), digest(secret))).includes(true);
}
