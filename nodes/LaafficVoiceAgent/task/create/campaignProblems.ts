import { NodeError } from 'n8n-workflow';
import { RequestProblem } from '../../api/errors';
import type { PartOfCampaign } from './campaignPlan';
import type { TaskResult } from './createOutput';
import { stillUnknown, TAKE_OUT } from './createProblems';
import type { RunMemory } from './runMemory';

const NAMED_TASKS = 5;

/** Tasks that are under way must not be forgotten over the one that is not. */
export function withTasksUnderWay(
	error: unknown,
	tasks: readonly TaskResult[],
	parts = 1,
): unknown {
	const underWay = tasks.filter(({ outcome }) => outcome !== 'validated');
	if (underWay.length === 0 || !(error instanceof Error)) return error;
	const what = parts === 1 ? 'These tasks' : 'These parts of the campaign';
	const goOn = underWay.some(isRenamed)
		? `So that nobody is called twice, ${TAKE_OUT}.`
		: "To complete it without calling anybody twice, set 'If Task Name Exists' to 'Return Existing Task' and run again with the same rows.";
	const { advice, state, details } = truthOf(error);
	return new RequestProblem(
		error.message,
		`${what} are under way already: ${named(underWay)}. ${goOn} ${advice}`.trim(),
		state,
		details,
	);
}

function isRenamed({ taskName, wantedName = taskName }: TaskResult): boolean {
	return wantedName !== taskName;
}

function truthOf(error: Error): Pick<RequestProblem, 'advice' | 'state' | 'details'> {
	return error instanceof RequestProblem ? error : { advice: '', state: 'unknown', details: {} };
}

function named(tasks: readonly TaskResult[]): string {
	const names = tasks
		.slice(0, NAMED_TASKS)
		.map(({ taskName, taskId }) => `"${taskName}" (task ${taskId ?? 'without ID'})`);
	const more = tasks.length - names.length;
	return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

/**
 * The truth about a try that fails before it comes to the tasks of an earlier try of the same run.
 */
export function withEarlierTries(
	error: unknown,
	{ made, open }: Pick<RunMemory, 'made' | 'open'>,
): unknown {
	// An error of n8n's has been through here, or through the campaign that it comes from.
	if (!(error instanceof Error) || error instanceof NodeError) return error;
	const [unknown] = open();
	const truth = unknown === undefined ? error : stillUnknown(unknown, error);
	return withTasksUnderWay(truth, made());
}

/** For the rows of a part that comes after the one that failed. */
export function notBegun(part: PartOfCampaign, failed: PartOfCampaign): string {
	return `The task "${part.settings.head.taskName}" was not sent, because "${failed.settings.head.taskName}" before it failed.`;
}
