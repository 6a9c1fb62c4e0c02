import { InputProblem } from '../api/errors';
import { plainText } from '../api/coerce';
import { recordId } from '../shared/recordId';

const LABEL = 'Tasks';

/** The tasks to cancel: one chosen, or several as a list or as a text with commas; each once. */
export function taskIdsOf(value: unknown): Array<number | string> {
	const list: unknown[] = Array.isArray(value) ? value : plainText(value).split(',');
	const texts = list.map(plainText).filter((text) => text !== '');
	if (texts.length === 0) {
		throw new InputProblem(
			`'${LABEL}' is empty, so there is nothing to cancel`,
			`Choose a task from the list, or set '${LABEL}' to task IDs, separated by commas.`,
		);
	}
	return [...new Set(texts.map((text) => recordId(text, LABEL)))];
}
