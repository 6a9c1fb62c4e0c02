import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { agentIdOf, agentPicker } from '../agent/agentId';
import { isRecord, listOf, numberOf } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { inTitleCase } from '../shared/fields';
import { wholeNumberWithin } from '../shared/inputs';
import { ALL_INTENTS } from '../trigger/report/intent';
import { agentOf, nodesOf } from './flow';
import { agentsOfRows, BY_INTENT, type RecallChoice } from './settings';
import {
	recallConditionField,
	recallIntervalField,
	recallListField,
	recallNumField,
} from './settingsFields';

/** What can be changed of a recall flow. What is not added stays as it is. */
export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		{
			displayName: 'Additional Intent Codes',
			name: 'additionalIntentCodes',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2025,2026',
			description: "Comma-separated list of codes that are missing in 'Recall Intents'",
		},
		{
			...agentPicker("Voice agent that makes all recalls. For several agents, add 'Recalls'."),
			required: false,
		},
		recallNumField,
		recallConditionField,
		{
			displayName: 'Recall Intents',
			name: 'recallIntents',
			type: 'multiOptions',
			options: [...ALL_INTENTS].map(([value, name]) => ({
				name: `${inTitleCase(name)} (${value})`,
				value,
			})),
			default: ['99999'],
			description:
				"People are called again when their call ended with one of these intents of the agent's industry",
		},
		recallIntervalField,
		recallListField,
	],
};

/** Whether the user gives every setting, so that none has to be looked up. */
export function isWhole(fields: IDataObject): boolean {
	const hasAgents = 'recallAgentList' in fields || ('agentId' in fields && 'recallNum' in fields);
	return hasAgents && 'recallType' in fields && 'recallInterval' in fields;
}

/** The settings of a flow with what the user changes; the update page wants all of them. */
export function changedChoice(fields: IDataObject, detail: unknown): RecallChoice {
	if (Object.keys(fields).length === 0) {
		throw new InputProblem(
			"'Update Fields' is empty, so there is nothing to change",
			"Add what is to change under 'Update Fields'. The rest stays as it is.",
		);
	}
	const head = isRecord(detail) ? detail : {};
	// A field whose expression gives nothing is not the same as none.
	const kept = (field: INodeProperties) =>
		field.name in fields ? fields[field.name] : present(head[field.name], field);
	const recallType = kept(recallConditionField);
	const intents = listOf(fields.recallIntents);
	const additionalIntentCodes = listOf(fields.additionalIntentCodes);
	checkIntents(numberOf(recallType) === BY_INTENT, [...intents, ...additionalIntentCodes]);
	return {
		recallType,
		recallInterval: kept(recallIntervalField),
		agents: changedAgents(fields, detail),
		// The flow does not tell the industry of its agents.
		industry: 'other',
		intents,
		additionalIntentCodes,
	};
}

/** The present value of a setting; some answers come without [recallDetail]. */
function present(value: unknown, { displayName }: INodeProperties): number {
	const number = numberOf(value);
	if (number !== undefined) return number;
	throw new InputProblem(
		`The platform does not tell the present '${displayName}' of the recall flow, so it cannot be kept`,
		`Add '${displayName}' under 'Update Fields'.`,
	);
}

/** No page says that the platform shows or keeps the intents of a flow [recallDetail]. */
function checkIntents(isByIntent: boolean, codes: readonly string[]): void {
	if (isByIntent && codes.length === 0) {
		throw new InputProblem(
			"The platform does not tell the present 'Recall Intents' of the recall flow, so they cannot be kept",
			"Add 'Recall Intents' under 'Update Fields', or set 'Recall Condition' to another one than 'By Intent'.",
		);
	}
	if (!isByIntent && codes.length > 0) {
		throw new InputProblem(
			"'Recall Intents' are set, but 'Recall Condition' is not 'By Intent', so they would not count",
			"Add 'Recall Condition' with 'By Intent' under 'Update Fields', or remove the intents.",
		);
	}
}

/** One agent for each recall: of the rows, one for all, or the present ones. */
function changedAgents(fields: IDataObject, detail: unknown): string[] {
	const count =
		'recallNum' in fields ? wholeNumberWithin('recallNum', fields.recallNum) : undefined;
	if ('recallAgentList' in fields) {
		const { recalls } = fields.recallAgentList as { readonly recalls?: readonly IDataObject[] };
		const rows = recalls ?? [];
		return agentsOfList(agentsOfRows(rows), fields, count);
	}
	const agents = nodesOf(detail).map(agentOf);
	const planned = count ?? numberOf(isRecord(detail) ? detail.recallNum : undefined);
	const wanted = planned ?? agents.length;
	if ('agentId' in fields) {
		return Array.from({ length: wanted }, () => agentIdOf(fields.agentId, 'Agent ID'));
	}
	return keptAgents(agents, wanted);
}

function agentsOfList(agents: string[], fields: IDataObject, count = agents.length): string[] {
	if (!('agentId' in fields) && count === agents.length) return agents;
	throw new InputProblem(
		"'Recalls' says which agents call and how often, but 'Agent ID' or 'Number of Recalls' says something else",
		"Keep either 'Recalls' or the other two under 'Update Fields'.",
	);
}

/** The present agents for so many recalls; who makes further ones is clear if all are the same. */
function keptAgents(agents: ReadonlyArray<number | string | undefined>, wanted: number): string[] {
	const known = agents.filter((agent) => agent !== undefined).map(String);
	const isComplete = known.length === agents.length && known.length > 0;
	if (isComplete && wanted <= known.length) return known.slice(0, wanted);
	if (isComplete && new Set(known).size === 1) {
		return Array.from({ length: wanted }, () => known[0]);
	}
	throw new InputProblem(
		isComplete
			? `The recall flow has ${known.length} recalls with different agents, so it is open who makes ${wanted}`
			: 'The platform does not tell the present agents of the recall flow, so they cannot be kept',
		"Add 'Agent ID' or 'Recalls' under 'Update Fields'.",
	);
}
