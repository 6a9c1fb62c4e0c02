import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import { textIn } from '../api/coerce';
import { ReportMemory } from './dedupe';
import { NO_PRINT, printOf } from './prints';

/** One memory for each trigger in each workflow of this process. */
const memories = new Map<string, ReportMemory>();
/** Those that are known to be one of several, which the log says once. */
const shared = new WeakSet<ReportMemory>();

type Context = Pick<
	IWebhookFunctions,
	'getNode' | 'getWorkflow' | 'getWorkflowStaticData' | 'getResponseObject' | 'logger'
>;

function memoryOf(context: Context): ReportMemory {
	const key = `${context.getWorkflow().id ?? ''} ${context.getNode().id}`;
	const memory = memories.get(key) ?? new ReportMemory();
	memories.set(key, memory);
	return memory;
}

function tellShared(context: Context, memory: ReportMemory): void {
	if (shared.has(memory)) return;
	shared.add(memory);
	context.logger.warn(
		`${context.getNode().name}: several processes of n8n take pushes, and each remembers on its own, so repeats may come through. Turn off 'Drop Repeats', and end the workflow with a step that can be repeated, such as an upsert by voiceId.`,
	);
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
export async function withoutRepeats<T extends { readonly record: Record<string, unknown> }>(
	context: Context,
	reports: readonly T[],
): Promise<T[] | undefined> {
	const memory = memoryOf(context);
	const stored = context.getWorkflowStaticData('node');
	const prints = reports.map(({ record }) => printOfId(textIn(record.voiceId)));
	if (memory.restore(stored.reports)) tellShared(context, memory);
	for (let pause = 0; memory.hasOpen(prints); pause++) {
		if (pause === PAUSES) return undefined;
		await sleep(FIRST_PAUSE_MS * 2 ** pause);
	}
	// At once after the look, so that no other push comes in between.
	const { fresh, claim } = memory.take(reports, prints, context.getResponseObject());
	if (memory.isSaveDue(claim)) stored.reports = claim;
	return fresh;
}

const printOfId = (id: string) => (id === '' ? NO_PRINT : printOf(id));
