import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { agentIdOf } from '../agent/agentId';
import { listOf, plainText } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { GLOBAL_INTENTS, INDUSTRIES, RECALL_TYPES, type Industry } from '../api/facts';
import { wholeNumberWithin } from '../shared/inputs';
import { intentsParameter } from './settingsFields';

/** What the panel says about recalls. */
export interface RecallChoice {
	readonly recallType: unknown;
	readonly recallInterval: unknown;
	/** One agent for each recall, in order. */
	readonly agents: readonly string[];
	/** For recalls by intent. */
	readonly industry: Industry | 'other';
	readonly intents: readonly string[];
	readonly additionalIntentCodes: readonly string[];
}

/** A type and no interface, so that it can stand where any object can. */
export type RecallSettings = {
	readonly recallType: number;
	readonly recallInterval: number;
	readonly recallNum: number;
	readonly nodeList: ReadonlyArray<Record<string, unknown>>;
	readonly recallIntent?: readonly string[];
};

/**
 * The `recallFlow` of a create request:
 *
 * ```json
 * {"recallType":3,"recallInterval":30,"recallNum":2,
 *  "nodeList":[{"agentId":"41"},{"agentId":"41"}],"recallIntent":["99998","99999"]}
 * ```
 *
 * The count is the length of the list, so the two cannot disagree (-22) [quickStart]. The examples
 * of all pages write the agents of the nodes as text [agentSend, agentSendItniotech, quickStart].
 *
 * @param nodeOf how a node names its agent
 */
export function recallFlow(
	choice: RecallChoice,
	nodeOf: (agentId: string) => Record<string, unknown> = (agentId) => ({ agentId }),
): RecallSettings {
	const recallType = recallTypeOf(choice.recallType);
	return {
		recallType,
		recallInterval: wholeNumberWithin('recallInterval', choice.recallInterval),
		recallNum: wholeNumberWithin('recallNum', choice.agents.length),
		nodeList: choice.agents.map(nodeOf),
		...(recallType === BY_INTENT ? { recallIntent: recallIntents(choice) } : {}),
	};
}

/** The recall condition that needs intents [agentSend]. */
export const BY_INTENT = 3;

function recallTypeOf(value: unknown): number {
	if (Object.hasOwn(RECALL_TYPES, plainText(value))) return Number(value);
	throw new InputProblem(
		`'Recall Condition' is "${plainText(value)}", which is none of its choices`,
		"Set 'Recall Condition' to 0 (all calls), 1 (failed calls) or 3 (by intent).",
	);
}

function recallIntents(choice: RecallChoice): string[] {
	const codes = [...new Set([...choice.intents, ...choice.additionalIntentCodes])];
	if (codes.length === 0) {
		throw new InputProblem(
			"'Recall Intents' is empty, so nobody would be called again",
			"Choose the intents after which people are called again, or set 'Recall Condition' to 'Failed Calls'.",
		);
	}
	for (const code of codes) checkIntent(code, choice.industry);
	return codes;
}

function checkIntent(code: string, industry: RecallChoice['industry']): void {
	if (!/^\d{1,9}$/.test(code)) {
		throw new InputProblem(
			`'Additional Intent Codes' contains "${code}", which is not a code`,
			'Write the codes as numbers, separated by commas.',
		);
	}
	if (industry === 'other' || Object.hasOwn(GLOBAL_INTENTS, code)) return;
	const homes = industriesOf(code);
	// A code in none of the tables is let through: the vendor's own examples use such codes.
	if (homes.length === 0 || homes.includes(industry)) return;
	throw new InputProblem(
		`The intent ${code} belongs to '${INDUSTRIES[homes[0]].name}', but 'Industry' is '${INDUSTRIES[industry].name}'`,
		'The platform takes intents of the industry of the agent only. Choose intents of one industry.',
	);
}

function industriesOf(code: string): Industry[] {
	const names = Object.keys(INDUSTRIES) as Industry[];
	return names.filter((name) => INDUSTRIES[name].intents.some(([known]) => known === code));
}

/**
 * What the panel says about recalls.
 *
 * @param agentId who makes the recalls if all are made by the same agent
 */
export function recallChoice(
	context: IExecuteFunctions,
	item: number,
	agentId: string,
): RecallChoice {
	const industry = context.getNodeParameter('industry', item, 'other') as Industry | 'other';
	return {
		recallType: context.getNodeParameter('recallType', item),
		recallInterval: context.getNodeParameter('recallInterval', item),
		agents: recallAgents(context, item, agentId),
		industry,
		intents: listOf(context.getNodeParameter(intentsParameter(industry), item, [])),
		additionalIntentCodes: listOf(context.getNodeParameter('additionalIntentCodes', item, '')),
	};
}

/** The agent of each recall; their number is the number of recalls. */
function recallAgents(context: IExecuteFunctions, item: number, agentId: string): string[] {
	if (context.getNodeParameter('recallAgents', item) === 'same') {
		const count = wholeNumberWithin('recallNum', context.getNodeParameter('recallNum', item));
		return Array.from({ length: count }, () => agentId);
	}
	const rows = context.getNodeParameter('recallAgentList.recalls', item, []) as IDataObject[];
	return agentsOfRows(rows);
}

/** The agents of the rows under 'Recalls', in their order. */
export function agentsOfRows(rows: readonly IDataObject[]): string[] {
	if (rows.length === 0) {
		throw new InputProblem(
			"'Recalls' is empty, so nobody would be called again",
			'Add a recall with its agent, or let one agent make all recalls.',
		);
	}
	return rows.map((row) => agentIdOf(row.agentId, "Agent ID' of 'Recalls"));
}
