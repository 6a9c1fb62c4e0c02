import { LIMITS } from '../api/facts';
import { lengthWithin } from '../api/limits';
import { InputProblem, RequestProblem } from '../api/problem';
import type { FoundTask } from './taskLookup';

/** What to do when the platform already has a task of this name. */
export type ExistingNameRule = 'fail' | 'return' | 'addSuffix';

/** A name that nothing has yet, or the task that has it and is to be taken over. */
export type SettledName =
	| { readonly kind: 'free'; readonly taskName: string }
	| { readonly kind: 'existing'; readonly taskName: string; readonly task: FoundTask };

/** The name of one part of a campaign: itself, or `name (1/3)` where there are several. */
export function partName(taskName: string, part: number, parts: number): string {
	if (parts === 1) return lengthWithin('taskName', taskName);
	const name = `${taskName} (${part}/${parts})`;
	if (name.length <= LIMITS.taskName.max) return name;
	throw new InputProblem(
		`'Task Name' is too long for a campaign of ${parts} parts: "${name}" has ${name.length} characters`,
		`Shorten 'Task Name' by ${name.length - LIMITS.taskName.max} characters, because each part has its number added.`,
	);
}

const LAST_SUFFIX = 50;

type Find = (taskName: string) => Promise<FoundTask | undefined>;

/**
 * Looks a name up and lets the user's rule decide, before anything is sent.
 *
 * @param isOurs whether an earlier run of ours may have sent a task of that name; such a task is
 * taken over whatever the rule says, because anything else would call its people again
 */
export async function settleName(
	wanted: string,
	calleeCount: number,
	rule: ExistingNameRule,
	find: Find,
	isOurs: (taskName: string) => boolean = () => false,
): Promise<SettledName> {
	const task = await find(wanted);
	if (task === undefined) return { kind: 'free', taskName: wanted };
	if (rule === 'return' || isOurs(wanted)) return takenOver(wanted, calleeCount, task);
	if (rule === 'addSuffix') return await withSuffix(wanted, calleeCount, find, isOurs);
	throw new RequestProblem(
		`A task with the name "${wanted}" already exists (task ${task.taskId}), so nothing was sent`,
		"Choose another 'Task Name'. If an earlier run of this workflow created that task, set 'If Task Name Exists' to 'Return Existing Task' to go on with it.",
		'nothing',
	);
}

function takenOver(taskName: string, calleeCount: number, task: FoundTask): SettledName {
	if (task.calleeCount === calleeCount) return { kind: 'existing', taskName, task };
	throw new RequestProblem(
		`A task with the name "${taskName}" already exists (task ${task.taskId}), but with ${task.calleeCount ?? 'an unknown number of'} callees instead of ${calleeCount}, so it is another campaign. Nothing was sent`,
		"Choose another 'Task Name'.",
		'nothing',
	);
}

async function withSuffix(
	wanted: string,
	calleeCount: number,
	find: Find,
	isOurs: (taskName: string) => boolean,
): Promise<SettledName> {
	for (let number = 2; number <= LAST_SUFFIX; number++) {
		const suffix = ` (${number})`;
		const taskName = `${wanted.slice(0, LIMITS.taskName.max - suffix.length)}${suffix}`;
		const task = await find(taskName);
		if (task === undefined) return { kind: 'free', taskName };
		if (isOurs(taskName)) return takenOver(taskName, calleeCount, task);
	}
	throw new RequestProblem(
		`There are already ${LAST_SUFFIX} tasks with the name "${wanted}", so nothing was sent`,
		"Put the date and time into 'Task Name', such as {{ $now.toFormat('yyyy-MM-dd HH:mm') }}.",
		'nothing',
	);
}
