import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { nodesOf } from '../recallFlow/flowDetail';
import { nodeIdOf, nodeLabel } from '../recallFlow/nodeRecord';
import { readRecallFlow } from '../recallFlow/readRecallFlow';
import { recordId } from '../shared/recordId';
import type { Choice } from './searchPage';

/** The nodes of the recall flow that is chosen in the field above. */
export async function searchRecallNodes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('recallFlow', { extractValue: true });
	const nodes = nodesOf(await readRecallFlow(this, recordId(chosen, 'Recall Flow')));
	const choices = nodes.map((node, index): Choice | undefined => {
		const value = nodeIdOf(node);
		return value === undefined ? undefined : { name: nodeLabel(node, index), value };
	});
	const search = filter?.trim().toLowerCase() ?? '';
	return {
		results: choices
			.filter((choice) => choice !== undefined)
			.filter(({ name }) => name.toLowerCase().includes(search)),
	};
}
