import type { RetryRule } from './statusCodes';

interface SmsStatusFact {
	/** What happened, as a user can read it. */
	readonly meaning: string;
	readonly advice: string;
	/** `read`: the message may have been sent all the same. */
	readonly retry: Extract<RetryRule, 'never' | 'read'>;
}

const PORTAL = "Look at the application in the platform's portal, or ask its support.";
const OWN_IP =
	"Add the public IP address of this n8n server to the allowed addresses in the platform's portal.";
const CONTENT = "Change 'Content', or ask the support of the platform what it accepts.";
const NUMBER = "Check 'Number'; it needs its country code.";
const LIMITED = 'Send it later, or ask the support of the platform to raise the limit.';

/** Codes that text messages share with all other functions, under the same meaning [smsStatusCodes]. */
export const SHARED_STATUS_CODES: readonly string[] = [
	'-1',
	'-2',
	'-10',
	'-13',
	'-15',
	'-16',
	'-18',
];

/** The other codes of text messages, as their page lists them [smsStatusCodes]. */
export const SMS_STATUS_CODES = {
	'-3': { meaning: 'The text has words that are not allowed', advice: CONTENT, retry: 'never' },
	'-4': { meaning: 'The text is empty', advice: CONTENT, retry: 'never' },
	'-5': { meaning: 'The text is too long', advice: CONTENT, retry: 'never' },
	'-6': {
		meaning: 'The text does not follow a template of the account',
		advice: CONTENT,
		retry: 'never',
	},
	'-7': { meaning: 'There are too many phone numbers', advice: NUMBER, retry: 'never' },
	'-8': { meaning: 'The phone number is empty', advice: NUMBER, retry: 'never' },
	'-9': { meaning: 'The platform does not take the phone number', advice: NUMBER, retry: 'never' },
	'-11': { meaning: 'A time is not in its form', advice: PORTAL, retry: 'never' },
	'-12': {
		meaning: 'The platform could not pass the message on',
		advice: 'Ask the support of the platform.',
		retry: 'read',
	},
	'-14': { meaning: 'A field is empty', advice: PORTAL, retry: 'never' },
	'-17': { meaning: 'The template of the text is empty', advice: PORTAL, retry: 'never' },
	'-19': {
		meaning: 'No price for text messages has been agreed on',
		advice: 'Ask your contact at the platform for the prices of the destination countries.',
		retry: 'never',
	},
	'-20': { meaning: 'The platform already has this data', advice: PORTAL, retry: 'read' },
	'-21': {
		meaning: 'The platform found a value that does not pass its checks',
		advice: NUMBER,
		retry: 'never',
	},
	'-22': {
		meaning: 'The platform does not accept one of the settings',
		advice: "Check 'Application ID', 'Sender ID' and 'Order ID'.",
		retry: 'never',
	},
	'-23': { meaning: 'A limit of the platform is reached', advice: LIMITED, retry: 'never' },
	'-24': {
		meaning: 'The platform does not have what the request names',
		advice: "Check 'Application ID' and 'Sender ID'.",
		retry: 'never',
	},
	'-25': {
		meaning: 'No text messages may be sent at this time',
		advice: 'Send it at another time of the day.',
		retry: 'never',
	},
	'-26': { meaning: 'The platform has no price for the message', advice: PORTAL, retry: 'never' },
	'-27': {
		meaning: 'The account has sent as many messages as it may in this time',
		advice: LIMITED,
		retry: 'never',
	},
	'-28': {
		meaning: 'The number has got as many messages as it may in this time',
		advice: LIMITED,
		retry: 'never',
	},
	'-29': { meaning: 'The workspace of the account is off', advice: PORTAL, retry: 'never' },
	'-30': { meaning: 'The API key is off', advice: PORTAL, retry: 'never' },
	'-31': {
		meaning: 'The platform does not accept requests from this address',
		advice: OWN_IP,
		retry: 'never',
	},
	'-32': {
		meaning: 'The API key may not use this application',
		advice:
			"Set 'Application ID' to the SMS application from the platform's portal. It is another one than the application for calls.",
		retry: 'never',
	},
} as const satisfies Record<string, SmsStatusFact>;

export type SmsStatusCode = keyof typeof SMS_STATUS_CODES;

export function smsStatusFact(code: string): SmsStatusFact | undefined {
	return Object.hasOwn(SMS_STATUS_CODES, code)
		? SMS_STATUS_CODES[code as SmsStatusCode]
		: undefined;
}
