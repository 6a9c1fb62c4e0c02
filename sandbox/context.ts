import { FaultQueue } from './faults/queue';
import { Ledger } from './ledger';
import { DEFAULT_QUIRKS } from './options';
import type { Quirks, SandboxOptions } from './options';
import { FlowStore } from './recall/store';
import { TaskStore } from './tasks/store';

/** Everything that the sandbox knows; each part of it is handed this. */
export interface Context {
	readonly options: SandboxOptions;
	readonly quirks: Quirks;
	readonly tasks: TaskStore;
	readonly flows: FlowStore;
	readonly faults: FaultQueue;
	readonly ledger: Ledger;
	readonly now: () => number;
	readonly reset: () => void;
}

export function createContext(options: SandboxOptions): Context {
	const now = options.clock;
	const tasks = new TaskStore(options.speed, options.seed);
	const flows = new FlowStore(tasks, options.speed);
	const faults = new FaultQueue();
	const ledger = new Ledger(tasks, now, () => flows.advance(now()));
	const quirks: Quirks = { ...DEFAULT_QUIRKS, ...options.quirks };
	const reset = () => {
		for (const part of [tasks, flows, faults, ledger]) part.clear();
		Object.assign(quirks, DEFAULT_QUIRKS, options.quirks);
	};
	return { options, quirks, tasks, flows, faults, ledger, now, reset };
}
