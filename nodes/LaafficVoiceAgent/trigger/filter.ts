import type { CallReport } from './report/record';
import type { TriggerSettings } from './settings';

type Filters = Pick<TriggerSettings, 'outcomes' | 'intents' | 'agentIds'>;

/** Whether a report passes the filters; an empty filter lets everything through. */
export function passes(report: CallReport, { outcomes, intents, agentIds }: Filters): boolean {
	return (
		isIn(outcomes, report.outcome) &&
		isIn(intents, report.intentCode ?? '') &&
		isIn(agentIds, report.agentId)
	);
}

function isIn(allowed: ReadonlySet<string>, value: string): boolean {
	return allowed.size === 0 || allowed.has(value);
}
