import { INDUSTRIES } from './intents';
import type { Page } from './pages';

interface OutcomeFact {
	readonly name: string;
	readonly description: string;
}

/** How a call ended, in the words of the panel. The order is that of the trigger's outputs. */
export const OUTCOMES = {
	answered: { name: 'Answered', description: 'A person picked up' },
	voicemail: {
		name: 'Voicemail',
		description: 'A machine picked up, or the voicemail of the network did',
	},
	notAnswered: {
		name: 'No Answer',
		description: 'Nobody picked up: it rang in vain, or the call did not connect',
	},
	busy: { name: 'Busy', description: 'The line was busy, or the call was declined' },
	failed: { name: 'Failed', description: 'The network could not place the call' },
	notCalled: { name: 'Not Called', description: 'The number was not dialled' },
	unknown: { name: 'Unknown', description: 'The report does not tell' },
} as const satisfies Record<string, OutcomeFact>;

export type Outcome = keyof typeof OUTCOMES;

/** The states of the newest report page [pushGeneric]. */
export const CALL_STATUSES = {
	'10': 'Rang, Busy',
	'20': 'Rang, Not Answered',
	'30': 'Rang, Other',
	'40': 'Voicemail',
	'50': 'Connected',
	'60': 'Other',
} as const;

type CallStatus = keyof typeof CALL_STATUSES;

interface OutcomeRule {
	readonly outcome: Outcome;
	readonly callStatus?: readonly CallStatus[];
	readonly intents?: readonly string[];
	/** What the platform calls the intent, for reports that bring its name and no code. */
	readonly intentName?: RegExp;
	readonly sip?: readonly string[];
	/** Whether a time of answer is proof. */
	readonly answerTime?: true;
	/** Whether a termination code that is not a success is proof. */
	readonly failedTermination?: true;
	readonly from: Page;
}

const VOICEMAIL_INTENTS: readonly string[] = Object.values(INDUSTRIES).flatMap(
	({ voicemail }) => voicemail,
);

/**
 * Names for the codes that two industries share under different names, for reports that tell
 * neither the industry nor the name. The words are our own, chosen to be true in both.
 */
export const SHARED_INTENT_NAMES: Readonly<Record<string, string>> = {
	'202': 'No response from customer',
	'205': 'Promise to pay: On time',
	'206': 'Promise to pay: Deferred',
	'207': 'Cannot pay: Refusal',
	'209': 'Cannot pay: Installments',
	'2010': 'Customer already paid',
};

/** Codes by which a network says that it did not place the call: wrong number, no route, no line. */
const NOT_PLACED = ['403', '404', '410', '484', '488', '500', '502', '503', '504', '604'] as const;

/**
 * What proves an outcome, the surest first; any one piece of evidence is enough. A machine picks up
 * too, and can be noticed before the call connects [callFaq], so voicemail comes before all others.
 * Intent 99999 stands for every call that did not connect, whether or not it rang, so what the
 * network says comes before it. 603 is a call that the callee declined, which counts as busy
 * [callFaq].
 */
export const OUTCOME_RULES: readonly OutcomeRule[] = [
	{
		outcome: 'voicemail',
		callStatus: ['40'],
		intents: VOICEMAIL_INTENTS,
		intentName: /^(connected\s*-\s*)?voice\s?mail\b/i,
		from: 'pushGeneric',
	},
	{ outcome: 'answered', callStatus: ['50'], answerTime: true, from: 'pushGeneric' },
	{ outcome: 'busy', callStatus: ['10'], sip: ['486', '600', '603'], from: 'pushGeneric' },
	{
		outcome: 'notAnswered',
		callStatus: ['20', '30'],
		sip: ['408', '480', '487'],
		from: 'pushGeneric',
	},
	{ outcome: 'failed', sip: NOT_PLACED, from: 'pushReport' },
	{
		outcome: 'notAnswered',
		intents: ['99999'],
		intentName: /^called but not connected$/i,
		from: 'agentSendItniotech',
	},
	{
		outcome: 'notCalled',
		intents: ['99998'],
		intentName: /^not called$/i,
		from: 'agentSendItniotech',
	},
	{ outcome: 'failed', failedTermination: true, from: 'pushReportLaaffic' },
];

/**
 * Termination codes of success: 0 on the newer pages, 200 where a page calls the code a SIP code
 * [pushReportLaaffic, pushGeneric].
 */
export const TERMINATION_SUCCESS: readonly string[] = ['0', '200'];
