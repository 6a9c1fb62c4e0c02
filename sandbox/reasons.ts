import type { SmsStatusCode, StatusCode } from '../nodes/LaafficVoiceAgent/api/facts';

/** The words that the vendor's pages print beside each code, as they stand there. */
const REASONS: Readonly<Record<StatusCode, string>> = {
	'-1': 'Authentication error',
	'-2': 'Restricted IP access',
	'-10': 'Insufficient balance',
	'-13': 'User locked',
	'-15': 'Query too frequent',
	'-16': 'Timestamp expires',
	'-18': 'Port program unusual',
	'-20': 'Data existing',
	'-21': 'Data validation exception',
	'-22': 'Parameter exception',
	'-23': 'Data caps',
	'-24': 'Data unexisting',
	'-26': 'Getting fee faily',
	'-34':
		'There is no callable number when the task was ended last time. Please start the group call task again.',
	'-35': 'Text truncated',
	'-37':
		'The group call task you submitted exceeds the maximum concurrent task limit. Please complete the task before submitting again!',
	'-38': 'Conversion text and language type are required',
	'-39': 'Failed to obtain the text language type',
	'-41': 'Task name already exists',
	'-42': 'Recall is allowed only when the task is canceled or completed',
	'-54': 'The submitted task is wrong',
	'-60': 'The AI speech template does not exist',
	'-67': "The AI agent industry's intent does not match the callback intent",
	'-68': 'AI Agent industry intent does not match recall intent',
};

/** The words of the page on text messages for its own codes [smsStatusCodes]. */
const SMS_REASONS: Readonly<Partial<Record<SmsStatusCode, string>>> = {
	'-4': 'SMS content is empty',
	'-5': 'The SMS content is too long',
	'-7': 'Phone number exceeds limit',
	'-8': 'The phone number is empty',
	'-9': 'Abnormal phone number',
	'-32': 'API Key does not have permission to access the current application',
};

/** The vendor's words for a code, followed by what exactly the sandbox disliked. */
export function reasonFor(code: string, detail: string): string {
	const words: Readonly<Record<string, string | undefined>> = { ...SMS_REASONS, ...REASONS };
	const reason = words[code] ?? 'Unknown status';
	return detail === '' ? reason : `${reason}: ${detail}`;
}
