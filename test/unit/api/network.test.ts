import fc from 'fast-check';
import { classifyNetworkError } from '../../../nodes/LaafficVoiceAgent/api/network';

/** As Node.js makes them. */
function systemError(code: string, syscall?: string): Error {
	return Object.assign(new Error(`${syscall ?? ''} ${code}`), { code, syscall });
}

describe('nothing was sent', () => {
	it.each<[string, unknown]>([
		['nobody answers', systemError('ECONNREFUSED', 'connect')],
		['the name is unknown', systemError('ENOTFOUND', 'getaddrinfo')],
		['the name cannot be looked up', systemError('EAI_AGAIN', 'getaddrinfo')],
		['no way to the host', systemError('EHOSTUNREACH', 'connect')],
		['no way to the network', systemError('ENETUNREACH', 'connect')],
		['the address is no address', systemError('ERR_INVALID_URL')],
		['the connection takes too long', systemError('ETIMEDOUT', 'connect')],
		['the connection is reset at once', systemError('ECONNRESET', 'connect')],
		['the certificate is expired', systemError('CERT_HAS_EXPIRED')],
		['the certificate is signed by itself', systemError('DEPTH_ZERO_SELF_SIGNED_CERT')],
		['a certificate of the chain is', systemError('SELF_SIGNED_CERT_IN_CHAIN')],
		['the issuer is unknown', systemError('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
		['the certificate is for another name', systemError('ERR_TLS_CERT_ALTNAME_INVALID')],
		['the other side speaks no TLS', systemError('EPROTO', 'write')],
		['the other side speaks no TLS, in other words', systemError('ERR_SSL_WRONG_VERSION_NUMBER')],
		['the versions of TLS do not meet', systemError('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')],
		[
			'every address of the name fails',
			Object.assign(new Error(), {
				code: 'ETIMEDOUT',
				errors: [systemError('ETIMEDOUT', 'connect'), systemError('ENETUNREACH', 'connect')],
			}),
		],
	])('%s', (_what, error) => {
		expect(classifyNetworkError(error)).toEqual({
			kind: 'notSent',
			problem: expect.stringMatching(/^[A-Z]/),
			advice: expect.stringContaining("'Base URL'"),
		});
	});
});

describe('nobody knows how far it came', () => {
	it.each<[string, unknown]>([
		['the connection is reset', systemError('ECONNRESET', 'read')],
		['the connection is reset, somewhere', systemError('ECONNRESET')],
		['the pipe is broken', systemError('EPIPE', 'write')],
		['the answer takes too long', systemError('ECONNABORTED')],
		['the answer takes too long, in other words', systemError('ETIMEDOUT', 'read')],
		['a time-out that does not say of what', systemError('ETIMEDOUT')],
		['the other side hung up', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
		['the way broke off while the answer came', systemError('EHOSTUNREACH', 'read')],
		['the network went away while the request went out', systemError('ENETUNREACH', 'write')],
		['a broken TLS record in the answer', systemError('ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC')],
		['another broken TLS record', systemError('ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC')],
		['the answer is no HTTP', systemError('HPE_INVALID_CONSTANT')],
		['an answer that is too big', systemError('ERR_FR_MAX_CONTENT_LENGTH_EXCEEDED')],
		['an unknown code', systemError('EWHATEVER')],
		['a name that every object has', systemError('constructor')],
		['an error without a code', new Error('Something happened')],
		['a text', 'Something happened'],
		['nothing', undefined],
		[
			'one address failed while another was connected',
			Object.assign(new Error(), {
				code: 'ETIMEDOUT',
				errors: [systemError('ETIMEDOUT', 'connect'), systemError('ETIMEDOUT', 'read')],
			}),
		],
	])('%s', (_what, error) => {
		expect(classifyNetworkError(error)).toMatchObject({ kind: 'lost' });
	});
});

describe('an error that n8n has wrapped', () => {
	const refused = systemError('ECONNREFUSED', 'connect');

	it.each<[string, unknown]>([
		['as its cause', new Error('Request failed', { cause: refused })],
		['twice', new Error('Outer', { cause: new Error('Inner', { cause: refused }) })],
		['as the response', Object.assign(new Error(), { errorResponse: refused })],
		['as the reason', { reason: refused }],
		['as its cause, with a number for a code', { code: 500, cause: refused }],
	])('%s', (_how, error) => {
		expect(classifyNetworkError(error)).toMatchObject({
			kind: 'notSent',
			problem: 'Nobody answers at the address of the platform',
		});
	});

	it('in itself is read only so far', () => {
		const error: { cause?: unknown } = {};
		error.cause = error;
		expect(classifyNetworkError(error)).toMatchObject({ kind: 'lost' });
	});
});

it('never throws, whatever was thrown', () => {
	fc.assert(
		fc.property(fc.anything(), (error) => {
			expect(['lost', 'notSent']).toContain(classifyNetworkError(error).kind);
		}),
		{ seed: 20310501, numRuns: 2_000 },
	);
});
