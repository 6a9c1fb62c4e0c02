import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { AGENT_TASK_TYPE } from '../api/facts';
import { searchPage, searchRange } from '../shared/lists';
import { platformZone } from '../shared/times';
import { credentialsOf } from '../shared/transport';
import { taskIdOf, taskLabel } from './record';

/** The tasks to choose from, newest first as the platform lists them. */
export async function searchTasks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = filter?.trim();
	const zone = platformZone(await credentialsOf(this));
	return await searchPage(this, {
		endpoint: 'queryTasks',
		params: {
			...searchRange(zone),
			taskType: AGENT_TASK_TYPE,
			statusList: [],
			...(search ? { searchCondition: search } : {}),
		},
		token: paginationToken,
		toChoice: (record) => {
			const value = taskIdOf(record);
			return value === undefined ? undefined : { name: taskLabel(record), value };
		},
	});
}
