import { LIMITS } from '../../api/facts';
import { lengthWithin } from '../../shared/inputs';
import { InputProblem, RequestProblem } from '../../api/errors';
import type { FoundTask } from '../taskLookup';

/** What to do when the platform already has a task of this name. */
export type ExistingNameRule = 'fail' | 'return' | 'addSuffix';

/**
 * What a name stands for:
 * - `free`: nothing has it yet;
 * - `existing`: a task has it that is to be taken over;
 * - `ours`: a task has it that an earlier run may have sent.
 */
export type SettledName =
	| { readonly kind: 'free' | 'ours'; readonly taskName: string }
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

/**
 * Pauses between looks at a task that is being submitted, in milliseconds: its callees may not all
 * be counted yet. As long as after a lost answer.
 */
const WHILE_SUBMITTED = [1_000, 3_000, 8_000, 18_000];

type Find = (taskName: string) => Promise<FoundTask | undefined>;
type Sleep = (milliseconds: number) => Promise<void>;

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
	sleep: Sleep = async () => {},
): Promise<SettledName> {
	// Before all else: what an earlier run has sent may stand under one of the names with a number.
	const ours = namesFor(wanted).find(isOurs);
	const taskName = ours ?? wanted;
	const task = await find(taskName);
	if (task === undefined) return { kind: 'free', taskName };
	if (ours !== undefined) return { kind: 'ours', taskName };
	return await RULES[rule](task, wanted, { calleeCount, find, sleep });
}

interface Wanted {
	readonly calleeCount: number;
	readonly find: Find;
	readonly sleep: Sleep;
}

type Settle = (task: FoundTask, taskName: string, wanted: Wanted) => Promise<SettledName>;

const RULES: Readonly<Record<ExistingNameRule, Settle>> = {
	fail: async ({ taskId }, taskName) => {
		throw new RequestProblem(
			`A task with the name "${taskName}" already exists (task ${taskId}), so this one was not sent`,
			"Choose another 'Task Name'. If an earlier run of this workflow created that task, set 'If Task Name Exists' to 'Return Existing Task' to go on with it.",
			'nothing',
		);
	},
	return: async (found, taskName, wanted) => {
		const { calleeCount } = wanted;
		const task = await onceCounted(found, taskName, wanted);
		if (task.calleeCount === calleeCount) return { kind: 'existing', taskName, task };
		throw anotherCampaign(task, taskName, calleeCount);
	},
	addSuffix: async (_task, wanted, { find }) => {
		for (const taskName of suffixed(wanted)) {
			if ((await find(taskName)) === undefined) return { kind: 'free', taskName };
		}
		throw new RequestProblem(
			`There are already ${LAST_SUFFIX} tasks with the name "${wanted}", so this one was not sent`,
			"Put the date and time into 'Task Name', such as {{ $now.toFormat('yyyy-MM-dd HH:mm') }}.",
			'nothing',
		);
	},
};

/** The task with the number of its callees, which may grow as long as it is being submitted. */
async function onceCounted(
	task: FoundTask,
	taskName: string,
	{ calleeCount, find, sleep }: Wanted,
): Promise<FoundTask> {
	let latest = task;
	for (const pause of WHILE_SUBMITTED) {
		if (latest.calleeCount === calleeCount || !latest.isBeingSubmitted) return latest;
		await sleep(pause);
		latest = (await find(taskName)) ?? latest;
	}
	return latest;
}

function anotherCampaign(
	{ taskId, calleeCount, isBeingSubmitted }: FoundTask,
	taskName: string,
	wantedCount: number,
): RequestProblem {
	const there = `A task with the name "${taskName}" already exists (task ${taskId}), but with ${calleeCount ?? 'an unknown number of'} callees instead of ${wantedCount}`;
	if (isBeingSubmitted) {
		return new RequestProblem(
			`${there}. It is still being submitted, and this one was not sent`,
			'Wait until the task is calling, then run again.',
			'nothing',
		);
	}
	return new RequestProblem(
		`${there}, so it is another campaign, and this one was not sent`,
		"Choose another 'Task Name'.",
		'nothing',
	);
}

/** Every name that a task can get which is to be called so. */
export function namesFor(wanted: string): string[] {
	return [wanted, ...suffixed(wanted)];
}

/** The names that 'Add a Number to the Name' can make of a name. */
function suffixed(wanted: string): string[] {
	return Array.from({ length: LAST_SUFFIX - 1 }, (_, index) => {
		const suffix = ` (${index + 2})`;
		return `${startOf(wanted, LIMITS.taskName.max - suffix.length)}${suffix}`;
	});
}

/** The start of a text, never through the middle of a character made of two units. */
function startOf(text: string, length: number): string {
	const isCutThrough = text.length > length && (text.codePointAt(length - 1) ?? 0) > 0xffff;
	return text.slice(0, isCutThrough ? length - 1 : length);
}
