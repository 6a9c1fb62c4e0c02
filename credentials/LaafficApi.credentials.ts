import {
	UserError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type Icon,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import {
	baseAddress,
	isOwnHost,
	type LaafficCredentials,
} from '../nodes/LaafficVoiceAgent/api/address';
import {
	credentialTest,
	problemIn,
	TEST_MARK,
} from '../nodes/LaafficVoiceAgent/api/credentialTest';
import { DEFAULT_TIME_ZONE, PLATFORMS } from '../nodes/LaafficVoiceAgent/api/facts';
import { visibleText } from '../nodes/LaafficVoiceAgent/api/coerce';
import { signedHeaders } from '../nodes/LaafficVoiceAgent/api/sign';
import { TIME_ZONE_CHOICES } from '../nodes/LaafficVoiceAgent/shared/timeZones';

/** Requests of the HTTP Request node name their address `uri`, all others `url`. */
type AnyRequestOptions = IHttpRequestOptions & { uri?: string };

export class LaafficApi implements ICredentialType {
	name = 'laafficApi';

	displayName = 'Laaffic API';

	icon: Icon = { light: 'file:../icons/laaffic.svg', dark: 'file:../icons/laaffic.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-laaffic/n8n-nodes-laaffic#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Platform',
			name: 'platform',
			type: 'options',
			options: Object.entries(PLATFORMS).map(([value, { name, host }]) => ({
				name,
				value,
				description: host,
			})),
			default: 'laaffic',
			description: 'Where you have your account',
		},
		{
			displayName:
				'No page of Onbuka prints the addresses of AI agent calls; those used here follow its other pages. Ask Onbuka whether they are right, or first create a task with a number of your own.',
			name: 'onbukaNotice',
			type: 'notice',
			displayOptions: { show: { platform: ['onbuka'] } },
			default: '',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "From the platform's portal: Home - Developers",
		},
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "From the platform's portal: Home - Developers",
		},
		{
			displayName: 'Application ID',
			name: 'appId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2Xql9RBI',
			description:
				"ID of the AI agent application, from the platform's portal: Account Management - Voice App Management. Needed to create tasks.",
		},
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'options',
			options: [...TIME_ZONE_CHOICES],
			default: DEFAULT_TIME_ZONE,
			description:
				'Zone in which the platform reads and writes times. To check it, create a task for tomorrow and compare its start in the portal with the one that you chose.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.laaffic.com',
			description:
				"Another address that speaks the platform's language, such as a proxy. Leave it empty for the platform's own. Requests are signed for this address only.",
		},
		{
			displayName: 'Path Prefix',
			name: 'pathPrefix',
			type: 'options',
			options: [
				{
					name: 'As Documented',
					value: 'documented',
					description: 'For each function as its page for the platform prints it',
				},
				{ name: 'Always /v3', value: 'v3', description: 'Put /v3 before every path' },
				{ name: 'None', value: 'none', description: 'Put nothing before any path' },
			],
			default: 'documented',
			description:
				'What stands between the host and the path. Change it only if the platform answers that the address does not exist.',
		},
	];

	// n8n takes both kinds of rules in one list; its type names either.
	test = credentialTest as ICredentialTestRequest;

	/**
	 * Signs a request with the time of this very moment, so each try of a repeat gets its own
	 * signature. Overwrites what an earlier try has left, and never signs for another host.
	 */
	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const own = credentials as unknown as LaafficCredentials;
		const url = addressOf(requestOptions);
		if (!isOwnHost(own, url)) throw foreignHost(baseAddress(own));
		const { [TEST_MARK]: isTest, ...headers } = requestOptions.headers ?? {};
		const problem = isTest === undefined ? undefined : problemIn(own);
		if (problem !== undefined) throw new UserError(problem);
		const unixSeconds = Math.floor(Date.now() / 1000);
		return {
			...requestOptions,
			headers: {
				...headers,
				...signedHeaders(visibleText(own.apiKey), visibleText(own.apiSecret), unixSeconds),
			},
			...NO_REDIRECTS,
		};
	}
}

/** A redirect would carry the signature to another host; both names, for both of n8n's clients. */
const NO_REDIRECTS = {
	disableFollowRedirect: true,
	followRedirect: false,
	followAllRedirects: false,
};

function addressOf({ url, uri, baseURL }: AnyRequestOptions): string {
	return new URL(url ?? uri ?? '', baseURL).href;
}

function foreignHost(own: string): UserError {
	return new UserError(
		`These credentials sign requests to ${own} only. Correct the URL of the request, or set 'Base URL' in the credentials to the host that it goes to.`,
	);
}
