import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * Whether a page of another site, open in a browser on this computer, can't have sent the request:
 * such a one names its site as Origin, or came to this address by a host name of its own.
 */
export function isFromHere({ headers: { host = '', origin } }: IncomingMessage): boolean {
	return LOOPBACK.test(host) && (origin === undefined || origin === `http://${host}`);
}
