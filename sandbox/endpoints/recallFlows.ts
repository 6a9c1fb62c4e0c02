import { RECALL_CANCEL_TYPES } from '../../nodes/LaafficVoiceAgent/api/facts';
import { readRecallPlan, RECALL_SETTINGS, recallWarnings } from '../create/recall';
import { checkFields, isInteger, isText, oneOf, unknownKeys } from '../fields';
import type { FieldTable } from '../fields';
import { RECALL } from '../recall/flow';
import type { RecallFlow } from '../recall/flow';
import { flowDetail, flowRecord } from '../recall/records';
import { flowState } from '../recall/states';
import { Refusal } from '../refusal';
import { data } from './call';
import type { Call, Handler } from './call';
import { pageOf, RANGE_PARAMS, readListRequest } from './paging';

const LIST_PARAMS = { ...RANGE_PARAMS, taskName: { rule: isText } } as const satisfies FieldTable;
const KEY_ID = { keyId: { required: true, rule: isInteger } } as const satisfies FieldTable;
const CANCEL_SETTINGS = {
	type: { required: true, rule: oneOf(...Object.values(RECALL_CANCEL_TYPES)) },
	id: { required: true, rule: isInteger },
} as const satisfies FieldTable;

/** The name filter: part of the parent task's name, or exactly its id. */
function matchesName({ parent }: RecallFlow, text: string): boolean {
	return parent.name.toLowerCase().includes(text.toLowerCase()) || String(parent.id) === text;
}

/** The recall pages list no code for unknown data, so an unknown flow is a bad parameter. */
function findFlow({ context, account, body }: Call): RecallFlow {
	const flow = context.flows.get(account, body['keyId'] as number);
	if (!flow) throw new Refusal('-22', `recall flow ${String(body['keyId'])}`);
	return flow;
}

/** POST recallFlow/queryPage: {"current":1,"size":10,"params":{"strTime":"…","endTime":"…"}} */
export const queryRecallFlows: Handler = (call) => {
	const { context, account, now } = call;
	const request = readListRequest(call, LIST_PARAMS);
	const name = (request.params['taskName'] ?? '') as string;
	const flows = context.flows
		.newestFirst(account)
		.filter((flow) => request.inRange(flow.parent.createdAt) && matchesName(flow, name));
	return data(pageOf(flows, request, context.quirks, (flow) => flowRecord(flow, now)));
};

/** POST recallFlow/queryDetail: {"keyId":12} */
export const getRecallFlow: Handler = (call) => {
	checkFields(call.body, KEY_ID);
	call.warn(...unknownKeys(call.body, KEY_ID));
	return data(flowDetail(findFlow(call), call.now, call.context.quirks.recallDetailShape));
};

/**
 * POST recallFlow/update, only while the flow is pending; all settings are sent again.
 *
 * {"keyId":12,"recallType":1,"recallInterval":30,"recallNum":1,"nodeList":[{"scriptId":41}]}
 */
export const updateRecallFlow: Handler = (call) => {
	const { account, body, context, now } = call;
	checkFields(body, KEY_ID);
	const flow = findFlow(call);
	checkFields(body, RECALL_SETTINGS);
	// Without a node list the agents stay as they are, as far as the new count goes.
	const agents = flow.nodes.map((node) => ({ scriptId: node.agent.id }));
	const kept = Array.from(
		{ length: body['recallNum'] as number },
		(_, place) => agents[place] ?? agents[0],
	);
	const settings = { ...body, nodeList: body['nodeList'] ?? kept };
	const plan = readRecallPlan(settings, 'scriptId', flow.parent.agent, account, context.quirks);
	if (flowState(flow, now) !== RECALL.pending) throw new Refusal('-22', 'The flow is not pending');
	const { keyId: _keyId, ...recall } = settings as Record<string, unknown>;
	call.warn(...recallWarnings(recall, 'scriptId'));
	context.flows.replan(flow, plan);
	return data(null);
};

type Cancel = (call: Call, id: number) => boolean;

const CANCEL: Readonly<Record<number, Cancel>> = {
	[RECALL_CANCEL_TYPES.flow]: ({ context, account, now }, id) =>
		context.flows.cancelFlow(context.flows.get(account, id), now),
	[RECALL_CANCEL_TYPES.task]: ({ context, account, now }, id) =>
		context.flows.cancelFlow(context.flows.ofTask(account, id), now),
	[RECALL_CANCEL_TYPES.node]: ({ context, account, now }, id) =>
		context.flows.cancelFromNode(account, id, now),
};

/** POST recallFlow/cancel: {"type":1,"id":12} */
export const cancelRecallFlow: Handler = (call) => {
	const { body } = call;
	checkFields(body, CANCEL_SETTINGS);
	call.warn(...unknownKeys(body, CANCEL_SETTINGS));
	const cancelled = CANCEL[body['type'] as number](call, body['id'] as number);
	if (!cancelled) throw new Refusal('-22', 'There is nothing pending with this id');
	return data(null);
};
