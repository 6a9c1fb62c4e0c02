import type { IDataObject } from 'n8n-workflow';
import { isRecord, type Zones } from '../api/coerce';
import { RECALL_HEAD_FIELDS } from '../api/facts';
import { outputFields, simplified, typesOf, type Simplified } from '../api/simplify';
import { simplifyField } from '../shared/fields';
import { recordId } from '../shared/inputs';
import type { Operation } from '../shared/operation';
import { zonesOf } from '../shared/times';
import { credentialsOf } from '../shared/transport';
import { nodeFields, nodesOf, readRecallFlow, recallFlowPicker, simplifiedNode } from './flow';

const headFields = outputFields(RECALL_HEAD_FIELDS);

/** Get Recall Flow: the state of a recall flow and of each of its recalls. */
export const getRecallFlow: Operation = {
	resource: 'recallFlow',
	value: 'get',
	name: 'Get',
	action: 'Get recall flow',
	description: 'Retrieve a recall flow and how far each of its recalls is',
	fields: [
		recallFlowPicker,
		{
			displayName: 'Split Nodes',
			name: 'splitNodes',
			type: 'boolean',
			default: false,
			description: 'Whether to return an item for each recall instead of one for the whole flow',
		},
		simplifyField,
	],
	output: {
		...typesOf(headFields),
		nodes: [typesOf(nodeFields)],
	},
	execute: async (context, item) => {
		const chosen = context.getNodeParameter('recallFlow', item, '', { extractValue: true });
		const id = recordId(chosen, 'Recall Flow');
		const zones = zonesOf(context, await credentialsOf(context));
		const data = await readRecallFlow(context, id);
		const splits = context.getNodeParameter('splitNodes', item) === true;
		if (context.getNodeParameter('simplify', item) === true) {
			return splits ? splitFlow(data, id, zones) : wholeFlow(data, id, zones);
		}
		return splits ? (nodesOf(data) as IDataObject[]) : rawFlow(data);
	},
};

function wholeFlow(data: unknown, id: number | string, zones: Zones): IDataObject {
	const nodes = nodesOf(data).map((node) => simplifiedNode(node, zones));
	return { ...simplifiedHead(data, id, zones), nodes };
}

function splitFlow(data: unknown, id: number | string, zones: Zones): IDataObject[] {
	const head = simplifiedHead(data, id, zones);
	return nodesOf(data).map((node, index) => simplifiedSplitNode(node, index, head, zones));
}

/** An item has to be an object, so a bare list gets the name that the page gives it. */
function rawFlow(data: unknown): IDataObject {
	return (isRecord(data) ? data : { nodeList: nodesOf(data) }) as IDataObject;
}

/** The head of a recall flow. Where the answer has none, only the id is known: it was asked for. */
function simplifiedHead(data: unknown, askedId: number | string, zones: Zones): Simplified {
	// Nodes have a `keyId` of their own, so a bare list must not be taken for a head.
	const head = simplified(isRecord(data) ? data : {}, headFields, zones);
	return { ...head, recallFlowId: head.recallFlowId ?? askedId };
}

/** A node beside the flow that it belongs to, for one item a node. */
function simplifiedSplitNode(
	node: Record<string, unknown>,
	index: number,
	head: Simplified,
	zones: Zones,
): Simplified {
	return {
		recallFlowId: head.recallFlowId,
		recallFlowState: head.state,
		recallFlowStateCode: head.stateCode,
		recallNumber: index + 1,
		...simplifiedNode(node, zones),
	};
}
