import { ENDPOINTS } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Result } from '../endpoints/call';
import type { SandboxOptions } from '../options';
import { reasonFor } from '../reasons';

/** What goes out over the wire. */
export interface Answer {
	readonly status: number;
	readonly contentType: string;
	readonly body: string | Buffer;
	readonly headers?: Readonly<Record<string, string>>;
	/** The platform's own code, when the platform answered. */
	readonly code?: string;
}

const JSON_TYPE = 'application/json;charset=UTF-8';
const HTML_TYPE = 'text/html;charset=UTF-8';

export const jsonAnswer = (value: unknown, status = 200): Answer => ({
	status,
	contentType: JSON_TYPE,
	body: JSON.stringify(value),
});

/** A page as a gateway in front of the platform sends it. */
export function gatewayPage(status: number, title: string): Answer {
	const body = `<html>\r\n<head><title>${status} ${title}</title></head>\r\n<body>\r\n<center><h1>${status} ${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
	return { status, contentType: HTML_TYPE, body };
}

type Envelope = Pick<SandboxOptions, 'platform' | 'envelope'>;

/** The envelope of an endpoint: which of the two shapes, and whether its code is a number. */
function wrap(
	endpoint: Endpoint,
	{ platform, envelope }: Envelope,
	code: string,
	reason: string,
	rest: object,
) {
	const fact = ENDPOINTS[endpoint];
	const shape = envelope === 'documented' ? fact.envelope[platform] : envelope;
	const value = typeof fact.success === 'number' ? Number(code) : code;
	return shape === 'status'
		? { status: value, reason, ...rest }
		: { code: value, msg: reason, ...rest };
}

export function successAnswer(endpoint: Endpoint, options: Envelope, result: Result): Answer {
	if (result.kind === 'audio') {
		return {
			status: 200,
			contentType: 'audio/mpeg',
			headers: { 'Content-Disposition': `attachment; filename=${result.fileName}` },
			body: result.bytes,
			code: '0',
		};
	}
	const rest = result.kind === 'data' ? { data: result.data } : result.fields;
	return { ...jsonAnswer(wrap(endpoint, options, '0', 'success', rest)), code: '0' };
}

/** A refusal: HTTP 200 with a negative code, except for recordings (500 and a line of text). */
export function refusalAnswer(
	endpoint: Endpoint,
	options: Envelope,
	code: string,
	detail = '',
	reason = reasonFor(code, detail),
): Answer {
	if (endpoint === 'getVoiceFile') {
		return { status: 500, contentType: 'text/plain;charset=UTF-8', body: reason, code };
	}
	return { ...jsonAnswer(wrap(endpoint, options, code, reason, { data: null })), code };
}
