import type { SmsStatusCode, StatusCode } from '../nodes/LaafficVoiceAgent/api/facts';

/** Thrown by any check: the request is answered with this code, and nothing has been changed. */
export class Refusal extends Error {
	constructor(
		readonly code: StatusCode | SmsStatusCode,
		readonly detail = '',
	) {
		super(`${code} ${detail}`);
	}
}
