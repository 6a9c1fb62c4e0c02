/**
 * The platform wraps every answer, under two sets of names and with the code as text or number:
 * `{"status":"0","reason":"success","data":…}` and `{"code":0,"msg":"success","data":…}`
 * [agentSend, agentQuery]. HTTP 200 says nothing about success.
 */
export type Envelope =
	| { readonly kind: 'success'; readonly data: unknown; readonly body: Record<string, unknown> }
	| { readonly kind: 'refusal'; readonly code: string; readonly text: string }
	| { readonly kind: 'foreign' };

/** 0 or a negative number. Gateways write positive ones, such as `{"status":504}`. */
const PLATFORM_CODE = /^(0+|-\d+)$/;

/**
 * Reads an answer's body. The code is looked for at the top level only, because `status` inside
 * `data` is the state of a task. A body without a code is not from the platform.
 */
export function readEnvelope(body: unknown): Envelope {
	if (!isRecord(body)) return { kind: 'foreign' };
	const code = body.code ?? body.status;
	if (typeof code !== 'string' && typeof code !== 'number') return { kind: 'foreign' };
	const written = String(code).trim();
	if (!PLATFORM_CODE.test(written)) return { kind: 'foreign' };
	if (Number(written) === 0) return { kind: 'success', data: body.data, body };
	const text = [body.msg, body.reason, body.message].find((part) => typeof part === 'string');
	return { kind: 'refusal', code: String(Number(written)), text: text ?? '' };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
