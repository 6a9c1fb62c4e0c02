import { numberOf, timeIn } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { END_STATES, LONGEST_SHOWN_QUERY_DAYS, TASK_STATE } from '../api/facts';
import { taskIdOf } from '../task/record';
import { awaitedStates } from './fields';

/**
 * What the trigger knows of the tasks, stored with the workflow: those that have not ended, and the
 * newest of those that have. All that is older has been told.
 *
 * It is right at any age: n8n up to 2.8 stores it after a poll with items and when the workflow is
 * published, but not after polls without items. After a restart the trigger then reads on from
 * where it was stored, and comes to the same tasks.
 */
export interface Watch {
	/** The account, and how its times are read. */
	readonly account: string;
	/** When the newest task was created, in milliseconds: by the platform's clock, not by ours. */
	readonly newest: number;
	readonly tasks: Readonly<Record<string, WatchedTask>>;
}

interface WatchedTask {
	readonly createdAt: number;
	/** The awaited states in which the task has been seen. */
	readonly seen: readonly number[];
}

type TaskRecord = Readonly<Record<string, unknown>>;

const MINUTE = 60_000;

/**
 * A task may be listed up to ten minutes after others that were created later. The hour is for
 * zones that set their clocks back, where times come twice.
 */
export const LOOK_BACK = 70 * MINUTE;

const LONGEST_WATCH = LONGEST_SHOWN_QUERY_DAYS * 24 * 60 * MINUTE;

/** More than any account has under way; the data is stored with the workflow. */
export const MOST_WATCHED = 20_000;

const AWAITED: readonly number[] = awaitedStates.map((name) => TASK_STATE[name]);

const hasEnded = ({ seen }: WatchedTask): boolean => seen.some((code) => END_STATES.includes(code));

/**
 * From when on the list has to be read: never from after a task that has not ended.
 *
 * @param now in milliseconds, by our clock
 */
export function readFrom({ newest, tasks }: Watch, now: number): number {
	let earliest = newest;
	for (const task of Object.values(tasks)) {
		if (!hasEnded(task)) earliest = Math.min(earliest, task.createdAt);
	}
	return Math.max(earliest - LOOK_BACK, now - LONGEST_WATCH);
}

/** What the list shows, beside what was known: the tasks in a state that they were not seen in. */
export function compare(
	watch: Watch,
	records: readonly TaskRecord[],
	{ zone, now }: { readonly zone: string; readonly now: number },
): { readonly reached: TaskRecord[]; readonly watch: Watch } {
	const tasks = new Map(Object.entries(watch.tasks));
	const reached: TaskRecord[] = [];
	let { newest } = watch;
	for (const record of records) {
		const id = String(taskIdOf(record) ?? '');
		if (id === '') continue;
		const createdAt = creationOf(record, zone);
		newest = Math.max(newest, createdAt);
		// What is older and not known has ended, and was told then.
		if (!tasks.has(id) && createdAt < watch.newest - LOOK_BACK) continue;
		const seen = tasks.get(id)?.seen ?? [];
		const state = numberOf(record.status);
		const isNew = state !== undefined && AWAITED.includes(state) && !seen.includes(state);
		if (isNew) reached.push(record);
		tasks.set(id, { createdAt, seen: isNew ? [...seen, state] : seen });
	}
	return { reached, watch: { ...watch, newest, tasks: bounded(tasks, newest, now) } };
}

/** Of tasks that have ended, only those are kept that a late list could bring up again. */
function bounded(tasks: ReadonlyMap<string, WatchedTask>, newest: number, now: number) {
	const kept = [...tasks].filter(
		([, task]) =>
			task.createdAt >= now - LONGEST_WATCH &&
			(!hasEnded(task) || task.createdAt >= newest - LOOK_BACK),
	);
	if (kept.length <= MOST_WATCHED) return Object.fromEntries(kept);
	throw new InputProblem(
		`The account has more than ${MOST_WATCHED} tasks that have not ended, which are too many to watch`,
		'Cancel the tasks that are not needed any more. Nothing is lost: the trigger goes on when there are fewer.',
	);
}

function creationOf({ createdTime }: TaskRecord, zone: string): number {
	const time = timeIn(createdTime, { platform: zone, workflow: zone });
	if (time !== undefined) return Date.parse(time);
	throw new InputProblem(
		'The platform does not say when a task was created, so new tasks cannot be told from old ones',
		'Ask the support of the platform why its list of tasks has no creation time.',
	);
}
