/** How the credentials sign requests: those of the node, and those of n8n's HTTP Request node. */
import type { IHttpRequestOptions } from 'n8n-workflow';
import { DEMO_ACCOUNT } from '../../../sandbox';
import { LaafficApi } from '../../../credentials/LaafficApi.credentials';
import { useSandbox } from '../../support/campaign';

/** The vendor's published example [quickStart]. */
const PUBLISHED = {
	platform: 'laaffic',
	pathPrefix: 'documented',
	apiKey: 'bDqJFiq9',
	apiSecret: '7bz1lzh9',
	timeZone: 'Asia/Shanghai',
};
const PUBLISHED_TIME = 1630468800;
const PUBLISHED_SIGN = '05d7a50893e22a5c4bb3216ae3396c7c';

const URL_OF_LAAFFIC = 'https://api.laaffic.com/v3/getBalance';

const sign = async (request: Partial<IHttpRequestOptions> & { uri?: string }, data = {}) =>
	await new LaafficApi().authenticate(
		{ ...PUBLISHED, ...data },
		request as unknown as IHttpRequestOptions,
	);

beforeEach(() => {
	jest.useFakeTimers({ now: PUBLISHED_TIME * 1000 + 999, advanceTimers: true });
});
afterEach(() => void jest.useRealTimers());

test('the published example is signed as published', async () => {
	const { headers } = await sign({ url: URL_OF_LAAFFIC });

	expect(headers).toEqual({
		'Api-Key': 'bDqJFiq9',
		Timestamp: '1630468800',
		Sign: PUBLISHED_SIGN,
	});
});

test('the rest of the request stays as it is', async () => {
	const request: IHttpRequestOptions = {
		method: 'POST',
		url: URL_OF_LAAFFIC,
		headers: { 'Content-Type': 'application/json;charset=UTF-8', 'X-Trace': '7' },
		body: { current: 1 },
		qs: { page: 2 },
	};
	const before = structuredClone(request);

	const signed = await sign(request);

	expect(signed).toMatchObject(before);
	expect(request).toEqual(before);
});

test('a second signature replaces the first', async () => {
	const first = await sign({ url: URL_OF_LAAFFIC });
	jest.setSystemTime((PUBLISHED_TIME + 60) * 1000);

	const second = await sign(first);

	expect(second.headers).toMatchObject({ Timestamp: String(PUBLISHED_TIME + 60) });
	expect(second.headers?.Sign).not.toBe(PUBLISHED_SIGN);
	expect(Object.keys(second.headers ?? {})).toHaveLength(3);
});

test('blanks that came along when key and secret were copied are left out', async () => {
	const { headers } = await sign(
		{ url: URL_OF_LAAFFIC },
		{ apiKey: ' bDqJFiq9\n', apiSecret: '\t7bz1lzh9 ' },
	);
	expect(headers).toMatchObject({ 'Api-Key': 'bDqJFiq9', Sign: PUBLISHED_SIGN });
});

describe('every form in which requests name their address', () => {
	test.each([
		['url', { url: URL_OF_LAAFFIC }],
		['uri, as the HTTP Request node', { uri: URL_OF_LAAFFIC }],
		['baseURL and a relative url', { baseURL: 'https://api.laaffic.com', url: '/v3/getBalance' }],
		['baseURL and a full url', { baseURL: 'https://elsewhere.example', url: URL_OF_LAAFFIC }],
		['another path and a query', { url: 'https://api.laaffic.com/anything?x=1' }],
		['letters of another case', { url: 'HTTPS://API.LAAFFIC.COM/v3/getBalance' }],
		['the port that goes without saying', { url: 'https://api.laaffic.com:443/v3' }],
	])('%s', async (_what, request) => {
		expect((await sign(request)).headers).toMatchObject({ Sign: PUBLISHED_SIGN });
	});
});

describe('no signature leaves for another host', () => {
	test.each([
		['another host', { url: 'https://elsewhere.example/v3/getBalance' }],
		['another host by uri', { uri: 'https://elsewhere.example/' }],
		['another host by baseURL', { baseURL: 'https://elsewhere.example', url: '/v3' }],
		[
			'a relative url that names a host',
			{ baseURL: 'https://api.laaffic.com', url: '//evil.example' },
		],
		['a host that begins the same', { url: 'https://api.laaffic.com.evil.example/' }],
		['a host behind a user name', { url: 'https://api.laaffic.com@evil.example/' }],
		['another port', { url: 'https://api.laaffic.com:8443/' }],
		['the host without encryption', { url: 'http://api.laaffic.com/' }],
		['another platform', { url: 'https://api.itniotech.com/' }],
	])('%s', async (_what, request) => {
		await expect(sign(request)).rejects.toThrow(
			"These credentials sign requests to https://api.laaffic.com only. Correct the URL of the request, or set 'Base URL' in the credentials to the host that it goes to.",
		);
	});

	test('the base URL of the credentials is their host', async () => {
		const baseUrl = 'https://proxy.example/laaffic/';

		const signed = await sign({ url: 'https://proxy.example/laaffic/v3' }, { baseUrl });
		expect(signed.headers).toMatchObject({ Sign: PUBLISHED_SIGN });
		await expect(sign({ url: URL_OF_LAAFFIC }, { baseUrl })).rejects.toThrow('proxy.example');
	});

	test('and no redirect is followed, by either of n8n’s clients', async () => {
		expect(await sign({ url: URL_OF_LAAFFIC })).toMatchObject({
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	test.each(['not an address', '/v3/getBalance', ''])('"%s" is no address', async (url) => {
		await expect(sign({ url })).rejects.toThrow();
	});
});

describe('a request that is signed', () => {
	const sandbox = useSandbox();
	beforeEach(() => void jest.useRealTimers());

	test('is let in by the platform', async () => {
		const { apiKey, apiSecret } = DEMO_ACCOUNT;
		const url = `${sandbox().url}/v3/getBalance`;
		const data = { baseUrl: sandbox().url, apiKey, apiSecret };

		const { headers } = await sign({ url }, data);
		const answer = await fetch(url, { headers: headers as Record<string, string> });

		expect(await answer.json()).toMatchObject({ status: '0' });
	});
});
