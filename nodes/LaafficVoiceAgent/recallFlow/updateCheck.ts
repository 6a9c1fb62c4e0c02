import { idOf, isRecord, numberOf } from '../api/coerce';
import type { RequestContext } from '../shared/transport';
import type { RecallSettings } from '../task/recall';
import { agentOf } from './nodeRecord';
import { nodesOf } from './flowDetail';
import { readRecallFlow } from './readRecallFlow';

const COMPARED = ['recallType', 'recallInterval', 'recallNum'] as const;

/** Looks whether a recall flow has the settings that were sent, after their answer was lost. */
export async function isUpdatedOnPlatform(
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
