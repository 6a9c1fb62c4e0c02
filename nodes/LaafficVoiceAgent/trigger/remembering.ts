import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { ReportMemory } from './repeats';

/** One memory for each trigger in each workflow of this process. */
const memories = new Map<string, ReportMemory>();

type Context = Pick<
	IWebhookFunctions,
	'getNode' | 'getWorkflow' | 'getWorkflowStaticData' | 'getResponseObject'
>;

function memoryOf(context: Context): ReportMemory {
	const key = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const memory = memories.get(key) ?? new ReportMemory();
	memories.set(key, memory);
	return memory;
}

/** n8n starts an execution within milliseconds, unless it is overloaded or just being ended. */
const FIRST_PAUSE_MS = 5;
/** Each pause is twice as long as the one before, which makes ten seconds in all. */
const PAUSES = 11;

/**
 * The reports that have not come out yet. They count as handed over once n8n has started their
 * execution, so a push waits while another one has the same reports in its hands: to call them
 * repeats would lose them if the other one fails. Nothing if that comes to no end.
 */
export async function withoutRepeats<T>(
	context: Context,
	reports: readonly T[],
	voiceIdOf: (report: T) => string,
): Promise<T[] | undefined> {
	const memory = memoryOf(context);
	const stored = context.getWorkflowStaticData('node');
	const ids = reports.map(voiceIdOf);
	memory.restore(stored.reports);
	for (let pause = 0; memory.hasOpen(ids); pause++) {
		if (pause === PAUSES) return undefined;
		await sleep(FIRST_PAUSE_MS * 2 ** pause);
	}
	// At once after the look, so that no other push comes in between.
	const { fresh, claim } = memory.take(reports, voiceIdOf, context.getResponseObject());
	if (memory.isSaveDue(claim)) stored.reports = claim as unknown as typeof stored.reports;
	return fresh;
}
