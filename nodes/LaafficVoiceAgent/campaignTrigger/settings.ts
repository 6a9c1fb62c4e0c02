import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { idOf, listOf, numberOf, plainText, type Zones } from '../api/coerce';
import { InputProblem } from '../api/errors';
import { TASK_STATE } from '../api/facts';
import { recordId } from '../shared/inputs';
import { simplifiedAnswer } from '../shared/richAnswer';
import { followedTask } from '../task/record';
import { awaitedStates, type AwaitedState } from './fields';

/** The panel of the trigger, read. */
export interface CampaignSettings {
	/** Codes of the states to tell; empty for any. */
	readonly stateCodes: readonly number[];
	readonly agentIds: ReadonlySet<number | string>;
	/** In small letters. */
	readonly nameContains: string;
	readonly simplify: boolean;
}

export function readSettings(context: Pick<IPollFunctions, 'getNodeParameter'>): CampaignSettings {
	const chosen = listOf(context.getNodeParameter('triggerOn')).map(awaitedState);
	const states = chosen.length === 0 ? awaitedStates : chosen;
	const agentIds = listOf(context.getNodeParameter('agentIds'));
	return {
		stateCodes: states.map((name) => TASK_STATE[name]),
		agentIds: new Set(agentIds.map((text) => recordId(text, 'Agent IDs'))),
		nameContains: plainText(context.getNodeParameter('taskName')).toLowerCase(),
		simplify: context.getNodeParameter('simplify') !== false,
	};
}

function awaitedState(value: string): AwaitedState {
	const state = awaitedStates.find((name) => name === value);
	if (state !== undefined) return state;
	throw new InputProblem(
		`'Trigger On' contains "${value}", which is none of its choices`,
		`Choose from the list, or let the expression give some of: ${awaitedStates.join(', ')}.`,
	);
}

type TaskRecord = Record<string, unknown>;

/** Whether the user wants to hear of the task. The list names the agent `scriptId` [agentQuery]. */
export function passes(
	{ status, scriptId, taskName }: TaskRecord,
	{ stateCodes, agentIds, nameContains }: CampaignSettings,
): boolean {
	return (
		(stateCodes.length === 0 || stateCodes.includes(numberOf(status) ?? NaN)) &&
		(agentIds.size === 0 || agentIds.has(idOf(scriptId) ?? '')) &&
		plainText(taskName).toLowerCase().includes(nameContains)
	);
}

export function itemOf(
	record: TaskRecord,
	{ simplify }: CampaignSettings,
	zones: Zones,
): INodeExecutionData {
	return {
		json: simplify ? simplifiedAnswer(followedTask, record, zones) : (record as IDataObject),
	};
}
