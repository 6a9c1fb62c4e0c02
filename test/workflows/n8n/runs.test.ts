/** What the logs of sends and of text messages lean on in n8n: how it hands a run to a node. */
import {
	NodeConnectionTypes,
	type IConnection,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { MemoryCredentials } from '../../support/credentials';
import { execute, runNode } from '../../support/engine';
import { NO_OPERATION_TYPE, placed, START_TYPE, typeName } from '../../support/surroundings';

/** Keeps what n8n gives it at each try, and fails as often as it is told to. */
class Witness implements INodeType {
	readonly description: INodeType['description'] = {
		displayName: 'Witness',
		name: 'witness',
		group: ['transform'],
		version: 1,
		description: 'Keeps what it is given',
		defaults: { name: 'Witness' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	readonly runs: object[] = [];

	readonly cancelSignals: unknown[] = [];

	constructor(private failures = 0) {}

	execute = keeper(this);

	keep(context: IExecuteFunctions): INodeExecutionData[][] {
		this.runs.push(context.getExecuteData());
		this.cancelSignals.push(context.getExecutionCancelSignal());
		if (this.failures-- > 0) throw new Error('Not yet');
		return [context.getInputData()];
	}
}

function keeper(witness: Witness) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return witness.keep(this);
	};
}

const to = (...nodes: string[]): { main: IConnection[][] } => ({
	main: [nodes.map((node) => ({ node, type: NodeConnectionTypes.Main, index: 0 }))],
});

describe('What n8n gives a node', () => {
	it('is the same object for all tries of Retry On Fail', async () => {
		const witness = new Witness(2);

		const { error } = await runNode({ nodeType: witness, retryOnFail: true, maxTries: 3 });

		expect(error).toBeUndefined();
		expect(witness.runs).toHaveLength(3);
		expect(new Set(witness.runs).size).toBe(1);
	});

	it('is another one for each execution', async () => {
		const witness = new Witness();

		await runNode({ nodeType: witness });
		await runNode({ nodeType: witness });

		expect(new Set(witness.runs).size).toBe(2);
	});

	it('is another one when a workflow comes to the node a second time', async () => {
		const witness = new Witness();
		const { data } = await execute({
			workflow: {
				nodes: [
					placed('Start', START_TYPE),
					placed('First', NO_OPERATION_TYPE),
					placed('Second', NO_OPERATION_TYPE),
					placed('Witness', typeName(witness)),
				],
				connections: {
					Start: to('First', 'Second'),
					First: to('Witness'),
					Second: to('Witness'),
				},
				settings: { executionOrder: 'v1' },
			},
			nodeTypes: [witness],
			items: [{ json: {} }],
			credentials: await MemoryCredentials.with([]),
		});

		expect(data.resultData.runData.Witness).toHaveLength(2);
		expect(new Set(witness.runs).size).toBe(2);
	});

	it('tells whether the user has stopped the workflow', async () => {
		const witness = new Witness();

		await runNode({ nodeType: witness });

		expect(witness.cancelSignals).toEqual([expect.objectContaining({ aborted: false })]);
	});
});
