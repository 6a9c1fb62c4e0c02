import type { Platform } from './facts';

/** How the address of an endpoint is made: as its page prints it, or always with or without /v3. */
export type PathPrefix = 'documented' | 'v3' | 'none';

/** What the `laafficApi` credentials hold. */
export interface LaafficCredentials {
	readonly platform: Platform;
	/** Another address that speaks the platform's language; empty for the platform's own. */
	readonly baseUrl?: string;
	readonly pathPrefix: PathPrefix;
	readonly apiKey: string;
	readonly apiSecret: string;
	readonly appId?: string;
	/** IANA name of the zone in which the platform reads and writes times. */
	readonly timeZone: string;
}
