import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createContext } from './context';
import { plantTask } from './faults/foreignOwner';
import type { FaultQueue } from './faults/queue';
import { createSandboxServer } from './http/server';
import type { Ledger } from './ledger';
import { DEFAULT_OPTIONS } from './options';
import type { Quirks, SandboxOptions } from './options';

export type { Fault, FaultKind } from './faults/kinds';
export type { Ledger, LedgerRequest, LedgerTask, LedgerText } from './ledger';
export { DEMO_ACCOUNT } from './options';
export type { Account, Agent, Quirks, SandboxOptions } from './options';

/** A running stand-in for the platform. */
export interface Sandbox {
	readonly url: string;
	readonly port: number;
	/** What was received, and who would be dialled. */
	readonly ledger: Ledger;
	/** What goes wrong next. */
	readonly faults: FaultQueue;
	/** What the documents leave open; may be changed while the sandbox runs. */
	readonly quirks: Quirks;
	/** Makes a task of somebody else, so that its name is taken. Returns its id. */
	readonly plant: (taskName: string, callees?: number) => number;
	/** Forgets tasks, faults and requests. */
	readonly reset: () => void;
	/** Stops listening, so that connections are refused, and listens again on the same port. */
	readonly disconnect: () => Promise<void>;
	readonly reconnect: () => Promise<void>;
	readonly close: () => Promise<void>;
}

/** Starts a local Laaffic that enforces what the vendor documents. It listens on loopback only. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
	const context = createContext({ ...DEFAULT_OPTIONS, ...options });
	const server = createSandboxServer(context);
	const listen = async (port: number) => {
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
		return (server.address() as AddressInfo).port;
	};
	const stop = async () => {
		if (!server.listening) return;
		const closed = once(server, 'close');
		server.close();
		server.closeAllConnections();
		await closed;
	};
	const port = await listen(context.options.port);
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		ledger: context.ledger,
		faults: context.faults,
		quirks: context.quirks,
		plant: (taskName, callees = 1) =>
			plantTask(context, context.options.accounts[0], taskName, callees).id,
		reset: context.reset,
		disconnect: stop,
		reconnect: async () => void (await listen(port)),
		close: stop,
	};
}
