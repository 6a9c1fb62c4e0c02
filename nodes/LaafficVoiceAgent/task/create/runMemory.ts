import type { IExecuteFunctions } from 'n8n-workflow';
import type { CreatedTask } from './send';
import type { WantedTask } from './wantedTask';

/**
 * What a run of the node has brought about so far.
 *
 * n8n's Retry On Fail runs the whole node again when one task of several failed, and even when all
 * went well but a rejected row comes out first. The tasks of the earlier try are there then; they
 * must be neither a reason to stop nor one to call the same people under another name.
 */
export interface RunMemory {
	/** The task that an earlier try has made for these people under this name. */
	readonly recall: (key: TaskKey) => CreatedTask | undefined;
	readonly keep: (key: TaskKey, task: CreatedTask) => void;
	/** Notes a task of which nobody knows whether it came about. */
	readonly keepOpen: (key: TaskKey, task: WantedTask) => void;
	readonly drop: (key: TaskKey) => void;
	/** All tasks that came about, and all of which nobody knows it. */
	readonly made: () => CreatedTask[];
	readonly open: () => WantedTask[];
}

export interface TaskKey {
	readonly wantedName: string;
	readonly people: string;
	readonly item: number;
}

interface Tries {
	readonly made: Map<string, CreatedTask>;
	readonly open: Map<string, WantedTask>;
}

/** Runs that are remembered at once; the oldest go first. */
const MOST_RUNS = 20;

const runs = new Map<string, Tries>();

/** The memory of the run that is under way: the same for each of its tries. */
export function memoryOf(context: IExecuteFunctions): RunMemory {
	const run = runOf(context);
	const tries = () => (run === undefined ? noTries() : (runs.get(run) ?? noTries()));
	const own = () => (run === undefined ? noTries() : rememberedTries(run));
	return {
		recall: (key) => tries().made.get(textOf(key)),
		keep: (key, task) => {
			const { made, open } = own();
			made.set(textOf(key), task);
			open.delete(textOf(key));
		},
		keepOpen: (key, task) => void own().open.set(textOf(key), task),
		drop: (key) => void tries().open.delete(textOf(key)),
		made: () => [...tries().made.values()],
		open: () => [...tries().open.values()],
	};
}

/** For a run after which n8n does not try again. */
export function forgetRun(context: IExecuteFunctions): void {
	const run = runOf(context);
	if (run !== undefined) runs.delete(run);
}

const noTries = (): Tries => ({ made: new Map(), open: new Map() });

const textOf = ({ wantedName, people, item }: TaskKey): string =>
	JSON.stringify([wantedName, people, item]);

function rememberedTries(run: string): Tries {
	const tries = runs.get(run) ?? noTries();
	runs.set(run, tries);
	for (const oldest of runs.keys()) {
		if (runs.size <= MOST_RUNS) break;
		runs.delete(oldest);
	}
	return tries;
}

/** A loop comes by the node several times in one execution; each time is a run of its own. */
function runOf(context: IExecuteFunctions): string | undefined {
	const execution: unknown = context.getExecutionId();
	if (typeof execution !== 'string' || execution === '') return undefined;
	const { id: workflow = '' } = context.getWorkflow();
	const { $runIndex } = context.getWorkflowDataProxy(0);
	return JSON.stringify([workflow, execution, context.getNode().name, Number($runIndex)]);
}
