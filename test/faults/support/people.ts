/** Rows of people to call, and who of them was called how often. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { dialled } from '../../support/campaign';
import type { NodeRunResult } from '../../support/engine';
import { saidBy } from './judge';
import type { World } from './world';

export type Person = IDataObject & { readonly phone: string; readonly customer: string };

/** People of whom nobody is in another group. */
export function people(count: number, group = 0): Person[] {
	return Array.from({ length: count }, (_, row) => ({
		phone: String(919_700_000_000 + group * 1000 + row),
		customer: `${group}-${row + 1}`,
	}));
}

export const eachOnce = (rows: readonly Person[]): Record<string, number> =>
	Object.fromEntries(rows.map(({ phone }) => [phone, 1]));

/** Those who are called more than once, with how often: nobody, if all is well. */
export function calledTwice({ sandbox }: Pick<World, 'sandbox'>): Record<string, number> {
	return Object.fromEntries(Object.entries(dialled(sandbox)).filter(([, count]) => count > 1));
}

/** Those whose row came out as done though nobody calls them: nobody, if all is well. */
export function lostPeople(
	{ sandbox }: Pick<World, 'sandbox'>,
	result: NodeRunResult,
	rows: readonly Person[],
): string[] {
	const counts = dialled(sandbox);
	const { done, confused } = saidBy(result, rows.length);
	return [...new Set([...done.keys(), ...confused])]
		.map((row) => rows[row].phone)
		.filter((phone) => counts[phone] === undefined);
}

/** What became of the tasks of a run; nothing where it stopped. */
export function outcomes({ outputs }: { readonly outputs: INodeExecutionData[][] }): unknown[] {
	return (outputs[0] ?? []).map(({ json }) => json.outcome);
}

/** Message and description of what stopped a run; empty where nothing did. */
export function wordsOf({ error }: Pick<NodeRunResult, 'error'>): string {
	return error === undefined ? '' : [error.message, error.description].join('\n');
}
