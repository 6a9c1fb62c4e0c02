import type { Page } from './pages';

/**
 * How a field of a report is written, and so how it is read:
 * - `id`: digits, often more than a number can hold; `whole`: a whole number;
 * - `moment`: a time in one of several forms (see `trigger/report/times.ts`);
 * - `amount`: a decimal number in a text, sometimes with its currency behind it.
 */
export type ReportFieldKind = 'id' | 'text' | 'whole' | 'moment' | 'seconds' | 'amount';

export interface ReportField {
	readonly name: string;
	readonly kind: ReportFieldKind;
	readonly meaning: string;
	/**
	 * Its name in the simplified output. Fields without one come out with Simplify off only, or are
	 * what another value is made from.
	 */
	readonly as?: string;
	/** Whether it is left out where a report does not have it, because most have not. */
	readonly sparse?: true;
	readonly from: Page;
}

/**
 * The fields of a call report. Every readable text of the page ends after `intentCode`, so there
 * are more that nobody could read: what is not in this table is passed through as it is. The last
 * rows come from the newest page of the generic report.
 */
export const REPORT_FIELDS = [
	{ name: 'voiceId', kind: 'id', meaning: 'ID of the call', from: 'pushReport' },
	{ name: 'type', kind: 'whole', meaning: '1 for a group call', from: 'pushReport' },
	{ name: 'callee', kind: 'id', meaning: 'Called number', from: 'pushReport' },
	{
		name: 'displayNum',
		kind: 'id',
		meaning: 'Number that the callee saw',
		from: 'pushReport',
	},
	{
		name: 'submitTime',
		kind: 'moment',
		as: 'submitTime',
		meaning: 'When the call was submitted',
		from: 'pushReport',
	},
	{
		name: 'callTime',
		kind: 'moment',
		as: 'callTime',
		meaning: 'When dialling began',
		from: 'pushReport',
	},
	{
		name: 'ringingTime',
		kind: 'moment',
		meaning: 'When it began to ring',
		from: 'pushReport',
	},
	{
		name: 'answerTime',
		kind: 'moment',
		as: 'answerTime',
		meaning: 'When somebody picked up',
		from: 'pushReport',
	},
	{
		name: 'hangupTime',
		kind: 'moment',
		as: 'hangupTime',
		meaning: 'When the call ended',
		from: 'pushReport',
	},
	{ name: 'billPeriod', kind: 'text', meaning: 'Billing step of the line', from: 'pushReport' },
	{
		name: 'code',
		kind: 'text',
		meaning: 'Country and network of the number',
		from: 'pushReport',
	},
	{
		name: 'recordingFileId',
		kind: 'id',
		as: 'recordingFileId',
		meaning: 'ID of the recording',
		from: 'pushReport',
	},
	{
		name: 'ringDuration',
		kind: 'seconds',
		meaning: 'How long it rang; the unit is not stated',
		from: 'pushReport',
	},
	{ name: 'currency', kind: 'text', meaning: 'Currency, where not USD', from: 'pushReport' },
	{ name: 'quoteExchange', kind: 'amount', meaning: 'Exchange rate', from: 'pushReport' },
	{ name: 'chargedDuration', kind: 'seconds', meaning: 'Billed line time', from: 'pushReport' },
	{ name: 'rate', kind: 'amount', meaning: 'Price of the line', from: 'pushReport' },
	{ name: 'cost', kind: 'amount', meaning: 'Cost of the line', from: 'pushReport' },
	{ name: 'settleRate', kind: 'amount', meaning: 'Price, local currency', from: 'pushReport' },
	{ name: 'settlePay', kind: 'amount', meaning: 'Cost, local currency', from: 'pushReport' },
	{
		name: 'aiAgentChargedDuration',
		kind: 'seconds',
		meaning: 'Billed agent time',
		from: 'pushReport',
	},
	{
		name: 'aiAgentBillPeriod',
		kind: 'text',
		meaning: 'Billing step of the agent',
		from: 'pushReport',
	},
	{
		name: 'aiAgentRate',
		kind: 'amount',
		meaning: 'Price of the agent, local currency',
		from: 'pushReport',
	},
	{
		name: 'aiAgentFee',
		kind: 'amount',
		meaning: 'Cost of the agent, local currency',
		from: 'pushReport',
	},
	{ name: 'aiAgentQuoteRate', kind: 'amount', meaning: 'Price of the agent', from: 'pushReport' },
	{
		name: 'aiAgentQuoteFee',
		kind: 'amount',
		meaning: 'Cost of the agent',
		from: 'pushReport',
	},
	{
		name: 'terminationCode',
		kind: 'text',
		as: 'terminationCode',
		meaning: '0 or 200 for success',
		from: 'pushReportLaaffic',
	},
	{
		name: 'terminationReason',
		kind: 'text',
		as: 'terminationReason',
		meaning: 'Reason of the termination',
		from: 'pushReportLaaffic',
	},
	{
		name: 'sipCode',
		kind: 'text',
		meaning: 'Code of the network',
		from: 'pushReportLaaffic',
	},
	{
		name: 'calledInfo',
		kind: 'text',
		as: 'calledInfo',
		sparse: true,
		meaning: 'Information about the callee',
		from: 'pushReportLaaffic',
	},
	{
		name: 'scriptId',
		kind: 'whole',
		as: 'agentId',
		meaning: 'ID of the agent',
		from: 'pushReportLaaffic',
	},
	{ name: 'intent', kind: 'text', meaning: 'Intent', from: 'pushReportLaaffic' },
	{
		name: 'intentCode',
		kind: 'text',
		meaning: 'Code of the intent',
		from: 'pushReportLaaffic',
	},
	{ name: 'callStatus', kind: 'text', meaning: 'State of the call', from: 'pushGeneric' },
	{ name: 'callDuration', kind: 'seconds', meaning: 'Talk time', from: 'pushGeneric' },
	{
		name: 'taskId',
		kind: 'whole',
		as: 'taskId',
		sparse: true,
		meaning: 'ID of the task',
		from: 'pushGeneric',
	},
	{
		name: 'sourceTaskId',
		kind: 'whole',
		as: 'sourceTaskId',
		sparse: true,
		meaning: 'ID of the task that this one recalls',
		from: 'pushGeneric',
	},
	{
		name: 'outRecallCount',
		kind: 'whole',
		as: 'outRecallCount',
		sparse: true,
		meaning: 'Count of the recall that the call belongs to',
		from: 'pushGeneric',
	},
] as const satisfies readonly ReportField[];

