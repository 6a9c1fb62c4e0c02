/** Tasks with recalls in the sandbox, made by the node itself. */
import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { jsonOf, runCampaign } from './campaign';
import { runOperation } from './operation';

export interface RecalledTask {
	readonly taskId: number;
	readonly recallFlowId: number;
	readonly nodeIds: readonly number[];
}

/** Creates a task whose failed calls are repeated twice, half an hour apart. */
export async function recalledTask(
	sandbox: Sandbox,
	taskName = 'Renewals May',
): Promise<RecalledTask> {
	const created = await runCampaign(sandbox, {
		parameters: {
			taskName,
			autoRecall: true,
			recallType: 0,
			recallInterval: 30,
			recallAgents: 'same',
			recallNum: 2,
		},
	});
	if (created.error) throw created.error;
	const taskId = jsonOf(created.outputs[0])[0].taskId as number;
	const listed = await runOperation(sandbox, 'recallFlow:query', {
		parameters: { filters: { taskName: String(taskId) } },
	});
	const recallFlowId = jsonOf(listed.outputs[0])[0].recallFlowId as number;
	const nodes = (await recallFlow(sandbox, recallFlowId)).nodes as IDataObject[];
	return { taskId, recallFlowId, nodeIds: nodes.map(({ nodeId }) => nodeId as number) };
}

/** The flow as Get Recall Flow shows it now. */
export async function recallFlow(sandbox: Sandbox, recallFlowId: number): Promise<IDataObject> {
	const { outputs, error } = await runOperation(sandbox, 'recallFlow:get', {
		parameters: { recallFlow: byId(recallFlowId) },
	});
	if (error) throw error;
	return jsonOf(outputs[0])[0];
}

/** The value of a picker in which an ID was typed. */
export function byId(value: number | string) {
	return { __rl: true as const, mode: 'id', value: String(value) };
}
