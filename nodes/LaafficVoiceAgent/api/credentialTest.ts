import type { LaafficCredentials } from './address';
import {
	AGENT_TASK_TYPE,
	ENDPOINTS,
	PLATFORMS,
	SIGNATURE,
	STATUS_CODES,
	type Platform,
} from './facts';
import { httpFact } from './httpStatus';
import { isZone } from './zoneClock';

/** The user's own address without a slash at the end, in the language of n8n's expressions. */
const OWN_BASE = '($credentials.baseUrl || "").trim().replace(/\\/+$/, "")';

/** Marks the request of the test for `authenticate`, which takes the mark off before it is sent. */
export const TEST_MARK = 'laaffic-credential-test';

/** Statuses that n8n would otherwise tell by their English title, such as "Bad Gateway". */
const TOLD_STATUSES = [
	301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 407, 408, 410, 413, 429, 500, 501, 502, 503,
	504, 520, 521, 522, 523, 524, 525, 526, 530,
];

/**
 * What is wrong with the fields that the platform does not look at in a test, but at which creating
 * a task would stop; nothing if they are right.
 */
export function problemIn({ timeZone, appId }: Partial<LaafficCredentials>): string | undefined {
	if (!isZone(timeZone)) {
		return `'Time Zone' is "${timeZone ?? ''}", which is not the name of a time zone. Choose one from the list.`;
	}
	if ((appId ?? '').trim() === '') {
		return "'Application ID' is empty: it is needed to create tasks. Copy the ID of the AI agent application from the platform's portal.";
	}
	return undefined;
}

/**
 * How n8n tests the credentials: it asks for the first task of a single day, which needs no right
 * of its own and exists on every platform [agentQuery].
 *
 * n8n calls the test passed unless a rule fails it, and a rule can only compare a field with a
 * value. So each HTTP status and each documented code gets its rules (under both names, as text and as
 * number), and the last rule fails every answer that is not a list of tasks.
 */
export const credentialTest = {
	request: {
		method: ENDPOINTS.queryTasks.method,
		baseURL: `={{ ${baseAddressExpression()} }}`,
		url: `={{ ${prefixExpression()} + ${JSON.stringify(ENDPOINTS.queryTasks.path)} }}`,
		headers: { 'Content-Type': SIGNATURE.contentType, [TEST_MARK]: 'true' },
		body: {
			current: 1,
			size: 1,
			params: {
				strTime: '2024-01-01 00:00:00',
				endTime: '2024-01-02 00:00:00',
				taskType: AGENT_TASK_TYPE,
				statusList: [],
			},
		},
	},
	rules: [
		...TOLD_STATUSES.map(statusRule),
		...Object.entries(STATUS_CODES).flatMap(([code, { meaning, advice }]) =>
			failureRules(code, `${meaning}. ${advice}`),
		),
		{
			type: 'responseSuccessBody' as const,
			properties: {
				key: 'data.records',
				value: undefined,
				message:
					"The answer did not come from the platform. Check 'Platform', 'Base URL' and 'Path Prefix'.",
			},
		},
	],
};

function statusRule(status: number) {
	const { meaning, advice } = httpFact(status);
	return {
		type: 'responseCode' as const,
		properties: { value: status, message: `${meaning} (HTTP ${status}). ${advice}` },
	};
}

function failureRules(code: string, message: string) {
	return ['code', 'status'].flatMap((key) =>
		[code, Number(code)].map((value) => ({
			type: 'responseSuccessBody' as const,
			properties: { key, value, message },
		})),
	);
}

/** The base address as `baseAddress` gives it, in the language of n8n's expressions. */
function baseAddressExpression(): string {
	return `${OWN_BASE} || ${byPlatform((platform) => PLATFORMS[platform].host)}`;
}

/** The prefix as `endpointUrl` puts it, in the language of n8n's expressions. */
function prefixExpression(): string {
	const documented = byPlatform((platform) => ENDPOINTS.queryTasks.prefix[platform]);
	return `(${OWN_BASE}.endsWith("/v3") || $credentials.pathPrefix === "none" ? "" : $credentials.pathPrefix === "v3" ? "/v3" : ${documented})`;
}

function byPlatform(textFor: (platform: Platform) => string): string {
	const platforms = Object.keys(PLATFORMS) as Platform[];
	const cases = platforms.map(
		(platform) => `$credentials.platform === "${platform}" ? ${JSON.stringify(textFor(platform))}`,
	);
	return `(${cases.join(' : ')} : "")`;
}
