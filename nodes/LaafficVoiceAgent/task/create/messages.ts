import { InputProblem, RequestProblem } from '../../api/errors';

/** The words of Create Task about what the platform has, and what nobody knows of it. */

/** A task as a message names it. */
interface Named {
	readonly taskName: string;
	readonly calleeCount: number;
}

/** Right under every rule: what was sent is found again, whatever name it has got. */
const RETURN_IT =
	"set 'If Task Name Exists' to 'Return Existing Task' and run again with the same rows";

/** The name is what keeps people from being called twice, and one with the time in it is never the same. */
const KEEP_NAME =
	"keep the task name (write it out if an expression in 'Task Name' holds the time)";

/**
 * The one wording for what nobody knows.
 *
 * @param reason what came in place of an answer; nothing where an earlier run sent the task
 */
export function unknownOutcome({ taskName, calleeCount }: Named, reason?: string): RequestProblem {
	const why = reason ?? 'an earlier try was not answered, and the task list does not tell';
	return new RequestProblem(
		`It is unknown whether the platform accepted the task "${taskName}": ${lowerFirst(why)}`,
		`Before you run this again, look for "${taskName}" in the task list of the platform's portal. If it is there with ${calleesText(calleeCount)}, these people are being called. To go on without calling anybody twice, ${KEEP_NAME}, ${RETURN_IT}.`,
		'unknown',
	);
}

/**
 * The name was free a moment before, so the task that has it now can be this very one.
 *
 * @param refusal what the platform said, where this is not a later try
 */
export function nameTakenWhileSending(
	{ taskName, calleeCount }: Named,
	refusal?: RequestProblem,
): RequestProblem {
	const said = refusal?.message ?? 'The platform said that the name exists';
	return new RequestProblem(
		`It is unknown whether the platform accepted the task "${taskName}". ${said}, although the name was free a moment before`,
		`The request may have arrived twice, or somebody else may have taken the name at the same moment. Look for "${taskName}" in the task list of the platform's portal: if it is there with ${calleesText(calleeCount)}, its people are being called. To go on without calling anybody twice, ${KEEP_NAME}, ${RETURN_IT}.`,
		'unknown',
		refusal?.details,
	);
}

/** A later try or run that failed before it could find out what became of an open send. */
export function stillUnknown(task: Named, problem: Error): RequestProblem {
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

function calleesText(count: number): string {
	return count === 1 ? '1 callee' : `${count} callees`;
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

export function nameExists(taskName: string, taskId?: number | string): RequestProblem {
	return new RequestProblem(
		`A task with the name "${taskName}" already exists${idText(taskId)}, so this one was not sent`,
		`If that is this campaign, its people are being called already: ${RETURN_IT} to go on with it. If it is another campaign, choose another 'Task Name'.`,
		'nothing',
	);
}

/** The same callees were sent under the same name a moment ago: a repeat, not another campaign. */
export function sentAlready(taskName: string, taskId?: number | string): RequestProblem {
	return new RequestProblem(
		`A task with the name "${taskName}" and the same callees already exists${idText(taskId)}: it was sent a moment ago, so it was not sent again`,
		`Its people are being called already. To go on with it, ${RETURN_IT}.`,
		'nothing',
	);
}

function idText(taskId?: number | string): string {
	return taskId === undefined ? '' : ` (task ${taskId})`;
}

export function tooManyNames(wantedName: string, count: number): RequestProblem {
	return new RequestProblem(
		`There are already ${count} tasks with the name "${wantedName}", so this one was not sent`,
		"Put the date and time into 'Task Name', with an expression such as {{ $now.toFormat('yyyy-MM-dd HH:mm') }}.",
		'nothing',
	);
}

/** The platform has the name, and its list shows that it is a task of somebody else. */
export function nameTakenMeanwhile(taskName: string, refusal?: RequestProblem): RequestProblem {
	const said = refusal === undefined ? '' : `: ${lowerFirst(refusal.message)}`;
	return new RequestProblem(
		`Another campaign took the name "${taskName}" a moment before, so this one was not sent${said}`,
		"Choose another 'Task Name'.",
		'nothing',
		refusal?.details,
	);
}

/**
 * A task that is to be taken over, but is not of the same callees.
 *
 * @param found what the list says of it; `others` where this process has sent it for other people
 */
export function anotherCampaign(
	taskName: string,
	calleeCount: number,
	found?: 'others' | { readonly taskId: number | string; readonly calleeCount?: number },
): RequestProblem {
	const isListed = typeof found === 'object';
	const size = isListed ? found.calleeCount : undefined;
	const callees =
		found === 'others'
			? 'already exists: it was sent a moment ago with other callees'
			: `already exists${idText(isListed ? found.taskId : undefined)}, but with ${size ?? 'an unknown number of'} callees instead of ${calleeCount}`;
	return new RequestProblem(
		`A task with the name "${taskName}" ${callees}, so it is another campaign, and this one was not sent`,
		"If that task is still being submitted, wait until it is calling and run again. Otherwise choose another 'Task Name'.",
		'nothing',
	);
}

/** A task that is there under the name, but by which nobody is called: no success. */
export function callsNobody(
	taskName: string,
	taskId: number | string,
	why: string,
): RequestProblem {
	return new RequestProblem(
		`The platform has the task "${taskName}" (task ${taskId}), but ${why}, so it calls nobody any more`,
		"Look at the task in the platform's portal: it shows who was called before. To call its people now, run again with only their rows and another 'Task Name'.",
		'unknown',
	);
}

/** The user has stopped the workflow: nothing more may be sent. */
export function stopped(task: Named, mayHaveArrived: boolean): RequestProblem {
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
	taskName: string,
): RequestProblem {
	return new RequestProblem(
		`${message}, so the task "${taskName}" was not sent`,
		advice,
		'nothing',
		details,
	);
}

const NAMED_TASKS = 5;

/** A task that is there, as the message about another one names it. */
interface UnderWay {
	readonly taskName: string;
	readonly taskId?: number | string;
}

/**
 * Tasks that are under way must not be forgotten over the one that is not.
 *
 * @param minutes how long a repeat of the same rows counts as one, whatever name was sent
 */
export function withTasksUnderWay(
	problem: Error,
	tasks: readonly UnderWay[],
	{ isCampaign, minutes }: { readonly isCampaign: boolean; readonly minutes?: number },
): RequestProblem {
	const what = isCampaign ? 'These parts of the campaign' : 'These tasks';
	const goOn =
		minutes === undefined
			? `To complete it without calling anybody twice, ${KEEP_NAME}, ${RETURN_IT}.`
			: `To complete it without calling anybody twice, run again with the same rows and settings within ${minutes} minutes; after that, take out the rows of these tasks first.`;
	const { advice, state, details } =
		problem instanceof RequestProblem
			? problem
			: { advice: '', state: 'unknown' as const, details: {} };
	return new RequestProblem(
		problem.message,
		`${what} are under way already: ${named(tasks)}. ${goOn} ${advice}`.trim(),
		state,
		details,
	);
}

function named(tasks: readonly UnderWay[]): string {
	const names = tasks
		.slice(0, NAMED_TASKS)
		.map(({ taskName, taskId }) => `"${taskName}" (task ${taskId ?? 'without ID'})`);
	const more = tasks.length - names.length;
	return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

/** For the rows of a part that comes after the one that failed. */
export function notBegun(taskName: string, failed: string): string {
	return `The task "${taskName}" was not sent, because "${failed}" before it failed.`;
}
