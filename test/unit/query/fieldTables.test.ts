/** The tables of fields hold what the vendor's pages list; the names are copied from there by hand. */
import {
	RECALL_FLOW_FIELDS,
	RECALL_HEAD_FIELDS,
	RECALL_NODE_FIELDS,
	TASK_FIELDS,
	type ResponseField,
} from '../../../nodes/LaafficVoiceAgent/api/facts';

const PAGES: ReadonlyArray<readonly [string, readonly ResponseField[], string]> = [
	[
		'a task',
		TASK_FIELDS,
		'taskId taskName status rate numCnt callNum success fail createdTime scriptId taskType answeredNum asr agentTotalFeetime agentFee chargeLen acd groupCallPayFee smsPayFee taskSumPayFee sendSmsNum',
	],
	[
		'a recall flow in the list',
		RECALL_FLOW_FIELDS,
		'keyId taskId taskName createTime recallType recallInterval recallNum finishNum status',
	],
	[
		'a recall flow in detail',
		RECALL_HEAD_FIELDS,
		'keyId recallInterval recallNum recallType status',
	],
	['a node', RECALL_NODE_FIELDS, 'keyId taskId nodeStatus agentId'],
];

test.each(PAGES)('%s', (_, fields, names) => {
	expect(fields.map(({ name }) => name).sort()).toEqual(names.split(' ').sort());
});

test.each(PAGES)('%s: no two fields come out under one name', (_, fields) => {
	const names = fields.map(({ as }) => as).filter((name) => name !== undefined);

	expect(new Set(names).size).toBe(names.length);
});
