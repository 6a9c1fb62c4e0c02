import { INDUSTRIES } from './intents';
import type { Page } from './pages';

interface OutcomeFact {
	readonly name: string;
	readonly description: string;
}

/** How a call ended, in the words of the panel. The order is that of the trigger's outputs. */
export const OUTCOMES = {
	answered: { name: 'Answered', description: 'A person picked up' },
	voicemail: { name: 'Voicemail', description: 'A machine picked up' },
	notAnswered: { name: 'No Answer', description: 'It rang, and nobody picked up' },
	busy: { name: 'Busy', description: 'The line was busy' },
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
 * Names for the codes that two industries share under different names, for reports that do not
 * tell the industry. The words are our own, chosen to be true in both.
 */
export const SHARED_INTENT_NAMES: Readonly<Record<string, string>> = {
	'206': 'Promise to Pay: Deferred',
	'207': 'Cannot Pay: Refusal',
	'209': 'Cannot Pay: Installments',
};

/** Codes by which a network says that it did not place the call: wrong number, no route, no line. */
const NOT_PLACED = ['403', '404', '410', '484', '488', '500', '502', '503', '504', '604'] as const;

/**
 * What proves an outcome, the surest first; any one piece of evidence is enough. A machine picks up
 * too, so voicemail comes before answered. Intent 99999 stands for every call that did not connect,
 * so what the network says comes before it.
 */
export const OUTCOME_RULES: readonly OutcomeRule[] = [
	{
		outcome: 'voicemail',
		callStatus: ['40'],
		intents: VOICEMAIL_INTENTS,
		from: 'pushGeneric',
	},
	{ outcome: 'answered', callStatus: ['50'], answerTime: true, from: 'pushGeneric' },
	{ outcome: 'busy', callStatus: ['10'], sip: ['486', '600'], from: 'pushGeneric' },
	{
		outcome: 'notAnswered',
		callStatus: ['20', '30'],
		sip: ['408', '480', '487'],
		from: 'pushGeneric',
	},
	{ outcome: 'failed', sip: NOT_PLACED, from: 'pushReport' },
	{ outcome: 'notAnswered', intents: ['99999'], from: 'agentSendItniotech' },
	{ outcome: 'notCalled', intents: ['99998'], from: 'agentSendItniotech' },
	{ outcome: 'failed', failedTermination: true, from: 'pushReportLaaffic' },
];

/**
 * Termination codes of success: 0 on the newer pages, 200 where a page calls the code a SIP code
 * [pushReportLaaffic, pushGeneric].
 */
export const TERMINATION_SUCCESS: readonly string[] = ['0', '200'];
