import { textIn } from '../../api/coerce';
import {
	AGENT_KEY_PREFIX,
	OTHER_PUSHES,
	REPORT_SIGNS,
	TYPES_WITHOUT_AGENT,
	type PushKind,
} from '../../api/facts';

type OtherPush = keyof typeof OTHER_PUSHES;

interface Rule {
	readonly kind: OtherPush;
	readonly allOf: readonly string[];
	readonly anyOf?: readonly string[];
}

const RULES: readonly Rule[] = Object.entries(OTHER_PUSHES).map(([kind, fact]) => ({
	...fact,
	kind: kind as OtherPush,
}));

/** What a record is a push of; nothing for what no page describes. */
export function pushKindOf(record: Record<string, unknown>): PushKind | undefined {
	if (textIn(record.voiceId) !== '') return isOfAgent(record) ? 'callReport' : 'voiceReport';
	const has = (key: string) => Object.hasOwn(record, key);
	const other = RULES.find(({ allOf, anyOf }) => allOf.every(has) && (anyOf?.some(has) ?? true));
	return other?.kind ?? (isReportWithoutId(record) ? 'callReport' : undefined);
}

/** A call that was made must not get lost over an id that is missing. */
function isReportWithoutId(record: Record<string, unknown>): boolean {
	if (textIn(record.callee) === '' || isOfOtherType(record)) return false;
	return REPORT_SIGNS.some((key) => textIn(record[key]) !== '') || isOfAgent(record);
}

const isOfOtherType = ({ type }: Record<string, unknown>) =>
	TYPES_WITHOUT_AGENT.includes(textIn(type));

/**
 * Reports of agent calls and of other calls share their keys. One with any trace of an agent counts
 * as an agent's, because ignoring the report of a call would lose it.
 */
function isOfAgent(record: Record<string, unknown>): boolean {
	if (isOfOtherType(record)) return false;
	if (['intent', 'intentCode', 'scriptId'].some((key) => !isBlank(record[key]))) return true;
	for (const key in record) if (key.startsWith(AGENT_KEY_PREFIX)) return true;
	return false;
}

const isBlank = (value: unknown) => ['', '0'].includes(textIn(value));
