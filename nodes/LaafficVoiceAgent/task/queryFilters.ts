import { TASK_STATES } from '../api/facts';
import { InputProblem } from '../api/errors';
import { plainText } from '../api/coerce';

/** What the panel says about the tasks to list. */
export interface TaskFilters {
	readonly statusList?: unknown;
	readonly searchCondition?: unknown;
	readonly taskName?: unknown;
	readonly idxAppId?: unknown;
}

/** The filters' part of the request's `params` [agentQuery]. */
export interface FilterParams {
	readonly statusList: number[];
	readonly idxAppId?: number;
	readonly searchCondition?: string;
}

/**
 * The filters as the platform takes them. It searches names loosely only, so for an exact name it is
 * asked for all that contain it, and `exactName` picks the one.
 */
export function filterParams(filters: TaskFilters): FilterParams {
	const search = plainText(filters.searchCondition) || exactName(filters);
	const idxAppId = applicationNumber(filters.idxAppId);
	return {
		statusList: stateCodes(filters.statusList),
		...(idxAppId === undefined ? {} : { idxAppId }),
		...(search === '' ? {} : { searchCondition: search }),
	};
}

/** The name that a task has to have; empty for any. */
export function exactName({ taskName }: TaskFilters): string {
	return plainText(taskName);
}

/** Codes from a list, or from a text with commas as expressions give it. */
function stateCodes(value: unknown): number[] {
	const list: unknown[] = Array.isArray(value) ? value : plainText(value).split(',');
	const codes = list.map(plainText).filter((code) => code !== '');
	const unknown = codes.find((code) => !Object.hasOwn(TASK_STATES, code));
	if (unknown === undefined) return [...new Set(codes.map(Number))];
	const known = Object.entries(TASK_STATES).map(([code, name]) => `${code} (${name})`);
	throw new InputProblem(
		`'States' contains "${unknown}", which is none of its choices`,
		`Choose from ${known.join(', ')}.`,
	);
}

function applicationNumber(value: unknown): number | undefined {
	const text = plainText(value);
	if (text === '' || text === '0') return undefined;
	const number = Number(text);
	if (Number.isSafeInteger(number) && number > 0) return number;
	throw new InputProblem(
		`'Internal Application Number' is "${text}", but has to be a whole number`,
		'Remove the filter, or ask the support of the platform for the number. It is not the application ID of the credentials.',
	);
}
