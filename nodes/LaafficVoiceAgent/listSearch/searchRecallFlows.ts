import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { recallFlowIdOf, recallFlowLabel } from '../recallFlow/flowRecord';
import { searchPage } from './searchPage';

/** The recall flows to choose from, with their task, state and progress. */
export async function searchRecallFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const taskName = filter?.trim();
	return await searchPage(this, {
		endpoint: 'queryRecallFlows',
		params: taskName ? { taskName } : {},
		token: paginationToken,
		toChoice: (record) => {
			const value = recallFlowIdOf(record);
			return value === undefined ? undefined : { name: recallFlowLabel(record), value };
		},
	});
}
