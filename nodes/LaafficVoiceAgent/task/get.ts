import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isRecord, plainText } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { AGENT_TASK_TYPE, LONGEST_SHOWN_QUERY_DAYS } from '../api/facts';
import { picker } from '../shared/fields';
import { recordId } from '../shared/inputs';
import { listed, searchRange, type ListSource } from '../shared/lists';
import type { Operation } from '../shared/operation';
import { answerFields, answerOutput, answerReader } from '../shared/richAnswer';
import { zonesOf } from '../shared/times';
import { credentialsOf } from '../shared/transport';
import { followedTask, taskIdOf, taskNameOf } from './record';

const LABEL = 'Task';

const byListOrId = picker({
	displayName: LABEL,
	name: 'task',
	description:
		'Task to look up. By ID, the list of the platform is read until the task comes up, newest first.',
	search: 'searchTasks',
	idPlaceholder: 'e.g. 5000602',
});

const taskPicker: INodeProperties = {
	...byListOrId,
	modes: [
		...(byListOrId.modes ?? []),
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Renewals May',
		},
	],
};

/**
 * Get Task. The platform documents no detail of agent tasks, so the task is looked up in its list
 * [agentQuery].
 */
export const getTask: Operation = {
	resource: 'task',
	value: 'get',
	name: 'Get',
	action: 'Get task',
	description: 'Retrieve a task with its state and progress, and whether it has finished',
	fields: [taskPicker, ...answerFields(followedTask)],
	output: answerOutput(followedTask),
	execute: async (context, item) => {
		const wanted = wantedTask(context, item);
		const asked = answerReader(context, item, followedTask);
		const zones = zonesOf(context, await credentialsOf(context));
		for await (const record of listed(context, listFor(wanted, zones.platform), 1)) {
			return asked(record, zones);
		}
		throw notFound(wanted);
	},
};

/** What the task is looked up by. */
type WantedTask = { readonly name: string } | { readonly id: number | string };

function wantedTask(context: IExecuteFunctions, item: number): WantedTask {
	const chosen: unknown = context.getNodeParameter('task', item, '', { extractValue: true });
	const locator: unknown = context.getNodeParameter('task', item);
	if (!isRecord(locator) || locator.mode !== 'name') return { id: recordId(chosen, LABEL) };
	const name = plainText(chosen);
	if (name !== '') return { name };
	throw new InputProblem(`'${LABEL}' is empty`, `Set '${LABEL}' to the name of a task.`);
}

/** The platform searches names only, and loosely, so the match is made here. */
function listFor(wanted: WantedTask, zone: string): ListSource {
	const byName = 'name' in wanted;
	return {
		endpoint: 'queryTasks',
		params: {
			...searchRange(zone),
			taskType: AGENT_TASK_TYPE,
			statusList: [],
			...(byName ? { searchCondition: wanted.name } : {}),
		},
		keyOf: taskIdOf,
		matches: byName
			? (record) => taskNameOf(record) === wanted.name
			: (record) => taskIdOf(record) === wanted.id,
	};
}

function notFound(wanted: WantedTask): InputProblem {
	const byName = 'name' in wanted;
	const task = byName ? `with the name "${wanted.name}"` : `with the ID ${wanted.id}`;
	const check = byName ? 'Check the name, of which every letter counts.' : 'Check the ID.';
	return new InputProblem(
		`The platform lists no task ${task} among those of the last ${LONGEST_SHOWN_QUERY_DAYS} days`,
		`${check} A new task can take a moment to be listed, so try again shortly after creating it. A task of another account is not listed at all; look for an older one with Get Many Tasks and its 'Start Time'.`,
	);
}
