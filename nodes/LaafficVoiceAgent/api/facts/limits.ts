import type { Page } from './pages';

interface LimitFact {
	readonly min?: number;
	readonly max: number;
	/** What the platform assumes when the field is left out. */
	readonly default?: number;
	readonly unit: string;
	/** The parameter's name on the panel, as messages to the user say it. */
	readonly label: string;
	readonly from: Page;
	/** What a user should know of the page, where it is that of another function. */
	readonly note?: string;
}

/** The page about creating a task names the fields of recalls without a range [agentSend]. */
const RECALL_NOTE =
	'The platform documents this range for changing recalls; the node keeps to it when creating them, too.';

/** Every documented limit. The panel, the checks, the messages and the sandbox read it from here. */
export const LIMITS = {
	taskName: { min: 2, max: 64, unit: 'characters', label: 'Task Name', from: 'agentSend' },
	callees: { min: 1, max: 200_000, unit: 'callees', label: 'Callees', from: 'agentSend' },
	calleeNumber: { min: 6, max: 18, unit: 'digits', label: 'Callee Number', from: 'agentSend' },
	text: { min: 1, max: 30, unit: 'characters', label: 'Text Variable', from: 'agentSend' },
	displayNum: { min: 0, max: 20, unit: 'digits', label: 'Display Number', from: 'agentSend' },
	maxCalls: {
		min: 1,
		max: 999,
		default: 300,
		unit: 'seconds',
		label: 'Max Call Seconds',
		from: 'agentSend',
	},
	maxRingingTime: {
		min: 10,
		max: 120,
		default: 60,
		unit: 'seconds',
		label: 'Max Ringing Seconds',
		from: 'agentSend',
	},
	calloutRate: {
		min: 1,
		max: 100,
		default: 1,
		unit: '(outgoing call multiplier)',
		label: 'Callout Rate',
		from: 'recallDetail',
	},
	windows: { min: 0, max: 3, unit: 'windows', label: 'Calling Windows', from: 'agentSend' },
	recallInterval: {
		min: 1,
		max: 1440,
		unit: 'minutes',
		label: 'Recall Interval (Minutes)',
		from: 'recallUpdate',
		note: RECALL_NOTE,
	},
	recallNum: {
		min: 1,
		max: 10,
		unit: 'recalls',
		label: 'Number of Recalls',
		from: 'recallUpdate',
		note: RECALL_NOTE,
	},
	smsContent: { min: 1, max: 1024, unit: 'characters', label: 'Content', from: 'sendSms' },
	smsSenderId: { min: 1, max: 32, unit: 'characters', label: 'Sender ID', from: 'sendSms' },
	smsNumbers: {
		min: 1,
		max: 1000,
		unit: 'numbers a request',
		label: 'SMS Numbers',
		from: 'sendSms',
	},
	pageSize: { min: 1, max: 100, unit: 'records a page', label: 'Page Size', from: 'agentQuery' },
} as const satisfies Record<string, LimitFact>;

export type LimitName = keyof typeof LIMITS;

/** The longest range of dates that an example of the vendor's shows; a maximum is not documented. */
export const LONGEST_SHOWN_QUERY_DAYS = 154;
