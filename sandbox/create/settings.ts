import { LIMITS } from '../../nodes/LaafficVoiceAgent/api/facts';
import {
	digitsBetween,
	integerBetween,
	isFields,
	isAgentId,
	isList,
	isText,
	oneOf,
	textBetween,
} from '../fields';
import type { Fields, FieldTable } from '../fields';
import { isWindowList } from './schedule';

/** The fields of a create request [agentSend]. */
export const TASK_SETTINGS = {
	appId: { required: true, rule: isText },
	taskName: { required: true, rule: textBetween(LIMITS.taskName) },
	// The table calls it an integer, and the examples quote it in nodes: both are let in.
	agentId: { required: true, rule: isAgentId },
	numberInfoList: { required: true, rule: isList },
	displayNum: { rule: digitsBetween(LIMITS.displayNum) },
	sendTime: { rule: isText },
	allowSendTime: { rule: isWindowList },
	maxCalls: { rule: integerBetween(LIMITS.maxCalls) },
	maxRingingTime: { rule: integerBetween(LIMITS.maxRingingTime) },
	enableRecording: { rule: oneOf(0, 1) },
	calloutRate: { rule: integerBetween(LIMITS.calloutRate) },
	recallFlow: { rule: isFields },
} as const satisfies FieldTable;

/** What the ledger keeps of a request: the documented settings, not the callees. */
export function documentedSettings(body: Fields): Fields {
	const kept = Object.keys(TASK_SETTINGS).filter((name) => name !== 'numberInfoList');
	return Object.fromEntries(
		kept.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]),
	);
}
