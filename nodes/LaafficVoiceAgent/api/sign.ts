import { createHash } from 'node:crypto';
import { SIGNATURE } from './facts';

/**
 * The `Sign` header: MD5 of key, secret and time, 32 hexadecimal digits [quickStart].
 *
 * @param unixSeconds the time of the request, in whole seconds since 1970
 */
export function sign(apiKey: string, apiSecret: string, unixSeconds: number): string {
	return createHash('md5').update(`${apiKey}${apiSecret}${unixSeconds}`).digest('hex');
}

/** The headers that every request carries, signed for the given time. */
export function signedHeaders(
	apiKey: string,
	apiSecret: string,
	unixSeconds: number,
): Record<string, string> {
	return {
		[SIGNATURE.headers.key]: apiKey,
		[SIGNATURE.headers.timestamp]: String(unixSeconds),
		[SIGNATURE.headers.sign]: sign(apiKey, apiSecret, unixSeconds),
	};
}
