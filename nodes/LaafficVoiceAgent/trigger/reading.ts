import { readCallReport, safeRecord, type CallReport } from './report/record';
import type { PushedRecords } from './report/body';
import { pushKindOf } from './report/kind';
import type { PushKind } from '../api/facts';

/** A push that is no report of an agent's call. */
export interface OtherPush {
	readonly kind: PushKind;
	readonly record: Record<string, unknown>;
}

/** What came in one push. */
export interface Push {
	readonly reports: readonly CallReport[];
	readonly others: readonly OtherPush[];
	/** Elements that are nothing that any page describes. */
	readonly unknown: number;
}

/** Sorts what a body holds by what it is. */
export function sorted({ records, others: noRecords }: PushedRecords): Push {
	const reports: CallReport[] = [];
	const others: OtherPush[] = [];
	let unknown = noRecords;
	for (const found of records) {
		const kind = pushKindOf(found);
		const record = kind === undefined ? undefined : safeRecord(found);
		if (kind === undefined || record === undefined) unknown++;
		else if (kind === 'callReport') reports.push(readCallReport(record));
		else others.push({ kind, record });
	}
	return { reports, others, unknown };
}
