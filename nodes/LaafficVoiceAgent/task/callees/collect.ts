import { sleep, type INodeExecutionData } from 'n8n-workflow';
import { CalleeCollector, type CalleeRules } from './callees';

/** How long the rows may keep n8n from everything else, in milliseconds. */
const BREATH_AFTER = 40;

/** Rows between looks at the clock: few enough for rows that need an expression worked out. */
const ROWS_BETWEEN_LOOKS = 32;

/** Sorts all rows, and lets n8n answer its users and webhooks in between. */
export async function collectCallees(
	items: readonly INodeExecutionData[],
	rules: CalleeRules,
): Promise<CalleeCollector> {
	const collector = new CalleeCollector(rules);
	let lastBreath = Date.now();
	for (const [item, { json }] of items.entries()) {
		collector.add(json, item);
		if (item % ROWS_BETWEEN_LOOKS !== 0 || Date.now() - lastBreath < BREATH_AFTER) continue;
		await sleep(0);
		lastBreath = Date.now();
	}
	return collector;
}
