import { InputProblem, RequestProblem } from '../../api/errors';
import type { WantedTask } from './wantedTask';

/**
 * The one wording for what nobody knows.
 *
 * @param reason what came in place of an answer; nothing where an earlier run sent the task
 */
export function unknownOutcome(task: WantedTask, reason?: string): RequestProblem {
	const { taskName, calleeCount } = task;
	const why = reason ?? 'an earlier try was not answered, and the task list does not tell';
	return new RequestProblem(
		`It is unknown whether the platform accepted the task "${taskName}": ${lowerFirst(why)}`,
		`Before you run this again, look for "${taskName}" in the task list of the platform's portal. If it is there with ${calleesText(calleeCount)}, these people are being called: ${howToGoOn(task)}. If it is not there after some minutes, run again with the same task name.`,
		'unknown',
	);
}

/** A later try or run that failed before it could find out what became of an open send. */
export function stillUnknown(task: WantedTask, problem: Error): RequestProblem {
	const { message, advice } = unknownOutcome(task, problem.message);
	const more = problem instanceof RequestProblem || problem instanceof InputProblem;
	const { details } = problem instanceof RequestProblem ? problem : { details: {} };
	return new RequestProblem(
		message,
		more ? `${advice} ${problem.advice}` : advice,
		'unknown',
		details,
	);
}

function howToGoOn({ taskName, wantedName = taskName }: WantedTask): string {
	return wantedName === taskName
		? "set 'If Task Name Exists' to 'Return Existing Task' and run again to go on"
		: TAKE_OUT;
}

/** Under a name that another run would not come upon, only their rows tell who was called. */
export const TAKE_OUT = 'take their rows out of the input before you run again';

function calleesText(count: number): string {
	return count === 1 ? '1 callee' : `${count} callees`;
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The platform has the name, but its list does not show a task that could be this one. */
export function nameTakenMeanwhile({ taskName, calleeCount }: WantedTask): RequestProblem {
	return new RequestProblem(
		`A task with the name "${taskName}" already exists, but the task list does not show it with ${calleesText(calleeCount)}, so this one was not sent`,
		"Look for it in the platform's portal. If it is this campaign, wait some minutes and run again. If it is another one, choose another 'Task Name'.",
		'nothing',
	);
}

/** The user has stopped the workflow: nothing more may be sent. */
export function stopped(task: WantedTask, mayHaveArrived: boolean): RequestProblem {
	if (mayHaveArrived) return unknownOutcome(task, 'the workflow was stopped');
	return new RequestProblem(
		`The workflow was stopped before the task "${task.taskName}" was sent`,
		'Run the workflow again when these people are to be called.',
		'nothing',
	);
}

/** The look-up before a send failed, so the task was not sent. */
export function notLookedUp(
	{ message, advice, details }: RequestProblem,
	{ taskName }: WantedTask,
): RequestProblem {
	return new RequestProblem(
		`${message}, so the task "${taskName}" was not sent`,
		advice,
		'nothing',
		details,
	);
}
