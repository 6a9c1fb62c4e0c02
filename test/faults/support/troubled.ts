import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import type { World } from './world';

/** The node in a world whose troubles are over as soon as a try has failed on them. */
export function untilItFails({ clear }: Pick<World, 'clear'>, nodeType: INodeType): INodeType {
	const execute = nodeType.execute!;
	nodeType.execute = async function (this: IExecuteFunctions) {
		try {
			return await execute.call(this);
		} catch (error) {
			clear();
			throw error;
		}
	};
	return nodeType;
}
