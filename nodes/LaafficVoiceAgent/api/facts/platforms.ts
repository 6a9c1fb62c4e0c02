import type { Page } from './pages';

interface PlatformFact {
	readonly name: string;
	readonly host: string;
	/** Whether the platform documents the `callInformation` map for the collection variables. */
	readonly callInformation: boolean;
	readonly from: Page;
}

/** The brands that sell one platform. Each prints its own host and its own dialect. */
export const PLATFORMS = {
	laaffic: {
		name: 'Laaffic',
		host: 'https://api.laaffic.com',
		callInformation: false,
		from: 'agentSend',
	},
	itniotech: {
		name: 'ITNIO TECH',
		host: 'https://api.itniotech.com',
		callInformation: true,
		from: 'agentSendItniotech',
	},
	onbuka: {
		name: 'Onbuka',
		host: 'https://api.onbuka.com',
		callInformation: false,
		from: 'onbukaVoice',
	},
} as const satisfies Record<string, PlatformFact>;

export type Platform = keyof typeof PLATFORMS;

/**
 * The only zone that the vendor's pages name (on the ringing push). None says in which zone the
 * scheduling fields are read, so this is a default that the credentials can change.
 */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/**
 * How a request is signed: MD5 of key, secret and the time in Unix seconds. The body is not signed.
 * The window is documented by Onbuka's older page only; the newer pages list just code -16.
 */
export const SIGNATURE = {
	headers: { key: 'Api-Key', timestamp: 'Timestamp', sign: 'Sign' },
	contentType: 'application/json;charset=UTF-8',
	clockWindowSeconds: 30 * 60,
	from: ['quickStart', 'onbukaAccount'],
} as const;