/** The currency of costs where a report names none [pushReport, `currency`]. */
export const DEFAULT_CURRENCY = 'USD';

interface PushKindFact {
	readonly name: string;
	/** Keys that are all there. */
	readonly allOf: readonly string[];
	/** Keys of which one at least is there. */
	readonly anyOf?: readonly string[];
	readonly from: Page;
}

/**
 * What else may be pushed to a URL, and what gives it away. The first that fits counts. Reports of
 * agent calls and of other calls share their keys, so they are told apart in `trigger/report/kind.ts`.
 */
export const OTHER_PUSHES = {
	aiVoiceRecord: {
		name: 'AiVoice call record',
		allOf: ['callId', 'robotCallJobId'],
		from: 'pushAiVoice',
	},
	ringing: {
		name: 'Ringing notification',
		allOf: ['callId'],
		anyOf: ['seatGroupName', 'noAnswerSipList', 'sipAccount', 'callinEventTime'],
		from: 'pushRinging',
	},
	smsReply: {
		name: 'Two-way SMS',
		allOf: ['msgid'],
		anyOf: ['content', 'reply_time'],
		from: 'pushSmsReply',
	},
	smsReport: {
		name: 'SMS report',
		allOf: ['msgid'],
		anyOf: ['status', 'mobile'],
		from: 'pushSms',
	},
} as const satisfies Record<string, PushKindFact>;

/** `voiceReport`: a call without an agent [pushGeneric]. */
export type PushKind = 'callReport' | 'voiceReport' | keyof typeof OTHER_PUSHES;

/** Keys that only reports of agent calls have. */
export const AGENT_KEY_PREFIX = 'aiAgent';

/** Keys that only reports of group calls without an agent have [pushGeneric]. */
export const KEYS_WITHOUT_AGENT: readonly string[] = ['voiceFileId', 'feedbackValue', 'baseCost'];

/** What a report of a call has besides the called number: a time, or how the call ended. */
export const REPORT_SIGNS: readonly string[] = [
	...REPORT_FIELDS.flatMap(({ kind, name }) => (kind === 'moment' ? [name] : [])),
	'callStatus',
	'sipCode',
	'terminationCode',
];

/** The types of calls that no agent makes: verification code, desk phone, direct dial [pushGeneric]. */
export const TYPES_WITHOUT_AGENT: readonly string[] = ['2', '3', '4'];

/**
 * What is answered. HTTP 200 counts as received, and the rest is not looked at [onbukaSmsPush, the
 * one page with a rule]; the body has both of the platform's own forms.
 */
export const PUSH_ANSWER = { code: 0, msg: 'success', status: '0', reason: 'success' } as const;

/**
 * How much one push may bring. No page names a limit, and n8n has its own for bytes, 16 MB unless
 * its N8N_PAYLOAD_SIZE_MAX is changed. That many reports fit into 16 MB; a bigger push may hold
 * more, but no report is as short as one of `shortestReport` bytes.
 */
export const PUSH_LIMITS = { reports: 50_000, shortestReport: 335, depth: 16 } as const;
