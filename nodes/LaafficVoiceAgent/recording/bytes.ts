import type { IN8nHttpFullResponse } from 'n8n-workflow';
import { numberOf } from '../api/coerce';

/**
 * More than the longest call can have: 999 seconds [agentSend] of uncompressed sound in telephone
 * quality are 16 MB, and in the quality of a compact disc, one voice a channel, less than 180.
 */
export const MOST_BYTES = 256 * 1024 * 1024;

/** What a response holds, or nothing as soon as that is too much. */
export async function fetchedBytes(
	body: unknown,
	headers: IN8nHttpFullResponse['headers'],
): Promise<Buffer | undefined> {
	if ((numberOf(headers['content-length']) ?? 0) > MOST_BYTES) return undefined;
	if (!isStream(body)) return Buffer.from((body ?? '') as string | Uint8Array);
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body) {
		chunks.push(chunk);
		length += chunk.length;
		// Leaving the loop closes the connection.
		if (length > MOST_BYTES) return undefined;
	}
	return Buffer.concat(chunks, length);
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
