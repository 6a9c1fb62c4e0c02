import type { Industry, Platform, StatusCode } from '../nodes/LaafficVoiceAgent/api/facts';
import { DEFAULT_TIME_ZONE } from '../nodes/LaafficVoiceAgent/api/facts';

/** A voice agent as it would stand in the portal. */
export interface Agent {
	readonly id: number;
	readonly name: string;
	readonly industry: Industry;
	/** The text variables that the script of the agent speaks, so that every callee needs them. */
	readonly requiredTexts?: readonly string[];
}

/** One customer of the platform; accounts see nothing of each other. */
export interface Account {
	readonly apiKey: string;
	readonly apiSecret: string;
	readonly appId: string;
	/** The application for text messages, which is another one. */
	readonly smsAppId: string;
	/** The platform's internal number for the application, as `idxAppId` filters by it. */
	readonly idxAppId: number;
	readonly agents: readonly Agent[];
	/** Amounts as the platform writes them: text. */
	readonly balance: string;
	readonly gift: string;
	readonly credit: string;
	/** New tasks are refused while balance, gift and credit together are below this. */
	readonly minimumBalance?: number;
	/** How many tasks may be under way at once; without it there is no limit. */
	readonly maxConcurrentTasks?: number;
	/** Source addresses that are let in; without it all are. */
	readonly allowedIps?: readonly string[];
	/** The zone in which the account reads and writes times. */
	readonly timeZone: string;
}

/** What the documents leave open or contradict, to be tried each way. */
export interface Quirks {
	existingNameCode: Extract<StatusCode, '-41' | '-20'>;
	intentMismatchCode: Extract<StatusCode, '-68' | '-67'>;
	/** What the task list calls the id. */
	taskIdField: 'taskId' | 'jobId';
	/** Whether lists tell `total` and `pages`. */
	listTotals: boolean;
	/** What a list answers when asked for a page after its last. */
	pastLastPage: 'empty' | 'repeat';
	/** Where the recall detail puts its nodes. */
	recallDetailShape: 'nodeList' | 'records' | 'array';
}

export interface SandboxOptions {
	/** 0 lets the system choose a free port. */
	readonly port: number;
	readonly platform: Platform;
	/** Accept every prefix that any page prints, instead of the platform's own only. */
	readonly anyPrefix: boolean;
	readonly envelope: 'documented' | 'status' | 'code';
	readonly accounts: readonly Account[];
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	/** How many simulated seconds pass in a second of the clock while tasks progress. */
	readonly speed: number;
	/** The same seed gives the same outcomes for the same task names. */
	readonly seed: number;
	readonly quirks: Partial<Quirks>;
	/** The content that is served as `/sample/customers.csv`. */
	readonly sampleCsv: string | undefined;
}

export const DEMO_ACCOUNT: Account = {
	apiKey: 'demo-key-1',
	apiSecret: 'demo-sec-1',
	appId: 'DemoApp1',
	smsAppId: 'DemoSms1',
	idxAppId: 7,
	agents: [
		{ id: 41, name: 'Payment Reminder', industry: 'collectionV1' },
		{ id: 42, name: 'Payment Reminder, New Script', industry: 'collectionV2' },
		{ id: 43, name: 'Renewal Offer', industry: 'marketing' },
		{ id: 44, name: 'Message for a Contact', industry: 'emergencyContact' },
	],
	balance: '250.000000',
	gift: '0.000000',
	credit: '0.000000',
	timeZone: DEFAULT_TIME_ZONE,
};

export const DEFAULT_QUIRKS: Readonly<Quirks> = {
	existingNameCode: '-41',
	intentMismatchCode: '-68',
	taskIdField: 'taskId',
	listTotals: true,
	pastLastPage: 'empty',
	recallDetailShape: 'nodeList',
};

export const DEFAULT_OPTIONS: SandboxOptions = {
	port: 0,
	platform: 'laaffic',
	anyPrefix: false,
	envelope: 'documented',
	accounts: [DEMO_ACCOUNT],
	clock: Date.now,
	speed: 60,
	seed: 1,
	quirks: {},
	sampleCsv: undefined,
};
