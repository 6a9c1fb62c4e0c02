import type { IDataObject } from 'n8n-workflow';
import { rawRecord, simplifiedReport, type CallReport } from './report/record';
import { industryOf } from './report/intent';
import { clockOf } from './report/times';
import type { Industry } from '../api/facts';
import type { RoutedItem } from './outputs';
import type { OtherPush } from './request';

/** Reports as items: simplified, or as the platform sent them. */
export function reportItems(
	reports: readonly CallReport[],
	{ simplify, timeZone }: { readonly simplify: boolean; readonly timeZone: string },
): RoutedItem[] {
	if (!simplify) {
		return reports.map(({ record, outcome }) => ({
			outcome,
			item: { json: rawRecord(record) as IDataObject },
		}));
	}
	const clock = clockOf(timeZone);
	const industries = industriesByAgent(reports);
	return reports.map((report) => {
		const wording = { clock, industry: industries.get(report.agentId) };
		const json = simplifiedReport(report, wording) as IDataObject;
		return { outcome: report.outcome, item: { json } };
	});
}

/** An agent works in one industry, so the codes of its other calls tell what a shared code means. */
function industriesByAgent(reports: readonly CallReport[]): Map<string, Industry | undefined> {
	const codes = new Map<string, Set<string>>();
	for (const { agentId, intentCode } of reports) {
		if (intentCode === null) continue;
		const seen = codes.get(agentId) ?? new Set<string>();
		codes.set(agentId, seen.add(intentCode));
	}
	return new Map([...codes].map(([agentId, seen]) => [agentId, industryOf(seen)]));
}

/** Another push as an item: as it came, with its kind. */
export function otherItem({ kind, record }: OtherPush): RoutedItem {
	// The first puts it in front, the last makes it ours.
	return { item: { json: Object.assign({ kind }, rawRecord(record), { kind }) as IDataObject } };
}
