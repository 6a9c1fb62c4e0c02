import type { IExecuteFunctions } from 'n8n-workflow';
import { numberOf, plainText } from '../../api/coerce';
import { InputProblem } from '../../api/errors';
import { LIMITS } from '../../api/facts';

/** The options of pacing: `max` callees a task are the platform's [agentSend], a week is ours. */
export const PACING = {
	calleesPerTask: { label: 'Callees per Task', min: 1, max: LIMITS.callees.max },
	minutesBetweenTasks: { label: 'Minutes Between Tasks', min: 0, max: 7 * 24 * 60 },
} as const;

/** Callees of a task at most: all that the platform takes, or fewer if the user wants that. */
export function mostCallees(context: IExecuteFunctions): number {
	return pacingOption(context, 'calleesPerTask') ?? LIMITS.callees.max;
}

/** Minutes between the starts of a campaign's tasks; 0 where they need not wait for each other. */
export function minutesBetween(context: IExecuteFunctions): number {
	return pacingOption(context, 'minutesBetweenTasks') ?? 0;
}

function pacingOption(context: IExecuteFunctions, name: keyof typeof PACING): number | undefined {
	if (!(name in addedOptions(context))) return undefined;
	const value: unknown = context.getNodeParameter(`options.${name}`, 0);
	const { label, min, max } = PACING[name];
	const number = numberOf(value);
	if (Number.isInteger(number) && number !== undefined && number >= min && number <= max) {
		return number;
	}
	throw new InputProblem(
		`'${label}' is ${plainText(value) === '' ? 'empty' : `"${plainText(value)}"`}, but has to be a whole number from ${min} to ${max}`,
		`Set '${label}' to a whole number from ${min} to ${max}, or remove the option.`,
	);
}

/** With a task for each row there is nothing to divide, and no order to start the tasks in. */
export function refusePacing(context: IExecuteFunctions): void {
	const options = addedOptions(context);
	const added = Object.entries(PACING).filter(([name]) => name in options);
	if (added.length === 0) return;
	const labels = added.map(([, { label }]) => `'${label}'`).join(' and ');
	throw new InputProblem(
		`${labels} cannot be used with 'One Task per Item'`,
		`Set 'Tasks to Create' to 'One Task for All Items', or remove ${labels}.`,
	);
}

function addedOptions(context: IExecuteFunctions): object {
	return context.getNodeParameter('options', 0, {}, { rawExpressions: true });
}
