import type { Quirks } from '../options';
import { formatInZone } from '../zonedTime';
import type { RecallFlow } from './flow';
import { finishedNodes, flowState, nodeState } from './states';

/** A flow as the list of recall flows shows it. */
export function flowRecord(flow: RecallFlow, now: number) {
	const { parent, plan } = flow;
	return {
		keyId: flow.keyId,
		taskId: parent.id,
		taskName: parent.name,
		createTime: formatInZone(parent.createdAt, flow.account.timeZone),
		recallType: plan.recallType,
		recallInterval: plan.recallInterval,
		recallNum: plan.recallNum,
		finishNum: finishedNodes(flow, now),
		status: flowState(flow, now),
	};
}

/** The fields of the IVR page's example that agent calls leave empty. */
const IVR_FIELDS = {
	voiceFileId: null,
	voiceFileName: null,
	source: null,
	text: null,
	lan: null,
	speakingRate: null,
	hangUpSms: 0,
	idxSmsAppId: null,
	smsContent: null,
	senderId: null,
	feedbackValue: null,
	feedbackPush: null,
	successPush: null,
	successPushTime: null,
	failedPush: null,
	ringPush: null,
	toSeat: 0,
	sipGroupId: null,
	outboundControl: null,
	calloutRate: null,
	toSeatType: null,
	toSeatKey: null,
	delayTransfer: 0,
};

interface Node {
	readonly keyId: number;
	readonly taskId: number | null;
	readonly nodeStatus: number;
	/** The IVR page's example has none. */
	readonly scriptId: number;
}

type Detail = (flow: RecallFlow, nodes: readonly Node[], now: number) => unknown;

/** The two shapes that the pages show, and the array that a careless server would send. */
const DETAIL_SHAPES: Readonly<Record<Quirks['recallDetailShape'], Detail>> = {
	nodeList: (flow, nodes, now) => ({
		keyId: flow.keyId,
		recallInterval: flow.plan.recallInterval,
		recallNum: flow.plan.recallNum,
		recallType: flow.plan.recallType,
		status: flowState(flow, now),
		nodeList: nodes,
	}),
	records: (_flow, nodes) => ({
		records: nodes.map(({ scriptId: _noneThere, ...node }) => ({ ...node, ...IVR_FIELDS })),
		total: nodes.length,
		size: nodes.length,
		current: 1,
		searchCount: true,
		pages: 1,
	}),
	array: (_flow, nodes) => nodes,
};

export function flowDetail(flow: RecallFlow, now: number, shape: Quirks['recallDetailShape']) {
	const nodes = flow.nodes.map((node) => ({
		keyId: node.keyId,
		taskId: node.task?.id ?? null,
		nodeStatus: nodeState(node, now),
		scriptId: node.agent.id,
	}));
	return DETAIL_SHAPES[shape](flow, nodes, now);
}
