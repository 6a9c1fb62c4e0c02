import type { IExecuteFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { InputProblem } from '../../api/errors';
import { plainText } from '../../api/coerce';
import type { LaafficCredentials } from '../../api/address';
import { nodeError } from '../../shared/errors';
import type { CollectedRows } from '../callees/rows';
import type { FoundTask } from '../find';
import { partsOf, singles, type CalleeGroup } from '../callees/lists';
import { createFields } from './fields';
import { taskSettings, type TaskSettings } from './settings';
import { pacedSettings } from './pacing';
import { minutesBetween, mostCallees, refusePacing } from './pacingOptions';
import { partName, zoneName } from './name';

/** One task of a campaign, checked and ready to be sent. */
export interface PlannedTask {
	readonly group: CalleeGroup;
	readonly settings: TaskSettings;
	/** The name that the user wants for it; it may get a number added. */
	readonly wantedName: string;
	readonly calleeCount: number;
	readonly part: number;
	readonly parts: number;
}

/** A campaign is a task, or several where the platform does not take all callees in one. */
export interface Campaign {
	/** What stands in 'Task Name'. */
	readonly name: string;
	readonly tasks: readonly PlannedTask[];
}

/** A row whose task cannot be planned, where the node continues on errors. */
export interface UnplannedRow {
	readonly item: number;
	readonly error: NodeApiError | NodeOperationError;
}

/** What became of a task. */
export interface TaskResult {
	/**
	 * - `created`: the platform said so;
	 * - `confirmed`: the answer was lost, and the task was then found under its name;
	 * - `existing`: a task from before was taken over, nothing was sent;
	 * - `validated`: everything was checked, nothing was sent.
	 */
	readonly outcome: 'created' | 'confirmed' | 'existing' | 'validated';
	readonly taskName: string;
	/** Nothing where the platform accepted the task but named no id, not even in its list. */
	readonly taskId?: number | string;
	/** What the list says of it, where it was another run that sent it. */
	readonly found?: FoundTask;
}

/** All callees go into one task, as far as the platform takes them or the user wants, or each into its own [agentSend]. */
export function calleesPerTask(context: IExecuteFunctions): number {
	if (!isTaskPerItem(context)) return mostCallees(context);
	refusePacing(context);
	return 1;
}

/** Whether each row becomes a task of its own. */
export function isTaskPerItem(context: IExecuteFunctions): boolean {
	return context.getNodeParameter('taskScope', 0) === 'perItem';
}

/**
 * The campaigns of a run: one for all items, or one for each. All settings are read here, so that a
 * mistake shows before the first campaign starts; it ends the run, or the campaign of its item
 * alone where the node continues on errors.
 */
export function planCampaigns(
	context: IExecuteFunctions,
	{ lists, calleeCount }: CollectedRows,
	credentials: LaafficCredentials,
): Array<Campaign | UnplannedRow> {
	checkMaximum(context, calleeCount);
	const now = Date.now();
	const settingsOf: SettingsOf = (item, zone) =>
		taskSettings(context, item, credentials, now, zone);
	if (isTaskPerItem(context)) {
		const settingsOnce = withOwnName(settingsOf);
		return singles(lists).map((group) => single(context, group, settingsOnce));
	}
	const groups = partsOf(lists, context.getInputData().length);
	if (groups.length === 0) {
		settingsOf(0);
		return [];
	}
	const minutes = minutesBetween(context);
	const tasks = [...byZone(groups)].flatMap(([zone, parts]) => {
		const pace = { count: parts.length, minutes, now, zone };
		return tasksOf(parts, pacedSettings(context, credentials, settingsOf(0, zone), pace));
	});
	return [{ name: tasks[0].settings.head.taskName, tasks }];
}

/** The settings of a task for one item, for callees in a zone if that counts. */
type SettingsOf = (item: number, zone?: string) => TaskSettings;

function byZone(groups: readonly CalleeGroup[]): Map<string | undefined, CalleeGroup[]> {
	const zones = new Map<string | undefined, CalleeGroup[]>();
	for (const group of groups) zones.set(group.zone, [...(zones.get(group.zone) ?? []), group]);
	return zones;
}

/** The tasks of a campaign, or of its callees in one zone. */
function tasksOf(groups: readonly CalleeGroup[], settings: readonly TaskSettings[]): PlannedTask[] {
	const name = zoneName(settings[0].head.taskName, groups[0].zone);
	return groups.map((group, index) =>
		partOf(group, settings[index], name, index + 1, groups.length),
	);
}

/**
 * Two rows with one task name are two campaigns of which the platform takes the first only, or, if
 * existing tasks are returned, of which the second would pass for the first.
 */
function withOwnName(settingsOf: SettingsOf): SettingsOf {
	const itemOf = new Map<string, number>();
	return (item, zone) => {
		const settings = settingsOf(item, zone);
		const { taskName } = settings.head;
		const earlier = itemOf.get(taskName);
		itemOf.set(taskName, earlier ?? item);
		if (earlier === undefined || settings.onExistingName === 'addSuffix') return settings;
		throw new InputProblem(
			`'Task Name' is "${taskName}" for item ${item} and for item ${earlier}, but each task needs a name of its own`,
			"Put something of the row into 'Task Name', such as {{ $json.customer_id }}.",
		);
	};
}

function single(
	context: IExecuteFunctions,
	group: CalleeGroup,
	settingsOf: SettingsOf,
): Campaign | UnplannedRow {
	const item = group.from;
	try {
		const settings = settingsOf(item, group.zone);
		const task = partOf(group, settings, settings.head.taskName, 1, 1);
		return { name: task.wantedName, tasks: [task] };
	} catch (error) {
		const shown = nodeError(context, error, item, createFields);
		if (!context.continueOnFail()) throw shown;
		return { item, error: shown };
	}
}

function partOf(
	group: CalleeGroup,
	settings: TaskSettings,
	taskName: string,
	part: number,
	parts: number,
): PlannedTask {
	const wantedName = partName(taskName, part, parts);
	return { group, settings, wantedName, calleeCount: group.items.length, part, parts };
}

function checkMaximum(context: IExecuteFunctions, callees: number): void {
	const maximum: unknown = context.getNodeParameter('options.maxCallees', 0, Infinity);
	if (callees <= Number(maximum)) return;
	throw new InputProblem(
		`There are ${callees} callees, but 'Max Callees' is ${plainText(maximum) || 'empty'}, so nobody was called`,
		"Check that the input is the list that you mean, then raise 'Max Callees'.",
	);
}
