import { LIMITS } from './limits';

/** The number of text variables that a callee can carry: `text1` to `text10` [agentSend]. */
const TEXT_SLOTS = 10;

export const TEXT_NAMES: readonly string[] = Array.from(
	{ length: TEXT_SLOTS },
	(_, index) => `text${index + 1}`,
);

interface CollectionVariableFact {
	readonly name: string;
	/** As the page describes it. */
	readonly label: string;
	/** `always`: in both collection scenarios; `relay`: for emergency contacts; `never`: optional. */
	readonly required: 'always' | 'relay' | 'never';
}

/**
 * The ten names of the debt-collection scenarios [agentSendItniotech, callInformation Parameter
 * Keys]. Their order is the contract: the first stands for `text1`, the tenth for `text10`.
 */
export const COLLECTION_VARIABLES = [
	{ name: 'name', label: 'Repayer', required: 'always' },
	{ name: 'borrow_total_money', label: 'Current Total Amount Payable', required: 'always' },
	{ name: 'due_date', label: 'Due Date', required: 'always' },
	{ name: 'due_days', label: 'Days Overdue', required: 'never' },
	{ name: 'platform', label: 'Loan Type/Product', required: 'never' },
	{ name: 'gender', label: 'Gender', required: 'never' },
	{ name: 'loan_date', label: 'Loan Date', required: 'never' },
	{ name: 'loan_total_money', label: 'Total Loan Amount', required: 'never' },
	{ name: 'overdue_fee', label: 'Current Overdue Fee', required: 'never' },
	{ name: 'emergency_contact_name', label: 'Emergency Contact Name', required: 'relay' },
] as const satisfies readonly CollectionVariableFact[];

export const TEXT_MAX_LENGTH = LIMITS.text.max;
