// The node as a tool, called by an agent over n8n's own MCP Server Trigger: looking is free, calling
// people needs a switch that a person has turned on.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld } from './support/world.mjs';
import { waitUntil } from './support/waitUntil.mjs';

const TOOL = 'n8n-nodes-laaffic.laafficVoiceAgentTool';
const PATH = 'campaigns';
const FILLED_BY_AGENT = {
	taskName: "={{ $fromAI('taskName') }}",
	calleeNumber: "={{ $fromAI('phone') }}",
	agentId: '43',
	textVariablesFrom: 'none',
};
const TOOLS = {
	List_Tasks: { resource: 'task', operation: 'query' },
	Call: { resource: 'task', operation: 'create', ...FILLED_BY_AGENT },
	Call_With_Leave: {
		resource: 'task',
		operation: 'create',
		allowAgentToCall: true,
		...FILLED_BY_AGENT,
	},
};

/** @param {{ id: string, name: string }} credential */
function workflowOf({ id, name }) {
	const trigger = {
		id: 'mcp',
		name: 'MCP Server',
		type: '@n8n/n8n-nodes-langchain.mcpTrigger',
		typeVersion: 2,
		position: [0, 0],
		webhookId: PATH,
		parameters: { path: PATH },
	};
	const tools = Object.entries(TOOLS).map(([tool, parameters], index) => ({
		id: tool,
		name: tool,
		type: TOOL,
		typeVersion: 1,
		position: [200 * index, 200],
		parameters,
		credentials: { laafficApi: { id, name } },
	}));
	const connections = tools.map((tool) => {
		return [tool.name, { ai_tool: [[{ node: trigger.name, type: 'ai_tool', index: 0 }]] }];
	});
	return {
		name: 'Campaigns for Agents',
		nodes: [trigger, ...tools],
		connections: Object.fromEntries(connections),
		settings: { executionOrder: 'v1' },
	};
}

/** What an agent does: it opens a session, then calls tools. @param {string} url */
async function openSession(url) {
	let session = '';
	let requests = 0;
	/** @param {string} method @param {object} params @returns {Promise<Response>} */
	const send = async (method, params) => {
		const isNotification = method.startsWith('notifications/');
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...(session === '' ? {} : { 'mcp-session-id': session }),
			},
			body: JSON.stringify({
				jsonrpc: '2.0',
				...(isNotification ? {} : { id: ++requests }),
				method,
				params,
			}),
		});
		session = response.headers.get('mcp-session-id') ?? session;
		return response;
	};
	const start = {
		protocolVersion: '2025-03-26',
		capabilities: {},
		clientInfo: { name: 'test', version: '1' },
	};
	// Newer versions of n8n register the address a moment after the activation.
	const isThere = async () => (await send('initialize', start)).status !== 404;
	await waitUntil('the tools', isThere);
	await send('notifications/initialized', {});
	/** @param {string} name @param {object} [given] @returns {Promise<string>} what the agent reads */
	return async (name, given = {}) => {
		const answer = await (await send('tools/call', { name, arguments: given })).text();
		const [, data] = /^data: (.*)$/m.exec(answer) ?? [];
		return JSON.parse(data).result.content[0].text;
	};
}

describe('as a tool of an AI agent', () => {
	/** @type {Awaited<ReturnType<typeof startWorld>>} */
	let world;
	/** @type {Awaited<ReturnType<typeof openSession>>} */
	let use;
	const namesOfTasks = async () => (await world.accepted()).map(({ taskName }) => taskName);

	before(async () => {
		world = await startWorld();
		const { id } = await world.n8n.createWorkflow(workflowOf(world.credential));
		await world.n8n.activate(id);
		use = await openSession(`${world.server.url}/mcp/${PATH}`);
	});
	after(() => world?.close());

	it('calls nobody without leave, and says what a person can do', async () => {
		const words = await use('Call', { taskName: 'By an agent', phone: '919777654321' });
		assert.match(words, /nobody was called/);
		assert.match(words, /'Let AI Agent Place Calls'/);
		assert.deepEqual(await namesOfTasks(), []);
	});

	it('calls with leave', async () => {
		const words = await use('Call_With_Leave', { taskName: 'With leave', phone: '919777654321' });
		assert.match(words, /"outcome":"created"/);
		assert.deepEqual(await namesOfTasks(), ['With leave']);
	});

	it('lists tasks without leave, under names that can be read', async () => {
		const [task] = JSON.parse(await use('List_Tasks'));
		assert.equal(task.taskName, 'With leave');
		assert.equal(task.calleeCount, 1);
		assert.match(task.state, /Submitting|Calling|Finished/);
		for (const name of ['numCnt', 'scriptId', 'status']) assert.ok(!(name in task), name);
	});
});
