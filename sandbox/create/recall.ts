import { INDUSTRIES, LIMITS, RECALL_TYPES } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Industry } from '../../nodes/LaafficVoiceAgent/api/facts';
import { checkFields, integerBetween, isAgentId, isList, isText, listOf, oneOf } from '../fields';
import type { Fields, FieldTable } from '../fields';
import { fieldsIn, unknownKeys } from '../fields';
import type { Account, Agent, Quirks } from '../options';
import type { RecallPlan } from '../recall/flow';
import { Refusal } from '../refusal';
import { findAgent } from './agents';

const BY_INTENT = 3;

/** The settings of a recall, which creating and editing a flow have in common. */
export const RECALL_SETTINGS = {
	recallType: { required: true, rule: oneOf(...Object.keys(RECALL_TYPES).map(Number)) },
	recallInterval: { required: true, rule: integerBetween(LIMITS.recallInterval) },
	recallNum: { required: true, rule: integerBetween(LIMITS.recallNum) },
	recallIntent: { rule: listOf(isText) },
	nodeList: { rule: isList },
} as const satisfies FieldTable;

/** How a node names its agent: `agentId` when created, `scriptId` when edited. */
type AgentKey = 'agentId' | 'scriptId';

const INDUSTRY_NAMES = Object.keys(INDUSTRIES) as Industry[];
const codesOf = (industry: Industry): string[] =>
	INDUSTRIES[industry].intents.map(([code]) => code);

function checkIntents(intents: readonly string[], agent: Agent, quirks: Quirks): void {
	const own = codesOf(agent.industry);
	// A code in no table belongs to no other industry: the update page's own example has "101".
	const foreign = intents.filter(
		(code) => !own.includes(code) && INDUSTRY_NAMES.some((name) => codesOf(name).includes(code)),
	);
	if (foreign.length > 0) {
		throw new Refusal(quirks.intentMismatchCode, `recallIntent ${foreign.join(', ')}`);
	}
}

function readIntents(fields: Fields): readonly string[] {
	const intents = (fields['recallIntent'] ?? []) as readonly string[];
	if (fields['recallType'] === BY_INTENT && intents.length === 0) {
		throw new Refusal('-22', 'recallIntent is required to recall by intent');
	}
	return intents;
}

/** The table calls the id of a node's agent an integer, the examples quote it: both are let in. */
function readNode(node: unknown, key: AgentKey, account: Account): Agent {
	const id = fieldsIn(node, 'nodeList[]')[key];
	if (!isAgentId(id)) {
		throw new Refusal('-22', `nodeList[].${key} must be a number`);
	}
	return findAgent(account, Number(id));
}

/** Reads and checks the recall settings of a request. */
export function readRecallPlan(
	fields: Fields,
	key: AgentKey,
	agent: Agent,
	account: Account,
	quirks: Quirks,
): RecallPlan {
	checkFields(fields, RECALL_SETTINGS, 'recallFlow.');
	const nodes = (fields['nodeList'] ?? []) as readonly unknown[];
	const recallNum = fields['recallNum'] as number;
	if (nodes.length !== recallNum) {
		throw new Refusal('-22', 'The length of the nodeList parameter is incorrect');
	}
	const recallIntent = readIntents(fields);
	checkIntents(recallIntent, agent, quirks);
	return {
		recallType: fields['recallType'] as number,
		recallInterval: fields['recallInterval'] as number,
		recallNum,
		recallIntent,
		agents: nodes.map((node) => readNode(node, key, account)),
	};
}

/** Keys of a recall flow that no page documents, and intents that its type makes useless. */
export function recallWarnings(fields: Fields, key: AgentKey): string[] {
	const nodes = (fields['nodeList'] ?? []) as readonly Fields[];
	const inNodes = nodes.flatMap((node) =>
		unknownKeys(node, { [key]: { rule: isText } }, 'recallFlow.nodeList[].'),
	);
	const unused =
		fields['recallType'] !== BY_INTENT && readIntents(fields).length > 0
			? ['recallFlow.recallIntent is of no use for this recallType']
			: [];
	return [...unknownKeys(fields, RECALL_SETTINGS, 'recallFlow.'), ...new Set(inNodes), ...unused];
}
