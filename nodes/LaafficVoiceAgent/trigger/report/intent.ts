import { textIn } from '../../api/coerce';
import { GLOBAL_INTENTS, INDUSTRIES, SHARED_INTENT_NAMES, type Industry } from '../../api/facts';

const GLOBAL_NAMES = new Map<string, string>(Object.entries(GLOBAL_INTENTS));
const NAMES = new Map<Industry, ReadonlyMap<string, string>>(
	Object.entries(INDUSTRIES).map(([industry, { intents }]) => [
		industry as Industry,
		new Map<string, string>(intents),
	]),
);

function industriesWith(code: string): Industry[] {
	return [...NAMES.keys()].filter((industry) => NAMES.get(industry)?.has(code));
}

/** Which industries have a code, in words. Two may call it differently. */
export function industriesNamed(code: string): string {
	const industries = industriesWith(code);
	if (industries.length === 0) return 'Every industry';
	return industries.map((industry) => INDUSTRIES[industry].name).join(', ');
}

/** Codes in the order of the vendor's table, each once, with the name that fits every industry. */
export const ALL_INTENTS: ReadonlyMap<string, string> = new Map(
	[...[...NAMES.values()].flatMap((names) => [...names.keys()]), ...GLOBAL_NAMES.keys()].map(
		(code) => [code, intentName(code) ?? code],
	),
);

/** The codes of each name, in small letters: two industries can have the same name. */
const CODES_BY_NAME = new Map<string, readonly string[]>();
for (const names of [...NAMES.values(), GLOBAL_NAMES]) {
	for (const [code, written] of names) {
		const name = written.toLowerCase();
		CODES_BY_NAME.set(name, [...new Set([...(CODES_BY_NAME.get(name) ?? []), code])]);
	}
}

const CODE = /^\d{1,6}$/;

/**
 * The code of a report's intent, or those that it can be: it is said to stand in `intentCode`, but
 * that part of the page is cut off, and `intent` may hold the code, or the name alone
 * [pushReportLaaffic].
 */
export function intentCodesOf({ intentCode, intent }: Record<string, unknown>): readonly string[] {
	const code = textIn(intentCode);
	if (code !== '') return [code];
	const text = textIn(intent);
	return CODE.test(text) ? [text] : (CODES_BY_NAME.get(text.toLowerCase()) ?? []);
}

/** The code of a report's intent, where no other can be meant. */
export function intentCodeOf(record: Record<string, unknown>): string | null {
	const [code, another] = intentCodesOf(record);
	return code === undefined || another !== undefined ? null : code;
}

/** The industry that codes seen together can only belong to, if they tell. */
export function industryOf(codes: Iterable<string>): Industry | undefined {
	const told = new Set<Industry>();
	for (const code of codes) {
		const [industry, another] = industriesWith(code);
		if (industry !== undefined && another === undefined) told.add(industry);
	}
	const [industry, another] = told;
	return another === undefined ? industry : undefined;
}

/**
 * The name of a code: as the industry calls it, or, where the industry is not known, by a name that
 * is true in every industry that has the code. Nothing for codes that are in no table.
 */
export function intentName(code: string, industry?: Industry): string | undefined {
	const own = industry === undefined ? undefined : NAMES.get(industry)?.get(code);
	if (own !== undefined) return own;
	const [first] = industriesWith(code);
	if (first === undefined) return GLOBAL_NAMES.get(code);
	return SHARED_INTENT_NAMES[code] ?? NAMES.get(first)?.get(code);
}
