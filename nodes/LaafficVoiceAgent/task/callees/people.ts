import { createHash } from 'node:crypto';
import type { Callee } from './callees';

/** Numbers that are joined to one text at a time. */
const SLICE = 5_000;

/** Tells one list of people from another, without keeping their numbers. */
export function peopleOf(callees: readonly Callee[]): string {
	const hash = createHash('sha256');
	for (let from = 0; from < callees.length; from += SLICE) {
		const numbers = callees.slice(from, from + SLICE).map(({ calleeNumber }) => calleeNumber);
		hash.update(JSON.stringify(numbers));
	}
	return `${callees.length}:${hash.digest('base64')}`;
}
