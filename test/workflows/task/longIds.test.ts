/** Ids of 19 digits that are written as numbers, which JavaScript would round to others. */
import { jsonOf, runCampaign } from '../../support/campaign';
import { answerWith, PLATFORM, runOperation } from '../../support/operation';
import { freshInstallation } from '../../support/sends';

beforeEach(() => void freshInstallation());

const ID = '1934567890123456789';
const NO_TASKS = '{"code":0,"msg":"success","data":{"records":[],"total":0}}';
const LISTED = `{"code":0,"msg":"success","data":{"total":1,"pages":1,"records":[
	{"taskId":${ID},"taskName":"Renewals May","status":1,"numCnt":1,"rate":"0"}
]}}`;

test('the id of a new task comes out whole', async () => {
	answerWith(NO_TASKS, `{"status":"0","reason":"success","data":${ID}}`);

	const { outputs } = await runCampaign(PLATFORM);

	expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'created', taskId: ID }]);
});

test('a task with such an id is found under its name, and nothing is sent', async () => {
	const asked = answerWith(LISTED);

	const { outputs } = await runCampaign(PLATFORM, {
		parameters: { options: { onExistingName: 'return' } },
	});

	expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'existing', taskId: ID }]);
	expect(asked).toHaveLength(1);
});

test('and can be followed by its id', async () => {
	answerWith(LISTED);

	const { outputs } = await runOperation(PLATFORM, 'task:get', {
		parameters: { task: { __rl: true, mode: 'id', value: ID } },
	});

	expect(jsonOf(outputs[0])).toMatchObject([{ taskId: ID, taskName: 'Renewals May' }]);
});
