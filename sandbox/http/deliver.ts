import type { ServerResponse } from 'node:http';
import { STATUS_CODES as HTTP_TITLES } from 'node:http';
import type { Endpoint } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { TransportFault } from '../faults/kinds';
import type { SandboxOptions } from '../options';
import { gatewayPage, jsonAnswer, refusalAnswer } from './answer';
import type { Answer } from './answer';

const titleOf = (status: number) => HTTP_TITLES[status] ?? 'Error';

function writeHead(response: ServerResponse, { status, contentType, headers, body }: Answer): void {
	response.writeHead(status, {
		'Content-Type': contentType,
		'Content-Length': Buffer.byteLength(body),
		...headers,
	});
}

export function send(response: ServerResponse, answer: Answer): void {
	writeHead(response, answer);
	response.end(answer.body);
}

/** Closes the connection once everything written so far has left. */
function closeAfterWrites(response: ServerResponse): void {
	response.socket?.write('', () => response.socket?.destroy());
}

function sendHeadersOnly(response: ServerResponse, answer: Answer): void {
	writeHead(response, answer);
	response.flushHeaders();
	closeAfterWrites(response);
}

function sendHalf(response: ServerResponse, answer: Answer): void {
	const body = Buffer.from(answer.body);
	writeHead(response, answer);
	response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}

/** How the client sees a fault: how its answer leaves, or another answer in its place. */
type Delivery<Kind extends TransportFault['kind']> = {
	/** Whether the platform works on the request at all. */
	readonly works: (fault: Extract<TransportFault, { kind: Kind }>) => boolean;
	/** The answer of somebody else, in place of the platform's. */
	readonly instead?: (
		fault: Extract<TransportFault, { kind: Kind }>,
		endpoint: Endpoint,
		options: SandboxOptions,
	) => Answer;
	/** How it leaves; whole, unless told. */
	readonly deliver?: (response: ServerResponse, answer: Answer) => void;
	/** Whether a status line gets out, for the ledger. */
	readonly silent?: true;
};

const always = () => true;

const DELIVERIES: { readonly [Kind in TransportFault['kind']]: Delivery<Kind> } = {
	resetBeforeAccept: {
		works: () => false,
		deliver: (response) => response.socket?.resetAndDestroy(),
		silent: true,
	},
	loseAnswer: { works: always, deliver: (response) => response.socket?.destroy(), silent: true },
	delayAnswer: { works: always },
	halfAnswer: { works: always, deliver: sendHalf },
	afterHeaders: { works: always, deliver: sendHeadersOnly },
	httpStatus: {
		works: ({ accepted }) => accepted === true,
		instead: ({ status, body }) =>
			body === 'json'
				? jsonAnswer({ error: titleOf(status), path: '/' }, status)
				: gatewayPage(status, titleOf(status)),
	},
	wrongContentType: {
		works: ({ accepted }) => accepted !== false,
		instead: () => gatewayPage(200, 'Welcome'),
	},
	code: {
		works: ({ accepted }) => accepted === true,
		instead: ({ code, reason }, endpoint, options) =>
			refusalAnswer(endpoint, options, code, '', reason),
	},
	deliveredTwice: { works: always },
	listFails: {
		works: () => false,
		instead: ({ status = 500 }) => gatewayPage(status, titleOf(status)),
	},
};

/** The delivery of a fault, with the fault itself bound to it. */
export function deliveryOf(fault: TransportFault): Delivery<TransportFault['kind']> {
	return DELIVERIES[fault.kind] as unknown as Delivery<TransportFault['kind']>;
}
