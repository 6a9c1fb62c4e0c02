/** The node in n8n's engine against a sandbox in which anything can go wrong. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INodeParameters,
} from 'n8n-workflow';
import nock from 'nock';
import { LaafficApi } from '../../../credentials/LaafficApi.credentials';
import type { Fault, Sandbox, SandboxOptions } from '../../../sandbox';
import { LaafficVoiceAgent } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import type { Endpoint } from '../../../nodes/LaafficVoiceAgent/api/facts';
import { ENDPOINTS } from '../../../nodes/LaafficVoiceAgent/api/facts';
import { sandboxCredentials, useSandbox } from '../../support/campaign';
import {
	runNode,
	type NodeRun,
	type NodeRunResult,
	type TestCredential,
} from '../../support/engine';

/** Requests of the node that do not get as far as the sandbox. */
interface Refusal {
	readonly kind: 'connectionRefused';
	readonly endpoint: Endpoint;
	readonly skip?: number;
	readonly times?: number | 'always';
}

export type Trouble = Fault | Refusal;

export interface World {
	readonly sandbox: Sandbox;
	/** Switches troubles on, in addition to those that are on. */
	readonly strike: (...troubles: readonly Trouble[]) => void;
	readonly clear: () => void;
	/** Credentials whose requests meet the troubles. */
	readonly credentials: () => TestCredential[];
	readonly run: (
		parameters: INodeParameters,
		items: readonly IDataObject[],
		settings?: Partial<NodeRun>,
	) => Promise<NodeRunResult>;
}

/** How long a client waits for an answer that a fault holds back, in milliseconds. */
const SHORT_PATIENCE = 60;
export const LONGER_THAN_PATIENCE = 400;

/** A world for all tests of a file; whole again before each of them. */
export function useWorld(options: Partial<SandboxOptions> = {}): () => World {
	const sandbox = useSandbox(options);
	const refusals: Array<{ path: string; skip: number; left: number }> = [];
	let closedPort = 0;
	let isSlow = false;
	const { setTimeout: patience } = http.ClientRequest.prototype;
	beforeAll(async () => {
		// Its detour around each request takes as long as the request, and all addresses are local.
		nock.restore();
		closedPort = await unusedPort();
		// The node waits for minutes; where an answer is held back, a test waits for moments.
		http.ClientRequest.prototype.setTimeout = function (milliseconds, callback) {
			return patience.call(this, isSlow ? SHORT_PATIENCE : milliseconds, callback);
		};
	});
	afterAll(() => {
		http.ClientRequest.prototype.setTimeout = patience;
	});

	/** Signs as the credentials do, then leads the request to where nobody listens. */
	class MisledApi extends LaafficApi {
		override async authenticate(
			credentials: ICredentialDataDecryptedObject,
			options: IHttpRequestOptions,
		): Promise<IHttpRequestOptions> {
			const signed = await super.authenticate(credentials, options);
			const url = new URL(signed.url);
			const refusal = refusals.find(({ path }) => url.pathname.endsWith(path));
			if (refusal === undefined || refusal.skip-- > 0 || refusal.left-- <= 0) return signed;
			url.port = String(closedPort);
			return { ...signed, url: url.href };
		}
	}

	const world: World = {
		get sandbox() {
			return sandbox();
		},
		strike: (...troubles) => {
			for (const trouble of troubles) {
				if (trouble.kind === 'delayAnswer') isSlow = true;
				if (trouble.kind !== 'connectionRefused') {
					sandbox().faults.add(trouble);
					continue;
				}
				const { endpoint, skip = 0, times = 1 } = trouble;
				const left = times === 'always' ? Infinity : times;
				refusals.push({ path: ENDPOINTS[endpoint].path, skip, left });
			}
		},
		clear: () => {
			sandbox().faults.clear();
			refusals.length = 0;
			isSlow = false;
		},
		credentials: () => [{ type: new MisledApi(), data: sandboxCredentials(sandbox()).data }],
		run: async (parameters, items, settings = {}) =>
			await runNode({
				nodeType: new LaafficVoiceAgent(),
				parameters,
				items,
				credentials: world.credentials(),
				...settings,
			}),
	};
	beforeEach(() => world.clear());
	return () => world;
}

/** A port at which nobody listens. */
async function unusedPort(): Promise<number> {
	const server = http.createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}
