/** Finds secrets and full phone numbers in everything that n8n stores about a run. */
import { DEMO_ACCOUNT } from '../../../sandbox';
import type { NodeRunResult } from '../../support/engine';
import { ROWS } from './campaigns';

export const PRIVATE: readonly string[] = [
	DEMO_ACCOUNT.apiKey,
	DEMO_ACCOUNT.apiSecret,
	...ROWS.map(({ phone }) => phone),
];

/** Each place that holds something private, the input rows aside. */
export function privateThings(result: NodeRunResult): string[] {
	const { resultData } = result.run.data;
	const found: string[] = [];
	look({ error: result.error, hints: result.hints, runData: resultData.runData }, 'run', found);
	look(resultData.error, 'error', found);
	return found;
}

/** Walks through all that hangs on a value, hidden properties such as `stack` and `cause` too. */
function look(value: unknown, path: string, found: string[], seen = new Set<unknown>()): void {
	if (typeof value === 'string') {
		for (const secret of PRIVATE) if (value.includes(secret)) found.push(`${path}: ${value}`);
		return;
	}
	if (typeof value !== 'object' || value === null || seen.has(value)) return;
	seen.add(value);
	for (const key of Object.getOwnPropertyNames(value)) {
		// The column that the rows themselves bring along, and the one that is asked for.
		if (key === 'phone' || key === 'calleeNumber') continue;
		look((value as Record<string, unknown>)[key], `${path}.${key}`, found, seen);
	}
}
