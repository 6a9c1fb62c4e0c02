import { LIMITS, type LimitName } from './facts';
import { InputProblem } from './errors';
import { plainText } from './coerce';

/** The allowed range in words, such as `from 1 to 1440 minutes`. */
export function rangeOf(name: LimitName): string {
	const { min, max, unit } = LIMITS[name];
	return min > 0 ? `from ${min} to ${max} ${unit}` : `at most ${max} ${unit}`;
}

/** The value as a whole number within the documented range; anything else is a problem. */
export function wholeNumberWithin(name: LimitName, value: unknown): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const { min, max, label } = LIMITS[name];
	if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max) {
		return number;
	}
	throw new InputProblem(
		`'${label}' is ${shown(value)}, but has to be a whole number ${rangeOf(name)}`,
		`Set '${label}' to a whole number ${rangeOf(name)}.`,
	);
}

/** The text, if its length is within the documented range. */
export function lengthWithin(name: LimitName, value: string): string {
	const { min, max, label } = LIMITS[name];
	if (value.length >= min && value.length <= max) return value;
	throw new InputProblem(
		`'${label}' has ${value.length} characters, but has to have ${rangeOf(name)}`,
		`Change '${label}' so that it has ${rangeOf(name)}.`,
	);
}

function shown(value: unknown): string {
	const text = plainText(value);
	return text === '' ? 'empty' : `"${text}"`;
}
