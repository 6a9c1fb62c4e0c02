import type { IncomingMessage } from 'node:http';
import { isFields } from '../fields';
import type { Fields } from '../fields';
import { Refusal } from '../refusal';

/** Far above the biggest documented campaign (200,000 callees with ten texts: about 90 MB). */
const MOST_BYTES = 256 * 1024 * 1024;

/** The whole body, or undefined when it is too big to be a campaign. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > MOST_BYTES) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, bytes);
}

const JSON_CONTENT = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/** The fields of a POST. What is not JSON gets -18: "check whether the body is in json format". */
export function parseFields(request: IncomingMessage, body: Buffer): Fields {
	if (!JSON_CONTENT.test(request.headers['content-type'] ?? '')) {
		throw new Refusal('-18', 'Content-Type must be application/json;charset=UTF-8');
	}
	const fields = parseJson(body);
	if (!isFields(fields)) throw new Refusal('-22', 'The body must be a JSON object');
	return fields;
}

function parseJson(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString('utf8'));
	} catch {
		throw new Refusal('-18', 'The body is not JSON');
	}
}
