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
} from 'n8n-workflow';
import { MemoryCredentials } from './credentials';
import { execute, type NodeRun } from './engine';
import { placed, START_TYPE, typeName } from './surroundings';

export interface Loop extends Pick<NodeRun, 'nodeType' | 'parameters' | 'credentials'> {
	/** The items of each time that the node runs. */
	readonly rounds: ReadonlyArray<readonly IDataObject[]>;
	readonly settings?: Partial<INode>;
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
	const { nodeType, parameters = {}, credentials = [], rounds, settings } = loop;
	const helper = await MemoryCredentials.with(credentials);
	const loopType = loopOver(rounds);
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
function loopOver(rounds: Loop['rounds']): INodeType {
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
			const round = left.shift();
			return round === undefined ? [this.getInputData(), []] : [[], round];
		},
	};
}
