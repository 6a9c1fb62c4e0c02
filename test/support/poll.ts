/**
 * Polls with a trigger as n8n's server does. What the workflow remembers goes through JSON, as it
 * does in n8n's database between two starts.
 */
import 'reflect-metadata';
import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWorkflowSettings,
} from 'n8n-workflow';
import { MemoryCredentials, type TestCredential } from './credentials';
import { additionalDataWith, createWorkflow, typeName, useInstanceKey } from './surroundings';

interface PollRun {
	nodeType: INodeType;
	parameters?: INodeParameters;
	credentials?: readonly TestCredential[];
	settings?: IWorkflowSettings;
	/** Whether the node is tried in the editor. */
	isTest?: boolean;
	/** What is stored with the workflow: pass on `staticData` of the last result. */
	staticData?: IDataObject;
}

interface PollResult {
	/** The items of the execution that this starts; nothing when it starts none. */
	items: INodeExecutionData[] | undefined;
	staticData: IDataObject;
}

const NODE = 'Trigger under test';

/** Lets a polling trigger look once, in a process of its own as far as its memory goes. */
export async function runPoll(asked: PollRun): Promise<PollResult> {
	return await (await switchOn(asked)).poll();
}

/** A trigger that is switched on: n8n gives it the same functions at each poll. */
export async function switchOn(asked: PollRun) {
	const { nodeType, parameters = {}, credentials = [], settings, isTest = false } = asked;
	const helper = await MemoryCredentials.with(credentials);
	const node: INode = {
		id: NODE,
		name: NODE,
		type: typeName(nodeType),
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: helper.references(),
	};
	const staticData = structuredClone(asked.staticData ?? {});
	const workflow = createWorkflow({ nodes: [node], connections: {}, settings, staticData }, [
		nodeType,
	]);
	const placedNode = workflow.getNode(NODE) ?? node;
	const mode = isTest ? 'manual' : 'trigger';
	const activation = isTest ? 'manual' : 'activate';
	const context = new PollContext(
		workflow,
		placedNode,
		additionalDataWith(helper),
		mode,
		activation,
	);
	const poll = async (): Promise<PollResult> => {
		if (nodeType.poll === undefined) throw new Error('The node has no poll function');
		const output = await nodeType.poll.call(context);
		const stored = JSON.parse(JSON.stringify(workflow.staticData)) as IDataObject;
		return { items: output?.[0], staticData: stored };
	};
	return { poll, credentials: helper };
}

useInstanceKey();
