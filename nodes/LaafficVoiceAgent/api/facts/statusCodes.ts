import type { Page } from './pages';

/**
 * What a client may do about a code:
 * - `never`: the same request will be answered the same way;
 * - `resign`: sign anew and send again;
 * - `pause`: the request was turned away unread; send it again after a pause;
 * - `read`: a read may be repeated, a write may not (it is unknown how far the platform came);
 * - `lookup`: find out by name what the platform has.
 */
export type RetryRule = 'never' | 'resign' | 'pause' | 'read' | 'lookup';

interface StatusFact {
	/** What happened, as a user can read it. */
	readonly meaning: string;
	readonly retry: RetryRule;
	/** What to do next. */
	readonly advice: string;
	readonly from: Page;
}

/**
 * Every status code of the voice endpoints. The pages list codes one by one, without a common
 * table; codes of other products of the vendor (SMS, numbers) mean other things and are left out.
 */
export const STATUS_CODES = {
	'-1': {
		meaning: 'The platform does not accept the API key and secret, or the application ID',
		retry: 'never',
		advice:
			"Copy the API key and secret again from the platform's portal (Home - Developers), check that 'Platform' in the credentials is the one that issued them, and check the application ID in the credentials and in the options.",
		from: 'quickStart',
	},
	'-2': {
		meaning: 'The platform does not accept requests from this address',
		retry: 'never',
		advice:
			"Add the public IP address of this n8n server to the allowed addresses in the platform's portal.",
		from: 'agentSend',
	},
	'-10': {
		meaning: 'The account balance is too low',
		retry: 'never',
		advice: "Top up the account in the platform's portal, then run the node again.",
		from: 'resendAi',
	},
	'-13': {
		meaning: 'The account is locked',
		retry: 'never',
		advice: 'Ask the support of the platform to unlock the account.',
		from: 'getBalance',
	},
	'-15': {
		meaning: 'The platform was asked too often in a short time',
		retry: 'pause',
		advice: 'Wait a minute, then run the node again.',
		from: 'onbukaAccount',
	},
	'-16': {
		meaning: 'The platform found the time of the request out of its range',
		retry: 'resign',
		advice:
			'Set the clock of the n8n server right (turn on automatic time), then run the node again.',
		from: 'account',
	},
	'-18': {
		meaning: 'The platform could not work on the request',
		retry: 'read',
		advice: 'Try again in a few minutes. If it stays, ask the support of the platform.',
		from: 'quickStart',
	},
	'-20': {
		meaning: 'The platform already has this data',
		retry: 'lookup',
		advice:
			"Choose another 'Task Name'. If an earlier run of this workflow may have created that task, set 'If Task Name Exists' to 'Return Existing Task' instead: under another name its people would be called again.",
		from: 'agentSend',
	},
	'-21': {
		meaning: 'The platform found a value that does not pass its checks',
		retry: 'never',
		advice:
			'Check that every variable used in the script of the agent is filled for every callee, and that the numbers have their country code.',
		from: 'agentSend',
	},
	'-22': {
		meaning: 'The platform does not accept one of the settings',
		retry: 'never',
		advice: 'Check the agent ID, the application ID, the recall settings and the ranges of times.',
		from: 'quickStart',
	},
	'-23': {
		meaning: 'A limit of the platform for this data is reached',
		retry: 'never',
		advice: 'Send fewer callees at once, or ask the support of the platform to raise the limit.',
		from: 'agentSend',
	},
	'-24': {
		meaning: 'The platform does not have what the request names',
		retry: 'never',
		advice: 'Check the IDs: they may belong to another account or may have been deleted.',
		from: 'agentSend',
	},
	'-26': {
		meaning: 'The platform has no price for these calls',
		retry: 'never',
		advice: 'Ask your contact at the platform to set the prices for the destination countries.',
		from: 'agentSend',
	},
	'-34': {
		meaning: 'The ended task has no number left that can be called',
		retry: 'never',
		advice: 'Create a new task with the people to call.',
		from: 'agentSend',
	},
	'-35': {
		meaning: 'The platform found a text or a number that was cut off',
		retry: 'never',
		advice: 'Check the numbers and the texts of the callees for missing characters.',
		from: 'updateAi',
	},
	'-37': {
		meaning: 'The account has as many tasks running at once as it may',
		retry: 'never',
		advice:
			"Wait until one of the running tasks has finished, or cancel one, then run the node again. Each part of a campaign counts as a task: a higher 'Callees per Task' makes fewer of them.",
		from: 'agentSend',
	},
	'-38': {
		meaning: 'The platform misses a text and its language',
		retry: 'never',
		advice: "Check the agent in the platform's portal: its script needs a text and a language.",
		from: 'agentSend',
	},
	'-39': {
		meaning: 'The platform could not tell the language of the text',
		retry: 'never',
		advice: "Check the language of the agent in the platform's portal.",
		from: 'agentSend',
	},
	'-41': {
		meaning: 'A task with this name already exists',
		retry: 'lookup',
		advice:
			"Choose another 'Task Name'. If an earlier run of this workflow may have created that task, set 'If Task Name Exists' to 'Return Existing Task' instead: under another name its people would be called again.",
		from: 'agentSend',
	},
	'-42': {
		meaning: 'Recalls are possible only for tasks that are cancelled or finished',
		retry: 'never',
		advice: 'Wait until the task has finished, or cancel it first.',
		from: 'agentSend',
	},
	'-54': {
		meaning: 'The platform does not accept the task for this action',
		retry: 'never',
		advice: 'Check the task ID and its state: a finished or cancelled task cannot be cancelled.',
		from: 'agentCancel',
	},
	'-60': {
		meaning: 'The platform does not know the agent',
		retry: 'never',
		advice: "Check the 'Agent ID' against the voice agents in the platform's portal.",
		from: 'agentSend',
	},
	'-67': {
		meaning: 'The recall intents do not belong to the industry of the agent',
		retry: 'never',
		advice: "Choose the 'Industry' of the agent, and intents of that industry only.",
		from: 'quickStart',
	},
	'-68': {
		meaning: 'The recall intents do not belong to the industry of the agent',
		retry: 'never',
		advice: "Choose the 'Industry' of the agent, and intents of that industry only.",
		from: 'agentSend',
	},
} as const satisfies Record<string, StatusFact>;

export type StatusCode = keyof typeof STATUS_CODES;

/** The fact for a code that the platform sent, if it is a documented one. */
export function statusFact(code: string): StatusFact | undefined {
	return Object.hasOwn(STATUS_CODES, code) ? STATUS_CODES[code as StatusCode] : undefined;
}
