import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Industry } from '../api/facts';
import { wholeNumberWithin } from '../api/limits';
import { InputProblem } from '../api/errors';
import { plainText } from '../api/coerce';
import type { RecallChoice } from './recall';
import { intentsParameter } from './recallFields';

/** The number of a voice agent, as text. */
export function agentIdOf(value: unknown, label: string): string {
	const id = plainText(value);
	if (/^\d{1,15}$/.test(id) && Number(id) > 0) return id;
	throw new InputProblem(
		id === ''
			? `'${label}' is empty`
			: `'${label}' is "${id}", which is not the number of an agent`,
		`Set '${label}' to the number of the voice agent in the platform's portal, such as 41.`,
	);
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
		intents: codesOf(context.getNodeParameter(intentsParameter(industry), item, [])),
		additionalIntentCodes: codesOf(context.getNodeParameter('additionalIntentCodes', item, '')),
	};
}

/** The agent of each recall; their number is the number of recalls. */
function recallAgents(context: IExecuteFunctions, item: number, agentId: string): string[] {
	if (context.getNodeParameter('recallAgents', item) === 'same') {
		const count = wholeNumberWithin('recallNum', context.getNodeParameter('recallNum', item));
		return Array.from({ length: count }, () => agentId);
	}
	const rows = context.getNodeParameter('recallAgentList.recalls', item, []) as IDataObject[];
	if (rows.length === 0) {
		throw new InputProblem(
			"'Recalls' is empty, so nobody would be called again",
			"Add a recall with its agent, or set 'Agent for Recalls' to 'Same Agent'.",
		);
	}
	return rows.map((row) => agentIdOf(row.agentId, "Agent ID' of 'Recalls"));
}

/** Codes from a list, or from a text with commas as expressions give it. */
function codesOf(value: unknown): string[] {
	const list: unknown[] = Array.isArray(value) ? value : plainText(value).split(',');
	return list.map(plainText).filter((code) => code !== '');
}
