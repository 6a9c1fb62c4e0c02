import { InputProblem } from '../api/errors';
import { idOf, plainText } from '../api/coerce';

/** An id that the user chose or typed; anything but a whole number is a problem. */
export function recordId(value: unknown, label: string): number | string {
	const text = plainText(value);
	const id = idOf(text);
	if (id !== undefined && id !== 0) return id;
	throw new InputProblem(
		text === '' ? `'${label}' is empty` : `'${label}' is "${text}", which is not an ID`,
		`Choose '${label}' from the list, or set it to an ID, which is a whole number.`,
	);
}
