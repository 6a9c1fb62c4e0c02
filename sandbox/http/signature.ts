import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { SIGNATURE } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Account } from '../options';
import { Refusal } from '../refusal';

const UNIX_TIME = /^\d+$/;

function header(request: IncomingMessage, name: string): string {
	const value = request.headers[name.toLowerCase()];
	return typeof value === 'string' ? value : '';
}

/** The account that a request names by its key, before anything of it is believed. */
export function claimedAccount(
	request: IncomingMessage,
	accounts: readonly Account[],
): Account | undefined {
	const key = header(request, SIGNATURE.headers.key);
	return accounts.find(({ apiKey }) => apiKey === key);
}

function isFromAllowedAddress(request: IncomingMessage, { allowedIps }: Account): boolean {
	const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
	return allowedIps === undefined || allowedIps.includes(address);
}

/**
 * Lets a request in as the documents say: a known key (-1), an allowed address (-2), the right
 * signature (-1), a time in seconds within half an hour of the server's clock (-16).
 */
export function admit(
	request: IncomingMessage,
	accounts: readonly Account[],
	serverNow: number,
): Account {
	const account = claimedAccount(request, accounts);
	if (!account) throw new Refusal('-1');
	if (!isFromAllowedAddress(request, account)) throw new Refusal('-2');
	const timestamp = header(request, SIGNATURE.headers.timestamp);
	const expected = createHash('md5')
		.update(account.apiKey + account.apiSecret + timestamp)
		.digest('hex');
	if (header(request, SIGNATURE.headers.sign).toLowerCase() !== expected) throw new Refusal('-1');
	const skewSeconds = Math.abs(serverNow / 1000 - Number(timestamp));
	if (!UNIX_TIME.test(timestamp) || skewSeconds > SIGNATURE.clockWindowSeconds) {
		throw new Refusal('-16');
	}
	return account;
}
