/**
 * Runs nodes in n8n's real engine, inside the test: real expressions, real HTTP requests signed
 * with credentials that were encrypted and decrypted, real routing of errors.
 *
 * @example
 * const { outputs } = await runNode({
 * 	nodeType: new LaafficVoiceAgent(),
 * 	parameters: { resource: 'task', operation: 'create', calleeNumber: '={{ $json.phone }}' },
 * 	items: [{ phone: '919778112233' }],
 * 	credentials: [{ type: new LaafficApi(), data: { apiKey: 'key', apiSecret: 'secret' } }],
 * 	onError: 'continueErrorOutput',
 * });
 */
import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	type ExecutionError,
	type IConnection,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IRun,
	type ITaskData,
	type IWorkflowSettings,
	type NodeExecutionHint,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { MemoryCredentials, type TestCredential } from './credentials';
import { useProcessedData } from './processedData';
import {
	additionalDataWith,
	createWorkflow,
	nextExecutionId,
	NO_OPERATION_TYPE,
	placed,
	START_TYPE,
	typeName,
	useInstanceKey,
	type WorkflowParts,
} from './surroundings';

export type { TestCredential } from './credentials';

type NodeSettings = Pick<
	INode,
	| 'onError'
	| 'retryOnFail'
	| 'maxTries'
	| 'waitBetweenTries'
	| 'executeOnce'
	| 'alwaysOutputData'
	| 'webhookId'
>;

export interface NodeRun extends NodeSettings {
	/** The node under test. */
	nodeType: INodeType;
	parameters?: INodeParameters;
	/** The rows that come in: whole items, or only their JSON. One empty item when left out. */
	items?: ReadonlyArray<INodeExecutionData | IDataObject>;
	credentials?: readonly TestCredential[];
	/** The workflow's settings, such as `timezone`. */
	settings?: IWorkflowSettings;
	mode?: WorkflowExecuteMode;
}

export interface NodeRunResult {
	/** The items of each output, as the node's panel shows them. The last one may be *Error*. */
	outputs: INodeExecutionData[][];
	/** What arrived at the nodes connected to each output. */
	arrived: INodeExecutionData[][];
	/** What stopped the workflow, if anything did: a plain copy; `name` tells the class. */
	error?: ExecutionError;
	hints: NodeExecutionHint[];
	/** The whole execution, as n8n would store it. */
	run: IRun;
}

const START = 'Start';
const NODE = 'Node under test';

/** Runs one node, with a node connected to each of its outputs. */
export async function runNode(asked: NodeRun): Promise<NodeRunResult> {
	const { nodeType, parameters = {}, items, credentials = [], settings, mode } = asked;
	const helper = await MemoryCredentials.with(credentials);
	const node: INode = {
		...nodeSettings(asked),
		...placed(NODE, typeName(nodeType)),
		parameters,
		credentials: helper.references(),
	};
	const receivers = outputNames(nodeType, asked.onError);
	const run = await execute({
		workflow: {
			nodes: [
				placed(START, START_TYPE),
				node,
				...receivers.map((name) => placed(name, NO_OPERATION_TYPE)),
			],
			connections: {
				[START]: { [NodeConnectionTypes.Main]: [[toMain(NODE)]] },
				[NODE]: { [NodeConnectionTypes.Main]: receivers.map((name) => [toMain(name)]) },
			},
			settings,
		},
		nodeTypes: [nodeType],
		items: (items ?? [{}]).map(toItem),
		credentials: helper,
		mode,
	});
	const { runData, error } = run.data.resultData;
	return {
		outputs: mainOutputs(runData[NODE]),
		arrived: receivers.map((name) => mainOutputs(runData[name])[0] ?? []),
		error,
		hints: runData[NODE]?.at(-1)?.hints ?? [],
		run,
	};
}

interface WorkflowRun {
	workflow: WorkflowParts;
	nodeTypes: readonly INodeType[];
	/** What the workflow's first node gives out. */
	items: INodeExecutionData[];
	credentials: MemoryCredentials;
	mode?: WorkflowExecuteMode;
}

/** Runs a whole workflow. n8n's own Manual Trigger and No Operation are there in it. */
export async function execute(asked: WorkflowRun): Promise<IRun> {
	const { workflow: parts, nodeTypes, items, credentials, mode = 'manual' } = asked;
	const workflow = createWorkflow(parts, nodeTypes);
	const startNode = parts.nodes[0];
	if (startNode === undefined) throw new Error('The workflow has no nodes');
	const executionId = nextExecutionId();
	const hooks = new ExecutionLifecycleHooks(mode, executionId, {
		id: workflow.id,
		name: 'Test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: parts.nodes,
		connections: parts.connections,
	});
	const additionalData = { ...additionalDataWith(credentials, executionId), hooks };
	return await new WorkflowExecute(additionalData, mode).run({
		workflow,
		startNode,
		pinData: { [startNode.name]: items },
	});
}

/** Connects one more node for the error output, where the node has been given one. */
function outputNames({ description }: INodeType, onError: INode['onError']): string[] {
	const declared = Array.isArray(description.outputs) ? description.outputs.length : 1;
	const count = onError === 'continueErrorOutput' ? declared + 1 : declared;
	return Array.from({ length: count }, (_, index) => `After output ${index}`);
}

function nodeSettings(asked: NodeSettings): NodeSettings {
	const { onError, retryOnFail, maxTries, executeOnce, alwaysOutputData, webhookId } = asked;
	// n8n takes 0 for "not set" and would wait a second before each further try.
	const waitBetweenTries = asked.waitBetweenTries ?? 1;
	return {
		onError,
		retryOnFail,
		maxTries,
		waitBetweenTries,
		executeOnce,
		alwaysOutputData,
		webhookId,
	};
}

function toItem(item: INodeExecutionData | IDataObject): INodeExecutionData {
	return isItem(item) ? item : { json: item };
}

function isItem(item: INodeExecutionData | IDataObject): item is INodeExecutionData {
	return typeof item.json === 'object' && item.json !== null;
}

const toMain = (node: string): IConnection => ({
	node,
	type: NodeConnectionTypes.Main,
	index: 0,
});

/** Of several runs of a node (a loop), the last one counts. */
function mainOutputs(runs: ITaskData[] | undefined): INodeExecutionData[][] {
	const outputs = runs?.at(-1)?.data?.main ?? [];
	return outputs.map((items) => items ?? []);
}

useInstanceKey();
useProcessedData();
