import type { IDataObject } from 'n8n-workflow';
import { idOf, isRecord, numberOf } from '../api/coerce';
import type { OwnWords } from '../api/errors';
import { RECALL_TYPES } from '../api/facts';
import { nameOf } from '../api/simplify';
import { makeChange } from '../shared/change';
import { recordId } from '../shared/inputs';
import type { Operation } from '../shared/operation';
import type { RequestContext } from '../shared/transport';
import { changedChoice, isWhole, updateFields } from './changes';
import { agentOf, nodesOf, readRecallFlow, recallFlowPicker } from './flow';
import { recallFlow, type RecallSettings } from './settings';

/**
 * Update Recall Flow: what the user adds changes, and the rest is read from the flow, because all
 * settings are sent again. The agents of the nodes go by `scriptId` here,
 * a number, and not by `agentId` as in a create [recallUpdate].
 *
 * ```json
 * {"keyId":1427,"recallType":1,"recallInterval":30,"recallNum":2,
 *  "nodeList":[{"scriptId":41},{"scriptId":41}]}
 * ```
 */
export const updateRecallFlow: Operation = {
	resource: 'recallFlow',
	value: 'update',
	name: 'Update',
	action: 'Update recall flow',
	description:
		'Change whom a recall flow calls, when and how often, before its first recall begins',
	effect: 'changes',
	fields: [recallFlowPicker, updateFields],
	output: {
		outcome: 'string',
		recallFlowId: 'integer',
		recallType: 'string',
		recallTypeCode: 'integer',
		recallIntervalMinutes: 'integer',
		recallCount: 'integer',
		agentIds: ['integer'],
	},
	execute: async (context, item) => {
		const chosen = context.getNodeParameter('recallFlow', item, '', { extractValue: true });
		const recallFlowId = recordId(chosen, 'Recall Flow');
		const fields: IDataObject = context.getNodeParameter('updateFields', item, {});
		const detail = isWhole(fields) ? {} : await readRecallFlow(context, recallFlowId);
		const choice = changedChoice(fields, detail);
		const settings = recallFlow(choice, (agentId) => ({ scriptId: Number(agentId) }));
		const outcome = await makeChange(context, {
			endpoint: 'updateRecallFlow',
			body: { keyId: recallFlowId, ...settings },
			words: refusals(recallFlowId),
			isMade: async () => await isUpdatedOnPlatform(context, recallFlowId, settings),
			check: 'Look at the recall flow with Get Recall Flow.',
		});
		return {
			outcome: outcome === 'accepted' ? 'updated' : outcome,
			recallFlowId,
			recallType: nameOf(settings.recallType, RECALL_TYPES),
			recallTypeCode: settings.recallType,
			recallIntervalMinutes: settings.recallInterval,
			recallCount: settings.recallNum,
			agentIds: choice.agents.map(Number),
		};
	},
};

function refusals(recallFlowId: number | string): OwnWords {
	return {
		'-22': {
			problem: `The platform does not change the recall flow ${recallFlowId}`,
			advice:
				'A recall flow can be changed only as long as none of its recalls has begun. Look at its state with Get Recall Flow, and check the agent IDs.',
		},
	};
}

const COMPARED = ['recallType', 'recallInterval', 'recallNum'] as const;

/** Looks whether a recall flow has the settings that were sent, after their answer was lost. */
async function isUpdatedOnPlatform(
	context: RequestContext,
	recallFlowId: number | string,
	settings: RecallSettings,
): Promise<boolean> {
	// The platform does not show the intents, so nobody can tell whether it took them.
	if (settings.recallIntent !== undefined) return false;
	const detail = await readRecallFlow(context, recallFlowId);
	if (!isRecord(detail)) return false;
	const agents = nodesOf(detail).map(agentOf);
	return (
		COMPARED.every((name) => numberOf(detail[name]) === settings[name]) &&
		agents.length === settings.nodeList.length &&
		settings.nodeList.every(({ scriptId }, index) => idOf(scriptId) === agents[index])
	);
}
