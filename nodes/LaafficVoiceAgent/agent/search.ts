import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { idOf } from '../api/coerce';
import { AGENT_TASK_TYPE } from '../api/facts';
import { listed, searchRange } from '../shared/lists';
import { platformZone } from '../shared/times';
import { credentialsOf } from '../shared/transport';
import { taskIdOf } from '../task/record';

/** How many of the newest tasks are looked through for their agents. */
const RECENT_TASKS = 500;
/** How many tasks an agent is called after. */
const SHOWN_TASKS = 2;

/**
 * The agents of recent tasks, the last used first, called after those tasks: the platform has no
 * list of agents. The list of tasks names an agent `scriptId` [agentQuery].
 */
export async function searchAgents(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const zone = platformZone(await credentialsOf(this));
	const tasks = listed(
		this,
		{
			endpoint: 'queryTasks',
			params: { ...searchRange(zone), taskType: AGENT_TASK_TYPE, statusList: [] },
			keyOf: taskIdOf,
		},
		RECENT_TASKS,
	);
	const tasksOf = new Map<number | string, string[]>();
	for await (const { scriptId, taskName } of tasks) {
		const agentId = idOf(scriptId);
		if (agentId === undefined) continue;
		const names = tasksOf.get(agentId) ?? [];
		if (typeof taskName === 'string') names.push(taskName);
		tasksOf.set(agentId, names);
	}
	const search = filter?.trim().toLowerCase() ?? '';
	return {
		results: [...tasksOf]
			.filter(([agentId, names]) => matches(search, [...names, String(agentId)]))
			.map(([value, names]) => ({ name: agentLabel(value, names), value })),
	};
}

function matches(search: string, texts: readonly string[]): boolean {
	return texts.some((text) => text.toLowerCase().includes(search));
}

/** Such as `Agent of Renewals May, Renewals June and 3 more (41)`. */
function agentLabel(agentId: number | string, names: readonly string[]): string {
	if (names.length === 0) return `Agent (${agentId})`;
	const more = names.length - SHOWN_TASKS;
	const rest = more > 0 ? ` and ${more} more` : '';
	return `Agent of ${names.slice(0, SHOWN_TASKS).join(', ')}${rest} (${agentId})`;
}
