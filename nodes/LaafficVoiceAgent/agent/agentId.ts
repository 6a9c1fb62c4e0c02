import type { INodeProperties } from 'n8n-workflow';
import { isRecord, plainText } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { picker } from '../shared/fields';

/** A field for a voice agent. Workflows of earlier versions hold a plain ID in it. */
export function agentPicker(description: string): INodeProperties {
	return picker({
		displayName: 'Agent ID',
		name: 'agentId',
		description,
		search: 'searchAgents',
		idPlaceholder: 'e.g. 41',
		// The platform has no list of agents, so a new account's list is empty.
		listHint: "Agents of your recent tasks; for any other choose 'By ID'",
	});
}

/** The number of a voice agent, as text, from what a picker or a plain field holds. */
export function agentIdOf(value: unknown, label: string): string {
	const id = plainText(isRecord(value) ? value.value : value);
	if (/^\d{1,15}$/.test(id) && Number(id) > 0) return id;
	throw new InputProblem(
		id === ''
			? `'${label}' is empty`
			: `'${label}' is "${id}", which is not the number of an agent`,
		`Set '${label}' to the number of the voice agent in the platform's portal, such as 41.`,
	);
}
