import { InputProblem } from './errors';
import { ENDPOINTS, PLATFORMS, type Endpoint, type Platform } from './facts';

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

type Addressing = Pick<LaafficCredentials, 'platform' | 'baseUrl' | 'pathPrefix'>;

/** The host that the credentials speak to, without a slash at the end. */
export function baseAddress({
	platform,
	baseUrl,
}: Pick<Addressing, 'platform' | 'baseUrl'>): string {
	const own = baseUrl?.trim().replace(/\/+$/, '');
	return own ? own : PLATFORMS[platform].host;
}

/**
 * The full address of an endpoint: base address, prefix as documented for the platform (or as the
 * credentials overrule it), path.
 */
export function endpointUrl(credentials: Addressing, endpoint: Endpoint): string {
	const fact = ENDPOINTS[endpoint];
	const { platform, pathPrefix } = credentials;
	const base = baseAddress(credentials);
	// Fails for an address that is none, before anything is sent.
	originOf(base);
	const path = pathOn(endpoint, platform);
	// A base address that brings its own /v3 has answered the question of the prefix.
	if (base.endsWith('/v3')) return `${base}${path}`;
	const prefixes: Record<PathPrefix, string> = {
		documented: fact.prefix[platform],
		v3: '/v3',
		none: '',
	};
	return `${base}${prefixes[pathPrefix]}${path}`;
}

function pathOn(endpoint: Endpoint, platform: Platform): string {
	const fact = ENDPOINTS[endpoint];
	const own: Partial<Record<string, string>> = 'pathOn' in fact ? fact.pathOn : {};
	return own[platform] ?? fact.path;
}

/** Whether a request to `url` goes to the host that the credentials are for. */
export function isOwnHost(credentials: Addressing, url: string): boolean {
	return originOf(url) === originOf(baseAddress(credentials));
}

function originOf(address: string): string {
	const { protocol, origin } = URL.canParse(address) ? new URL(address) : NO_ADDRESS;
	if (protocol === 'https:' || protocol === 'http:') return origin;
	throw new InputProblem(
		`"${address}" is not a web address`,
		"Write 'Base URL' in the Laaffic credentials with its protocol, such as https://api.laaffic.com, or leave it empty.",
	);
}

const NO_ADDRESS = { protocol: '', origin: '' };
