import type { IExecuteFunctions } from 'n8n-workflow';
import { InputProblem } from '../../api/errors';
import { mayDependOnItem } from '../../shared/itemDependence';
import { Pauses } from '../../shared/pauses';
import { rawTexts, type RawText } from '../../shared/rawTexts';
import { cellReader } from '../../shared/rowReader';
import { createFields } from './fields';

/** What is read for each row, so that any column can stand there. */
const FOR_A_ROW: ReadonlySet<string> = new Set([
	'calleeNumber',
	'textVariables',
	'callInformation',
	'callInformationFields',
	'calleeTimeZoneField',
	'defaultCountry',
	'doNotCallField',
]);

/** What is read once for the whole run, even where each row becomes a task of its own. */
const FOR_THE_RUN: ReadonlySet<string> = new Set([
	'taskScope',
	'textVariablesFrom',
	'variableNames',
	'output',
	'calleeTimeZone',
	'calleesPerTask',
	'doNotCall',
	'duplicates',
	'emptyTexts',
	'invalidCallees',
	'longText',
	'maxCallees',
	'minimumBalance',
	'minutesBetweenTasks',
	'unusualNumbers',
	'validateOnly',
]);

/**
 * Makes sure that what is read once has one value: with an agent for each row in 'Agent ID', all
 * people of one task would be called by the agent of the first row.
 */
export async function checkOneValue(context: IExecuteFunctions): Promise<void> {
	if (context.getInputData().length < 2) return;
	const isTaskPerItem = context.getNodeParameter('taskScope', 0) === 'perItem';
	const texts = rawTexts(context, createFields).filter(({ path, raw }) => {
		const name = nameIn(path);
		return (
			mayDependOnItem(raw) && !FOR_A_ROW.has(name) && (!isTaskPerItem || FOR_THE_RUN.has(name))
		);
	});
	for (const text of texts) {
		const item = await firstOther(context, text);
		if (item !== undefined) throw severalValues(text, item, isTaskPerItem);
	}
}

/** The parameter or option that a path leads into: `recallAgentList`, or `appId` of `options.appId`. */
function nameIn(path: string): string {
	const [name, option] = path.split('.');
	return name === 'options' && option !== undefined ? option : name;
}

function severalValues({ label }: RawText, item: number, isTaskPerItem: boolean): InputProblem {
	const message = `${label} has another value for item ${item} than for item 0, so nobody was called`;
	if (isTaskPerItem) {
		return new InputProblem(
			message,
			`It holds for the whole run. Give ${label} one value that is the same for all items.`,
		);
	}
	return new InputProblem(
		message,
		`All items become one task, which has one value only. Set 'Tasks to Create' to 'One Task per Item', give ${label} one value that is the same for all items, or split the items by it and create a task for each group.`,
	);
}

/** Rows for which n8n evaluates an expression, at about a millisecond each. */
const MOST_EVALUATED = 1_000;

const FOR_ENGINE = Symbol('for the engine of n8n');

/**
 * The first item whose value is not that of item 0. What can be looked up is compared for all rows;
 * of what n8n has to evaluate, the first row, the last and those evenly spread between.
 */
async function firstOther(
	context: IExecuteFunctions,
	{ path, raw }: RawText,
): Promise<number | undefined> {
	const items = context.getInputData();
	const evaluated = (item: number): unknown => context.getNodeParameter(path, item, null);
	const { cell } = cellReader(raw, () => FOR_ENGINE);
	const looked = cell(items[0].json, 0);
	const first = looked === FOR_ENGINE ? evaluated(0) : looked;
	const forEngine: number[] = [];
	for (const [item, { json }] of items.entries()) {
		const value = cell(json, item);
		if (value === FOR_ENGINE) forEngine.push(item);
		else if (!isSame(value, first)) return item;
	}
	const pauses = new Pauses();
	// Read together, because a time in the expression goes on; once more, should it just have done so.
	const isOther = (item: number) => !isSame(evaluated(item), evaluated(0));
	for (const [round, item] of spread(forEngine).entries()) {
		if (!isSame(evaluated(item), first) && isOther(item) && isOther(item)) return item;
		if (pauses.isDue(round)) await pauses.take();
	}
	return undefined;
}

function spread(items: readonly number[]): readonly number[] {
	if (items.length <= MOST_EVALUATED) return items;
	const step = (items.length - 1) / (MOST_EVALUATED - 1);
	return Array.from({ length: MOST_EVALUATED }, (_, index) => items[Math.round(index * step)]);
}

function isSame(one: unknown, other: unknown): boolean {
	const [left, right] = [orNothing(one), orNothing(other)];
	if (Object.is(left, right)) return true;
	const areObjects = typeof left === 'object' && typeof right === 'object';
	return areObjects && JSON.stringify(left) === JSON.stringify(right);
}

/** A cell that is missing says no more than an empty one. */
function orNothing(value: unknown): unknown {
	return value === undefined || value === '' ? null : value;
}
