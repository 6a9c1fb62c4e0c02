// After a campaign was created, in a real n8n: every operation, the daily report, the lists of the
// panel, the output schemas and the tool for AI agents.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { outputsOf } from '../../demo/lib/flatted.mjs';
import { startWorld } from './support/world.mjs';

const TYPE = 'n8n-nodes-laaffic.laafficVoiceAgent';
const TRIGGER = 'When Clicking Execute';
const byId = (/** @type {string} */ value) => ({ __rl: true, mode: 'id', value });

/** One step after the other; each may read what the ones before it gave out. */
const STEPS = {
	Create: {
		resource: 'task',
		operation: 'create',
		taskName: 'Renewals May',
		agentId: '43',
		calleeNumber: '919777654321',
		textVariablesFrom: 'none',
		autoRecall: true,
	},
	'Query Tasks': {
		resource: 'task',
		operation: 'query',
		filters: { taskName: '={{ $json.taskName }}' },
	},
	'Query Recall Flows': {
		resource: 'recallFlow',
		operation: 'query',
		filters: { taskName: '={{ $json.taskId }}' },
	},
	'Get Recall Flow': {
		resource: 'recallFlow',
		operation: 'get',
		recallFlow: byId('={{ $json.recallFlowId }}'),
	},
	'Update Recall Flow': {
		resource: 'recallFlow',
		operation: 'update',
		recallFlow: byId('={{ $json.recallFlowId }}'),
		updateFields: { recallNum: 3 },
	},
	'Cancel Recall Flow': {
		resource: 'recallFlow',
		operation: 'cancel',
		recallFlow: byId('={{ $json.recallFlowId }}'),
	},
	'Cancel Tasks': {
		resource: 'task',
		operation: 'cancel',
		taskIds: byId("={{ $('Create').item.json.taskId }}"),
	},
	'Get Balance': { resource: 'account', operation: 'getBalance' },
	'Download Recording': {
		resource: 'recording',
		operation: 'download',
		recordingFileId: '1-no-such-file.mp3',
	},
};

/** @param {{ id: string, name: string }} credential */
function workflowOf({ id, name }) {
	const names = [TRIGGER, ...Object.keys(STEPS)];
	const steps = Object.entries(STEPS).map(([step, parameters], index) => ({
		id: step,
		name: step,
		type: TYPE,
		typeVersion: 1,
		position: [220 * (index + 1), 0],
		parameters,
		credentials: { laafficApi: { id, name } },
		onError: step === 'Download Recording' ? 'continueRegularOutput' : 'stopWorkflow',
	}));
	const trigger = {
		id: 'trigger',
		name: TRIGGER,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const connections = names.slice(0, -1).map((from, index) => {
		return [from, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }];
	});
	return {
		name: 'Follow a Campaign',
		nodes: [trigger, ...steps],
		connections: Object.fromEntries(connections),
		settings: { executionOrder: 'v1' },
	};
}

describe('following a campaign', () => {
	/** @type {Awaited<ReturnType<typeof startWorld>>} */
	let world;
	/** @type {import('../../demo/lib/rest.mjs').Execution} */
	let execution;
	const json = (/** @type {string} */ step) => outputsOf(execution, step)[0]?.[0]?.json;

	before(async () => {
		world = await startWorld();
		const workflow = await world.n8n.createWorkflow(workflowOf(world.credential));
		execution = await world.runToEnd(workflow, TRIGGER);
	});
	after(() => world?.close());

	it('runs every operation', () => {
		assert.equal(execution.status, 'success');
		const { taskId } = json('Create');
		const { recallFlowId } = json('Query Recall Flows');
		assert.equal(json('Query Tasks').taskId, taskId);
		assert.equal(json('Query Tasks').calleeCount, 1);
		assert.equal(json('Query Recall Flows').taskId, taskId);
		assert.equal(json('Get Recall Flow').recallFlowId, recallFlowId);
		assert.equal(json('Get Recall Flow').nodes.length, 2);
		assert.deepEqual(json('Update Recall Flow').agentIds, [43, 43, 43]);
		assert.deepEqual(json('Cancel Recall Flow'), {
			outcome: 'cancelled',
			scope: 'flow',
			id: recallFlowId,
		});
		assert.deepEqual(json('Cancel Tasks').taskIds, [taskId]);
		assert.equal(json('Get Balance').balance, 250);
		assert.match(json('Download Recording').error, /no recording with this ID/);
	});

	it("puts today's campaigns into a sheet, when started by hand", async () => {
		const workflow = await world.importExample('daily-report.json');
		const report = await world.runToEnd(workflow, 'Every Morning');
		assert.equal(report.status, 'success');
		const [campaigns] = outputsOf(report, 'Get Campaigns');
		assert.deepEqual(
			campaigns.map((/** @type {any} */ { json: { taskName, state } }) => [taskName, state]),
			[['Renewals May', 'Cancelled']],
		);
		const [[{ json: day }]] = outputsOf(report, 'Day');
		const [[sheet]] = outputsOf(report, 'Make Sheet');
		assert.equal(sheet.binary.data.fileName, `campaigns ${day.from.slice(0, 10)}.xlsx`);
	});

	it('offers the lists of the panel', async () => {
		const { id, name } = world.credential;
		const list = async (/** @type {string} */ methodName, /** @type {string} */ filter) => {
			const { results } = await world.n8n.call(
				'POST',
				'/rest/dynamic-node-parameters/resource-locator-results',
				{
					nodeTypeAndVersion: { name: TYPE, version: 1 },
					currentNodeParameters: { resource: 'recallFlow', operation: 'get' },
					credentials: { laafficApi: { id, name } },
					methodName,
					path: 'parameters.recallFlow',
					filter,
				},
			);
			return results.map((/** @type {any} */ result) => result.name);
		};
		assert.match(
			(await list('searchTasks', 'renewals'))[0],
			/^Renewals May \(\d+, Cancelled, \d+%\)$/,
		);
		assert.match(
			(await list('searchRecallFlows', 'May'))[0],
			/^Renewals May \(\d+, Cancelled, 0 of 3 done\)$/,
		);
		assert.deepEqual(await list('searchRecallFlows', 'June'), []);
	});

	it('serves an output schema for every operation', async () => {
		for (const { resource, operation } of Object.values(STEPS)) {
			const schema = await world.n8n.call(
				'GET',
				`/schemas/${TYPE}/1.0.0/${resource}/${operation}.json`,
			);
			assert.equal(schema.type, 'object', `${resource}/${operation}`);
		}
	});

	it('is a tool for AI agents, with switches for what does more than look', async () => {
		const types = /** @type {any[]} */ (await world.n8n.call('GET', '/types/nodes.json'));
		const tool = types.find(({ name }) => name === `${TYPE}Tool`);
		const names = tool.properties.map((/** @type {any} */ property) => property.name);
		assert.ok(names.includes('allowAgentToCall'));
		assert.ok(names.includes('allowAgentToChange'));
	});
});
