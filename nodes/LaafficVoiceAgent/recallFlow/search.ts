import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { recordId } from '../shared/inputs';
import { searchPage, type Choice, searchRange } from '../shared/lists';
import { platformZone } from '../shared/times';
import { credentialsOf } from '../shared/transport';
import {
	nodeIdOf,
	nodeLabel,
	nodesOf,
	readRecallFlow,
	recallFlowIdOf,
	recallFlowLabel,
} from './flow';

/** The recall flows to choose from, with their task, state and progress. */
export async function searchRecallFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const taskName = filter?.trim();
	const zone = platformZone(await credentialsOf(this));
	return await searchPage(this, {
		endpoint: 'queryRecallFlows',
		params: { ...searchRange(zone), ...(taskName ? { taskName } : {}) },
		token: paginationToken,
		toChoice: (record) => {
			const value = recallFlowIdOf(record);
			return value === undefined ? undefined : { name: recallFlowLabel(record), value };
		},
	});
}

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
