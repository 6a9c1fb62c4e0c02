import { LIMITS } from '../../api/facts';
import { lengthWithin } from '../../shared/inputs';
import { InputProblem } from '../../api/errors';

/** The name of a campaign's task for one time zone, such as `Renewals (Asia/Kolkata)`. */
export function zoneName(taskName: string, zone: string | undefined): string {
	const name = zone === undefined ? taskName : `${taskName} (${zone})`;
	if (zone === undefined || name.length <= LIMITS.taskName.max) return name;
	throw new InputProblem(
		`'Task Name' is too long for a task of its own for ${zone}: "${name}" has ${name.length} characters`,
		`Shorten 'Task Name' by ${name.length - LIMITS.taskName.max} characters, because each task has its time zone added.`,
	);
}

/** The name of one part of a campaign: itself, or `name (1/3)` where there are several. */
export function partName(taskName: string, part: number, parts: number): string {
	if (parts === 1) return lengthWithin('taskName', taskName);
	const name = `${taskName} (${part}/${parts})`;
	if (name.length <= LIMITS.taskName.max) return name;
	throw new InputProblem(
		`'Task Name' is too long for a campaign of ${parts} parts: "${name}" has ${name.length} characters`,
		`Shorten 'Task Name' by ${name.length - LIMITS.taskName.max} characters, because each part has its number added.`,
	);
}

/** The highest number that 'Add a Number to the Name' adds. */
export const LAST_NUMBER = 50;

/** Every name that a task can get which is to be called so: itself, then with a number added. */
export function namesFor(wanted: string): string[] {
	const numbered = Array.from({ length: LAST_NUMBER - 1 }, (_, index) => {
		const suffix = ` (${index + 2})`;
		return `${startOf(wanted, LIMITS.taskName.max - suffix.length)}${suffix}`;
	});
	return [wanted, ...numbered];
}

/** The start of a text, never through the middle of a character made of two units. */
function startOf(text: string, length: number): string {
	const isCutThrough = text.length > length && (text.codePointAt(length - 1) ?? 0) > 0xffff;
	return text.slice(0, isCutThrough ? length - 1 : length);
}
