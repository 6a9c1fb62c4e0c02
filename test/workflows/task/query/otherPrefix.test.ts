/** A platform that has a function under the other prefix than the one its page prints. */
import nock from 'nock';
import { jsonOf, runCampaign, stopText } from '../../../support/campaign';
import { runOperation, type OperationRun } from '../../../support/operation';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

afterEach(() => nock.cleanAll());

const LIST = { code: 0, msg: 'success', data: { records: [{ taskId: 881 }], total: 1, pages: 1 } };
const PAGE = '<html><body>Not Found</body></html>';

/** A platform of its own for each test, because what was found is remembered. */
function platformOf(test: string, answers: Readonly<Record<string, readonly [number, nock.Body]>>) {
	const url = `https://${test}.example.com`;
	const asked: string[] = [];
	for (const method of ['get', 'post'] as const) {
		nock(url)
			.persist()
			[method](/.*/)
			.reply((path) => {
				asked.push(path);
				const found = Object.entries(answers).find(([start]) => path.startsWith(start));
				return [...(found?.[1] ?? [404, PAGE])];
			});
	}
	return { url, asked };
}

const query = async (platform: { readonly url: string }, run: OperationRun = {}) =>
	await runOperation(platform, 'task:query', run);

test.each<[string, readonly [number, nock.Body]]>([
	['a page that is missing', [404, PAGE]],
	['a gateway with words of its own', [200, { code: 404, msg: 'no such path' }]],
	['a website', [200, '<html>Welcome</html>']],
])('%s is no reason to give up a read', async (name, wrong) => {
	const platform = platformOf(name.replaceAll(' ', '-'), {
		'/v3/voice/group/call/query': [200, LIST],
		'/voice': wrong,
	});

	expect(jsonOf((await query(platform)).outputs[0])).toMatchObject([{ taskId: 881 }]);
});

test('what was found is remembered', async () => {
	const platform = platformOf('remembered', { '/v3/voice/group/call/query': [200, LIST] });

	await query(platform);
	await query(platform);

	expect(platform.asked).toEqual([
		'/voice/group/call/query',
		'/v3/voice/group/call/query',
		'/v3/voice/group/call/query',
	]);
});

test('a refusal at the other address counts as found; its code is shown', async () => {
	const platform = platformOf('refusing', { '/v3/voice': [200, { code: -1, msg: 'no' }] });

	expect(stopText(await query(platform))).toContain('code -1');
});

test('a refusal at the other address is not remembered: the documented one may be back', async () => {
	const answers: Record<string, readonly [number, nock.Body]> = {
		'/voice': [404, PAGE],
		'/v3': [200, { code: -22, msg: 'Parameter exception' }],
	};
	const platform = platformOf('coming-back', answers);
	expect(stopText(await query(platform))).toContain('code -22');
	answers['/voice'] = [200, LIST];

	expect(jsonOf((await query(platform)).outputs[0])).toMatchObject([{ taskId: 881 }]);
});

test('where neither has it, the documented one is blamed, and each was asked once', async () => {
	const platform = platformOf('neither', { '/v3': [502, PAGE] });

	const text = stopText(await query(platform));

	expect(text).toContain('does not have this function');
	expect(platform.asked[0]).toBe('/voice/group/call/query');
});

test.each(['v3', 'none'])('a prefix that the credentials choose (%s) stays', async (pathPrefix) => {
	const platform = platformOf(`chosen-${pathPrefix}`, {});

	await query(platform, { credentialChanges: { pathPrefix } });

	expect(platform.asked).toHaveLength(1);
});

test('a task is never created at a second address', async () => {
	const none = { code: 0, msg: 'success', data: { records: [], total: 0, pages: 0 } };
	const platform = platformOf('creating', { '/voice/group/call/query': [200, none] });

	const run = await runCampaign(platform);

	expect(stopText(run)).toContain('does not have this function');
	const sent = platform.asked.filter((path) => path.endsWith('/send/agent'));
	expect(sent).toEqual(['/v3/voice/group/call/send/agent']);
});

test.each(['task:cancel', 'recallFlow:cancel'])('%s is not repeated either', async (operation) => {
	const platform = platformOf(operation.replace(':', '-').toLowerCase(), {
		'/v3/voice/recallFlow/queryDetail': [200, { code: 0, msg: 'success', data: {} }],
	});
	const parameters = {
		taskIds: { __rl: true, mode: 'id', value: '881' },
		cancelBy: 'flow',
		recallFlow: { __rl: true, mode: 'id', value: '12' },
	};

	stopText(await runOperation(platform, operation, { parameters }));

	const changes = platform.asked.filter((path) => path.endsWith('/cancel'));
	expect(changes).toHaveLength(1);
	expect(changes[0]).not.toContain('/v3/');
});
