import type { RequestProblem } from '../../api/errors';
import type { PartOfCampaign } from './campaignPlan';
import type { CreatedTask } from './createOnce';
import { stillUnknown } from './createProblems';
import { isOpenSend } from './openSends';
import { namesFor } from './taskName';
import { taskKey, wantedTask, type TaskRun } from './taskRun';

/** The task, if an earlier try of the same run has made it. */
export function recalledTask(task: PartOfCampaign, { memory }: TaskRun): CreatedTask | undefined {
	return memory.recall(taskKey(task));
}

/** The name under which these people may have been sent already, with an unknown end. */
export function openName(
	{ settings, group }: PartOfCampaign,
	{ account }: TaskRun,
): string | undefined {
	const { people } = group;
	return namesFor(settings.head.taskName).find((taskName) =>
		isOpenSend({ account, taskName, people }),
	);
}

/**
 * The truth about a run that ends before a task could be looked up, though an earlier try or run
 * may have sent it.
 */
export function openOutcome(
	task: PartOfCampaign,
	run: TaskRun,
	problem: RequestProblem,
): RequestProblem | undefined {
	const open = openName(task, run);
	return open === undefined ? undefined : stillUnknown(wantedTask(task, open), problem);
}
