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

/** Looks a name up and lets the user's rule decide, before anything is sent. */
export async function settleName(
	wanted: string,
	calleeCount: number,
	rule: ExistingNameRule,
	find: (taskName: string) => Promise<FoundTask | undefined>,
): Promise<SettledName> {
	const task = await find(wanted);
	if (task === undefined) return { kind: 'free', taskName: wanted };
	if (rule === 'return') return takenOver(wanted, calleeCount, task);
	if (rule === 'addSuffix') return { kind: 'free', taskName: await freeSuffix(wanted, find) };
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

async function freeSuffix(
	wanted: string,
	find: (taskName: string) => Promise<FoundTask | undefined>,
): Promise<string> {
	for (let number = 2; number <= LAST_SUFFIX; number++) {
		const suffix = ` (${number})`;
		const name = `${wanted.slice(0, LIMITS.taskName.max - suffix.length)}${suffix}`;
		if ((await find(name)) === undefined) return name;
	}
	throw new RequestProblem(
		`There are already ${LAST_SUFFIX} tasks with the name "${wanted}", so nothing was sent`,
		"Put the date and time into 'Task Name', such as {{ $now.toFormat('yyyy-MM-dd HH:mm') }}.",
		'nothing',
	);
}
