import { createWorkflow, NO_OPERATION_TYPE, placed } from '../../support/surroundings';
import { endpointUrl, type PathPrefix } from '../../../nodes/LaafficVoiceAgent/api/address';
import { credentialTest } from '../../../nodes/LaafficVoiceAgent/api/credentialTest';
import { PLATFORMS, STATUS_CODES, type Platform } from '../../../nodes/LaafficVoiceAgent/api/facts';

/** The message of the first rule that an answer breaks, as n8n finds it: by key and exact value. */
function failureOf(body: unknown): string | undefined {
	const broken = credentialTest.rules?.find(
		({ type, properties }) =>
			type === 'responseSuccessBody' && valueAt(body, properties.key) === properties.value,
	);
	return broken?.type === 'responseSuccessBody' ? broken.properties.message : undefined;
}

function valueAt(body: unknown, path: string): unknown {
	let value = body;
	for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
	return value;
}

const LIST = { records: [], total: 0 };

describe('credentials that are right', () => {
	it.each<[string, object]>([
		['a code as number', { code: 0, msg: 'success', data: LIST }],
		['a code as text', { code: '0', msg: 'success', data: LIST }],
		['a status as text', { status: '0', reason: 'success', data: LIST }],
		['a status as number', { status: 0, reason: 'success', data: LIST }],
	])('pass with %s', (_form, body) => {
		expect(failureOf(body)).toBeUndefined();
	});
});

describe('credentials that are wrong', () => {
	it.each(['-1', '-2', '-16', '-18', '-22'] as const)('fail with %s in any form', (code) => {
		const { meaning, advice } = STATUS_CODES[code];
		for (const body of [
			{ code, msg: 'no' },
			{ code: Number(code), msg: 'no' },
			{ status: code, reason: 'no' },
			{ status: Number(code), reason: 'no', data: null },
		]) {
			expect(failureOf(body)).toBe(`${meaning}. ${advice}`);
		}
	});

	it.each<[string, unknown]>([
		['an unknown code', { code: -999, msg: 'no' }],
		['HTML', '<html></html>'],
		['nothing', undefined],
		['an empty object', {}],
		['the answer of another server', { ok: true }],
		['success without a list', { code: 0, data: null }],
	])('fail with %s', (_what, body) => {
		expect(failureOf(body)).toContain("Check 'Platform', 'Base URL' and 'Path Prefix'");
	});

	it('fail with a sentence for every documented code', () => {
		for (const code of Object.keys(STATUS_CODES))
			expect(failureOf({ code })).toMatch(/^[A-Z].*\.$/);
	});
});

describe('the request', () => {
	const NODE = placed('Node', NO_OPERATION_TYPE);
	const workflow = createWorkflow({ nodes: [NODE], connections: {} }, []);

	function resolved(expression: unknown, credentials: object): string {
		return workflow.expression.getParameterValue(
			expression as string,
			null,
			0,
			0,
			NODE.name,
			[],
			'manual',
			{ $credentials: credentials },
		) as string;
	}

	const platforms = Object.keys(PLATFORMS) as Platform[];
	const prefixes: PathPrefix[] = ['documented', 'v3', 'none'];
	const baseUrls = [
		undefined,
		'',
		'  ',
		'http://127.0.0.1:4010',
		' https://proxy.example/laaffic// ',
		'https://proxy.example/v3/',
	];

	it.each(platforms)('goes to the address that the nodes of %s ask for tasks', (platform) => {
		for (const pathPrefix of prefixes) {
			for (const baseUrl of baseUrls) {
				const credentials = { platform, pathPrefix, baseUrl };
				const { baseURL, url } = credentialTest.request;
				const address = resolved(baseURL, credentials) + resolved(url, credentials);
				expect(address).toBe(endpointUrl(credentials, 'queryTasks'));
			}
		}
	});

	it('asks for the first task of one day, with all that the page requires', () => {
		expect(credentialTest.request).toMatchObject({
			method: 'POST',
			headers: { 'Content-Type': 'application/json;charset=UTF-8' },
			body: {
				current: 1,
				size: 1,
				params: {
					strTime: '2024-01-01 00:00:00',
					endTime: '2024-01-02 00:00:00',
					taskType: 3,
					statusList: [],
				},
			},
		});
	});
});
