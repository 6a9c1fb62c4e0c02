import type { IExecuteFunctions } from 'n8n-workflow';
import { amountOf, numberOf, plainText } from '../../api/coerce';
import { InputProblem, RequestProblem } from '../../api/errors';
import { readBalance } from '../../account/getBalance';

/** Looks at the account before money is spent; fails if it holds too little, or if it does not tell. */
export type BalanceCheck = () => Promise<void>;

/**
 * The check that the user has asked for. However often it is called, the balance is read once a
 * run, before the first send: later on it tells of calls that are under way already.
 */
export function balanceCheck(context: IExecuteFunctions): BalanceCheck {
	const minimum = minimumBalance(context);
	if (minimum === undefined) return async () => {};
	let asked: Promise<void> | undefined;
	return async () => await (asked ??= checkBalance(context, minimum));
}

function minimumBalance(context: IExecuteFunctions): number | undefined {
	const options = context.getNodeParameter('options', 0, {}, { rawExpressions: true }) as object;
	if (!('minimumBalance' in options)) return undefined;
	const value: unknown = context.getNodeParameter('options.minimumBalance', 0);
	const minimum = numberOf(value);
	if (minimum !== undefined && minimum >= 0) return minimum;
	throw new InputProblem(
		`'Minimum Balance' is ${plainText(value) === '' ? 'empty' : `"${plainText(value)}"`}, but has to be an amount from 0 on, so nobody was called`,
		"Set 'Minimum Balance' to an amount in the currency of the account, or remove the option.",
	);
}

async function checkBalance(context: IExecuteFunctions, minimum: number): Promise<void> {
	const { balance: written } = await readBalance(context).catch(unreadable);
	const balance = amountOf(written);
	if (balance === undefined) {
		throw new RequestProblem(
			"The platform did not say how much the account has left, and 'Minimum Balance' is set, so the tasks were not sent",
			"Look up the balance in the platform's portal. To send the tasks without this check, remove 'Minimum Balance'.",
			'nothing',
		);
	}
	if (balance >= minimum) return;
	throw new RequestProblem(
		`The account has ${balance} left, which is less than 'Minimum Balance' (${minimum}), so the tasks were not sent`,
		"Top the account up, or lower 'Minimum Balance'. Free credit and credit lines do not count.",
		'nothing',
	);
}

/** That the balance was not read is certain to have called nobody. */
function unreadable(error: unknown): never {
	if (!(error instanceof RequestProblem)) throw error;
	throw new RequestProblem(
		`The balance could not be read, and 'Minimum Balance' is set, so the tasks were not sent: ${error.message}`,
		error.advice,
		'nothing',
		error.details,
	);
}
