/** What each operation really gives out fits the schema that ships with it. */
import nock from 'nock';
import { jsonOf, SMALL_CAMPAIGN, useSandbox } from '../../support/campaign';
import { PLATFORM, runOperation, type OperationRun } from '../../support/operation';
import { misfits, shippedSchema } from '../../support/outputSchemas';
import { byId, recalledTask } from '../../support/recalls';

const sandbox = useSandbox();
afterEach(() => nock.cleanAll());

/** The real outputs of an operation, with its default of Simplify. */
async function outputsOf(
	name: string,
	run: OperationRun = {},
	{ url }: { url: string } = sandbox(),
) {
	const items = [{ phone: '919777654321' }];
	const { outputs, error } = await runOperation({ url }, name, { items, ...run });
	if (error) throw error;
	return jsonOf(outputs[0]);
}

/** Fails if there is nothing, or anything that is not in the schema. */
function expectFit(outputs: object[], name: string): void {
	expect(outputs.length).toBeGreaterThan(0);
	expect(outputs.flatMap((output) => misfits(output, shippedSchema(name)))).toEqual([]);
}

test('task/create', async () => {
	expectFit(await outputsOf('task:create', { parameters: SMALL_CAMPAIGN }), 'task/create');
});

test('task/create with a start and recalls', async () => {
	const parameters = {
		...SMALL_CAMPAIGN,
		schedule: 'at',
		sendTime: new Date(Date.now() + 3_600_000).toISOString(),
		autoRecall: true,
	};

	expectFit(await outputsOf('task:create', { parameters }), 'task/create');
});

test('task/query, task/get and task/cancel', async () => {
	const taskId = sandbox().plant('Renewals');

	expectFit(await outputsOf('task:query'), 'task/query');
	expectFit(await outputsOf('task:get', { parameters: { task: byId(taskId) } }), 'task/get');
	expectFit(
		await outputsOf('task:cancel', { parameters: { taskIds: byId(taskId) } }),
		'task/cancel',
	);
});

test('the recall flow operations', async () => {
	const { recallFlowId } = await recalledTask(sandbox());
	const parameters = { recallFlow: byId(recallFlowId) };

	expectFit(await outputsOf('recallFlow:query'), 'recallFlow/query');
	expectFit(await outputsOf('recallFlow:get', { parameters }), 'recallFlow/get');
	expectFit(
		await outputsOf('recallFlow:update', {
			parameters: { ...parameters, updateFields: { agentId: '41' } },
		}),
		'recallFlow/update',
	);
	expectFit(await outputsOf('recallFlow:cancel', { parameters }), 'recallFlow/cancel');
});

test('sms/send', async () => {
	const parameters = { number: '={{ $json.phone }}', appId: 'DemoSms1', content: 'Hello' };

	expectFit(await outputsOf('sms:send', { parameters }), 'sms/send');
});

test('account/getBalance', async () => {
	expectFit(await outputsOf('account:getBalance'), 'account/getBalance');
});

test('recording/download', async () => {
	nock(PLATFORM.url)
		.get(/getRecordingFileUrl/)
		.reply(200, { status: '0', data: { url: `${PLATFORM.url}/file` } })
		.get('/file')
		.reply(200, 'sound', { 'Content-Type': 'audio/mpeg' });

	expectFit(
		await outputsOf('recording:download', { parameters: { recordingFileId: '1.mp3' } }, PLATFORM),
		'recording/download',
	);
});
