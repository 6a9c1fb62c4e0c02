import type { Page } from './pages';

/**
 * How a field of an answer is written, and so how it is read:
 * - `id`: a whole number; `count`: the same, of things;
 * - `percent`: a number in a text, with or without a percent sign;
 * - `duration`: seconds in a text with their unit, such as `60s`; `seconds`: a plain number;
 * - `money`: an amount in a text with its currency, such as `0.159827(USD)`; `amount`: without;
 * - `time`: `yyyy-MM-dd HH:mm:ss` without a zone;
 * - `taskState`, `recallState`, `recallType`: a code of that table.
 */
export type FieldKind =
	| 'id'
	| 'text'
	| 'count'
	| 'percent'
	| 'seconds'
	| 'duration'
	| 'money'
	| 'amount'
	| 'time'
	| 'taskState'
	| 'recallState'
	| 'recallType';

/** A field of an answer. */
export interface ResponseField {
	readonly name: string;
	/** What other pages call it. */
	readonly also?: readonly string[];
	readonly kind: FieldKind;
	readonly meaning: string;
	/** The name under which it is read. Fields without one come out raw only. */
	readonly as?: string;
	readonly from: Page;
}

/** The amounts of an account, all written as text [getBalance]. The page names no currency. */
export const BALANCE_FIELDS = [
	{ name: 'balance', kind: 'amount', meaning: 'Balance', as: 'balance', from: 'getBalance' },
	{ name: 'gift', kind: 'amount', meaning: 'Free credit', as: 'gift', from: 'getBalance' },
	{ name: 'credit', kind: 'amount', meaning: 'Credit line', as: 'credit', from: 'getBalance' },
] as const satisfies readonly ResponseField[];

/** Every field of a task in the task list [agentQuery], in the order of the simplified output. */
export const TASK_FIELDS = [
	{
		name: 'taskId',
		also: ['jobId', 'keyId'],
		kind: 'id',
		meaning: 'Task ID',
		as: 'taskId',
		from: 'agentQuery',
	},
	{ name: 'taskName', kind: 'text', meaning: 'Task name', as: 'taskName', from: 'agentQuery' },
	{ name: 'status', kind: 'taskState', meaning: 'Send status', as: 'state', from: 'agentQuery' },
	{
		name: 'createdTime',
		kind: 'time',
		meaning: 'Submission time',
		as: 'createdTime',
		from: 'agentQuery',
	},
	{
		name: 'rate',
		kind: 'percent',
		meaning: 'Call progress',
		as: 'progressPercent',
		from: 'agentQuery',
	},
	{
		name: 'numCnt',
		kind: 'count',
		meaning: 'Numbers in the task',
		as: 'calleeCount',
		from: 'agentQuery',
	},
	{
		name: 'callNum',
		kind: 'count',
		meaning: 'Called quantity',
		as: 'calledCount',
		from: 'agentQuery',
	},
	{
		name: 'answeredNum',
		kind: 'count',
		meaning: 'Answered count',
		as: 'answeredCount',
		from: 'agentQuery',
	},
	{ name: 'asr', kind: 'percent', meaning: 'Answer rate', as: 'answerPercent', from: 'agentQuery' },
	{
		name: 'acd',
		kind: 'duration',
		meaning: 'Average call duration',
		as: 'averageCallSeconds',
		from: 'agentQuery',
	},
	{
		name: 'taskSumPayFee',
		kind: 'money',
		meaning: 'Task total consumption',
		as: 'totalCost',
		from: 'agentQuery',
	},
	{
		name: 'success',
		kind: 'count',
		meaning: 'Success count',
		as: 'successCount',
		from: 'agentQuery',
	},
	{ name: 'fail', kind: 'count', meaning: 'Failure count', as: 'failedCount', from: 'agentQuery' },
	{
		name: 'scriptId',
		kind: 'id',
		meaning: 'AI Agent template ID',
		as: 'agentId',
		from: 'agentQuery',
	},
	{
		name: 'taskType',
		kind: 'count',
		meaning: 'Task type, 3 for AI agent group calls',
		from: 'agentQuery',
	},
	{
		name: 'agentTotalFeetime',
		kind: 'seconds',
		meaning: 'Billed duration of the AI agent',
		from: 'agentQuery',
	},
	{
		name: 'agentFee',
		kind: 'amount',
		meaning: 'Consumption of the AI agent (quoted currency)',
		as: 'agentCost',
		from: 'agentQuery',
	},
	{ name: 'chargeLen', kind: 'seconds', meaning: 'Billed duration', from: 'agentQuery' },
	{
		name: 'groupCallPayFee',
		kind: 'money',
		meaning: 'Group call consumption',
		as: 'lineCost',
		from: 'agentQuery',
	},
	{
		name: 'smsPayFee',
		kind: 'money',
		meaning: 'Hang-up SMS consumption',
		as: 'smsCost',
		from: 'agentQuery',
	},
	{
		name: 'sendSmsNum',
		kind: 'count',
		meaning: 'Number of hang-up SMS sent',
		as: 'smsCount',
		from: 'agentQuery',
	},
] as const satisfies readonly ResponseField[];
