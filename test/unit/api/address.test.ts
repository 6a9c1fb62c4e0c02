import {
	baseAddress,
	endpointUrl,
	isOwnHost,
	type PathPrefix,
} from '../../../nodes/LaafficVoiceAgent/api/address';
import type { Endpoint, Platform } from '../../../nodes/LaafficVoiceAgent/api/facts';
import { InputProblem } from '../../../nodes/LaafficVoiceAgent/api/errors';

/** Copied by hand from the vendor's pages. Where a platform has no page, its other pages decide. */
const DOCUMENTED: Record<Endpoint, Record<Platform, string>> = {
	createTask: {
		laaffic: 'https://api.laaffic.com/v3/voice/group/call/send/agent',
		itniotech: 'https://api.itniotech.com/voice/group/call/send/agent',
		onbuka: 'https://api.onbuka.com/v3/voice/group/call/send/agent',
	},
	queryTasks: {
		laaffic: 'https://api.laaffic.com/voice/group/call/query',
		itniotech: 'https://api.itniotech.com/voice/group/call/query',
		onbuka: 'https://api.onbuka.com/v3/voice/group/call/query',
	},
	cancelTasks: {
		laaffic: 'https://api.laaffic.com/voice/group/call/cancel',
		itniotech: 'https://api.itniotech.com/voice/group/call/cancel',
		onbuka: 'https://api.onbuka.com/v3/voice/group/call/cancel',
	},
	queryRecallFlows: {
		laaffic: 'https://api.laaffic.com/voice/recallFlow/queryPage',
		itniotech: 'https://api.itniotech.com/voice/recallFlow/queryPage',
		onbuka: 'https://api.onbuka.com/v3/voice/recallFlow/queryPage',
	},
	getRecallFlow: {
		laaffic: 'https://api.laaffic.com/v3/voice/recallFlow/queryDetail',
		itniotech: 'https://api.itniotech.com/voice/recallFlow/queryDetail',
		onbuka: 'https://api.onbuka.com/v3/voice/recallFlow/queryDetail',
	},
	updateRecallFlow: {
		laaffic: 'https://api.laaffic.com/voice/recallFlow/update',
		itniotech: 'https://api.itniotech.com/voice/recallFlow/update',
		onbuka: 'https://api.onbuka.com/v3/voice/recallFlow/update',
	},
	cancelRecallFlow: {
		laaffic: 'https://api.laaffic.com/voice/recallFlow/cancel',
		itniotech: 'https://api.itniotech.com/voice/recallFlow/cancel',
		onbuka: 'https://api.onbuka.com/v3/voice/recallFlow/cancel',
	},
	getBalance: {
		laaffic: 'https://api.laaffic.com/v3/getBalance',
		itniotech: 'https://api.itniotech.com/sms/getBalance',
		onbuka: 'https://api.onbuka.com/v3/getBalance',
	},
	getRecordingFileUrl: {
		laaffic: 'https://api.laaffic.com/v3/voice/getRecordingFileUrl',
		itniotech: 'https://api.itniotech.com/voice/getRecordingFileUrl',
		onbuka: 'https://api.onbuka.com/v3/voice/getRecordingFileUrl',
	},
	sendSms: {
		laaffic: 'https://api.laaffic.com/v3/sendSms',
		itniotech: 'https://api.itniotech.com/sms/sendSms',
		onbuka: 'https://api.onbuka.com/v3/sendSms',
	},
	getVoiceFile: {
		laaffic: 'https://api.laaffic.com/v3/voice/getVoiceFile',
		itniotech: 'https://api.itniotech.com/voice/getVoiceFile',
		onbuka: 'https://api.onbuka.com/v3/voice/getVoiceFile',
	},
};

const CASES = (Object.keys(DOCUMENTED) as Endpoint[]).flatMap((endpoint) =>
	(Object.keys(DOCUMENTED[endpoint]) as Platform[]).map((platform) => ({
		endpoint,
		platform,
		documented: DOCUMENTED[endpoint][platform],
	})),
);

