import { textIn } from '../../api/coerce';
import {
	AGENT_KEY_PREFIX,
	KEYS_WITHOUT_AGENT,
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
	if (textIn(record.voiceId) === '') return kindWithoutId(record);
	return isOfAgent(record) || isBareReport(record) ? 'callReport' : 'voiceReport';
}

function kindWithoutId(record: Record<string, unknown>): PushKind | undefined {
	const has = (key: string) => Object.hasOwn(record, key);
	const other = RULES.find(({ allOf, anyOf }) => allOf.every(has) && (anyOf?.some(has) ?? true));
	if (other !== undefined) return other.kind;
	const isReport = isBareReport(record) || (hasCallee(record) && isOfAgent(record));
	return isReport ? 'callReport' : undefined;
}

/**
 * A call that was made must not get lost over what its report leaves out: an id, or what an agent
 * leaves behind, which is nothing where the call did not connect. Type 1 stands for calls with and
 * without an agent [pushReport, pushGeneric].
 */
function isBareReport(record: Record<string, unknown>): boolean {
	return (
		hasCallee(record) &&
		!isOfOtherType(record) &&
		REPORT_SIGNS.some((key) => textIn(record[key]) !== '') &&
		!KEYS_WITHOUT_AGENT.some((key) => Object.hasOwn(record, key))
	);
}

const hasCallee = ({ callee }: Record<string, unknown>) => textIn(callee) !== '';

const isOfOtherType = ({ type }: Record<string, unknown>) =>
	TYPES_WITHOUT_AGENT.includes(textIn(type));

const AGENT_KEYS = ['intent', 'intentCode', 'scriptId'];

/**
 * Reports of agent calls and of other calls share their keys. One with any trace of an agent counts
 * as an agent's, because ignoring the report of a call would lose it.
 */
function isOfAgent(record: Record<string, unknown>): boolean {
	if (isOfOtherType(record)) return false;
	for (const key of AGENT_KEYS) if (!isBlank(record[key])) return true;
	for (const key in record) if (key.startsWith(AGENT_KEY_PREFIX)) return true;
	return false;
}

function isBlank(value: unknown): boolean {
	const text = textIn(value);
	return text === '' || text === '0';
}
