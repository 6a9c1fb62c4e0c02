import { createHash, timingSafeEqual } from 'crypto';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();

/**
 * Whether the token that came is the secret one. The digests are compared, so that neither the
 * place of the first difference nor the length of the secret shows in the time that it takes.
 */
export function isToken(given: unknown, secret: string): boolean {
	const isText = typeof given === 'string';
	return timingSafeEqual(digest(isText ? given : ''), digest(secret)) && isText;
}
