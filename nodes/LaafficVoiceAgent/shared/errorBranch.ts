import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** With more items than this, JavaScript moves all of them for each one that is taken off the front. */
const QUICK = 10_000;

/**
 * Items that n8n can sort quickly into those of the node and those of its error branch.
 *
 * It takes them off the front one by one (`handleNodeErrorOutput` in n8n-core), which with 200,000
 * items holds up everybody for two to seventeen seconds. Here they turn round when the first one is
 * taken, and each is then taken off the end. Until then they are an array like any other.
 */
export function sortedQuickly(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	if (items.length <= QUICK || context.getNode().onError !== 'continueErrorOutput') return items;
	let isTurned = false;
	const shift = () => {
		if (!isTurned) items.reverse();
		isTurned = items.length > 1;
		return items.pop();
	};
	return Object.defineProperty(items, 'shift', { value: shift });
}
