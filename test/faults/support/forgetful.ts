/** The node as it would be if it remembered nothing of what it has sent. */
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { EmptyStore, installProcessedData } from '../../support/processedData';
import { forgetSends } from '../../support/sends';

/** Switches n8n's store off, and gives a node that begins each try with an empty memory. */
export function forgetfulNode(): INodeType {
	installProcessedData(new EmptyStore());
	const node = new LaafficVoiceAgent();
	const { execute } = node;
	node.execute = async function (this: IExecuteFunctions) {
		forgetSends();
		return await execute.call(this);
	};
	return node;
}