function urlFor(
	platform: Platform,
	endpoint: Endpoint,
	{ baseUrl, pathPrefix = 'documented' }: { baseUrl?: string; pathPrefix?: PathPrefix } = {},
): string {
	return endpointUrl({ platform, baseUrl, pathPrefix }, endpoint);
}

describe.each(CASES)('$endpoint of $platform', ({ endpoint, platform, documented }) => {
	const path = new URL(documented).pathname.replace(/^\/v3/, '');
	const host = new URL(documented).origin;

	it('stands where its page says', () => {
		expect(urlFor(platform, endpoint)).toBe(documented);
		expect(urlFor(platform, endpoint, { baseUrl: '' })).toBe(documented);
		expect(urlFor(platform, endpoint, { baseUrl: '  ' })).toBe(documented);
	});

	it('can be forced to /v3, or off it', () => {
		expect(urlFor(platform, endpoint, { pathPrefix: 'v3' })).toBe(`${host}/v3${path}`);
		expect(urlFor(platform, endpoint, { pathPrefix: 'none' })).toBe(`${host}${path}`);
	});

	it('stands at another address in the same way', () => {
		const documentedPath = documented.slice(host.length);
		for (const baseUrl of [
			'http://127.0.0.1:4010',
			'http://127.0.0.1:4010/',
			' http://127.0.0.1:4010// ',
		]) {
			expect(urlFor(platform, endpoint, { baseUrl })).toBe(
				`http://127.0.0.1:4010${documentedPath}`,
			);
		}
	});

	it.each<PathPrefix>(['documented', 'v3', 'none'])(
		'has /v3 once where the address brings it (%s)',
		(pathPrefix) => {
			for (const baseUrl of [
				'https://proxy.example/laaffic/v3',
				'https://proxy.example/laaffic/v3/',
			]) {
				expect(urlFor(platform, endpoint, { baseUrl, pathPrefix })).toBe(
					`https://proxy.example/laaffic/v3${path}`,
				);
			}
		},
	);
});

describe('an address that is none', () => {
	it.each(['api.laaffic.com', 'localhost:4010', '/v3', 'ftp://api.laaffic.com', 'https://'])(
		'%s',
		(baseUrl) => {
			expect(() => urlFor('laaffic', 'createTask', { baseUrl })).toThrow(InputProblem);
			expect(() => urlFor('laaffic', 'createTask', { baseUrl })).toThrow('is not a web address');
		},
	);
});

describe('the base address', () => {
	it.each<[Platform, string | undefined, string]>([
		['laaffic', undefined, 'https://api.laaffic.com'],
		['itniotech', '', 'https://api.itniotech.com'],
		['onbuka', '/', 'https://api.onbuka.com'],
		['laaffic', 'https://proxy.example/', 'https://proxy.example'],
	])('of %s with %j is %s', (platform, baseUrl, expected) => {
		expect(baseAddress({ platform, baseUrl })).toBe(expected);
	});
});

describe('the host that a signature may go to', () => {
	const credentials = { platform: 'laaffic', pathPrefix: 'documented' } as const;

	it.each([
		'https://api.laaffic.com',
		'https://api.laaffic.com/v3/getBalance?x=1',
		'https://API.laaffic.com:443/',
	])('is %s', (url) => {
		expect(isOwnHost(credentials, url)).toBe(true);
	});

	it.each([
		'http://api.laaffic.com/v3/getBalance',
		'https://api.laaffic.com:8443/',
		'https://api.laaffic.com.example.org/',
		'https://api.laaffic.com@example.org/',
		'https://www.laaffic.com/',
		'https://api.itniotech.com/',
	])('is not %s', (url) => {
		expect(isOwnHost(credentials, url)).toBe(false);
	});

	it('is the own address where there is one', () => {
		const own = { ...credentials, baseUrl: 'https://proxy.example/laaffic/v3' };
		expect(isOwnHost(own, 'https://proxy.example/anything')).toBe(true);
		expect(isOwnHost(own, 'https://api.laaffic.com/v3/getBalance')).toBe(false);
	});
});
