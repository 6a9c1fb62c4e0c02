/** A loop around a node, as n8n's own Loop Over Items makes it. */
import {
	NodeConnectionTypes,
	type ExecutionError,
	type IConnection,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IRunExecutionData,
} from 'n8n-workflow';
import { MemoryCredentials } from './credentials';
import { execute, type NodeRun } from './engine';
import { placed, START_TYPE, typeName } from './surroundings';

export interface Loop extends Pick<NodeRun, 'nodeType' | 'parameters' | 'credentials'> {
	/** The items of each time that the node runs. */
	readonly rounds: ReadonlyArray<readonly IDataObject[]>;
	readonly settings?: Partial<INode>;
	/** Whether n8n puts the execution aside before each round, as it does in a long Wait. */
	readonly waits?: boolean;
}

interface LoopResult {
	/** What came out of the node each time. */
	readonly rounds: INodeExecutionData[][];
	readonly error: ExecutionError | undefined;
}

const NODE = 'Node under test';
const LOOP = 'Loop Over Items';
const START = 'Start';

/** Runs the node several times in one execution. */
export async function runInLoop(loop: Loop): Promise<LoopResult> {
	const { nodeType, parameters = {}, credentials = [], rounds, settings, waits = false } = loop;
	const helper = await MemoryCredentials.with(credentials);
	const loopType = loopOver(rounds, waits);
	const main = (node: string): IConnection[] => [
		{ node, type: NodeConnectionTypes.Main, index: 0 },
	];
	const run = await execute({
		workflow: {
			nodes: [
				placed(START, START_TYPE),
				placed(LOOP, typeName(loopType)),
				{
					...placed(NODE, typeName(nodeType)),
					parameters,
					credentials: helper.references(),
					...settings,
				},
			],
			connections: {
				[START]: { main: [main(LOOP)] },
				[LOOP]: { main: [[], main(NODE)] },
				[NODE]: { main: [main(LOOP)] },
			},
		},
		nodeTypes: [nodeType, loopType],
		items: [{ json: {} }],
		credentials: helper,
	});
	const { runData, error } = run.data.resultData;
	return { rounds: (runData[NODE] ?? []).map(({ data }) => data?.main[0] ?? []), error };
}

/** Its outputs are "done" and "loop"; one of them gets items, the other none. */
function loopOver(rounds: Loop['rounds'], waits: boolean): INodeType {
	const left = rounds.map((round) => round.map((json) => ({ json })));
	return {
		description: {
			displayName: LOOP,
			name: 'loopOverItems',
			group: ['organization'],
			version: 1,
			description: 'Gives out its items batch by batch',
			defaults: { name: LOOP },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			if (waits) putAside(this);
			const round = left.shift();
			return round === undefined ? [this.getInputData(), []] : [[], round];
		},
	};
}

/** What nodes keep with an execution goes through n8n's database; all else is forgotten. */
function putAside(context: IExecuteFunctions): void {
	const { executionData } = (context as unknown as { runExecutionData: IRunExecutionData })
		.runExecutionData;
	if (executionData === undefined) throw new Error('The execution has no data to put aside');
	const stored = JSON.stringify(executionData.contextData);
	executionData.contextData = JSON.parse(stored) as typeof executionData.contextData;
}
