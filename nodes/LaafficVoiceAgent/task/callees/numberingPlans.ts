import { getCountries } from 'libphonenumber-js/min';
import { planOf, type NumberingPlan, type NumberType } from './plan';

/** Calling codes that belong to no country: free numbers, satellite phones, global networks. */
export const CODES_WITHOUT_COUNTRY: readonly string[] = [
	'800',
	'808',
	'870',
	'878',
	'881',
	'882',
	'883',
	'888',
	'979',
];

/** The types that the library asks for when it says whether a number is valid. */
const TYPES = [
	'FIXED_LINE',
	'MOBILE',
	'PREMIUM_RATE',
	'TOLL_FREE',
	'SHARED_COST',
	'VOIP',
	'PERSONAL_NUMBER',
	'PAGER',
	'UAN',
	'VOICEMAIL',
];

/** A calling code with the rules of all countries that share it. */
export class CallingCode {
	/** How many digits its numbers can have, the code included. */
	readonly lengths = new Set<number>();
	private readonly plans: NumberingPlan[] = [];
	private rules: readonly Rule[] | undefined;

	/** @param code such as `91` */
	constructor(readonly code: string) {}

	add(plan: NumberingPlan): void {
		this.plans.push(plan);
		for (const length of plan.possibleLengths()) this.lengths.add(this.code.length + length);
	}

	/**
	 * Whether the library calls a number valid, this code included.
	 *
	 * @param fallback the rule that counts where no country has the number
	 */
	allows(digits: string, fallback: Rule = this.all()[0]): boolean {
		const rules = this.all();
		if (rules.length === 1) return fallback.whole.test(digits);
		for (const { claims, whole } of rules) {
			if (claims?.test(digits)) return whole.test(digits);
			if (claims === undefined && whole.test(digits)) return true;
		}
		return fallback.whole.test(digits);
	}

	/** The rule of the country that has the number, this code included: one, or none, of several. */
	ownerOf(digits: string): Rule | undefined {
		const rules = this.all();
		if (rules.length === 1) return rules[0];
		return rules.find(({ claims, whole }) => (claims ?? whole).test(digits));
	}

	/** The first is the country that the library turns to where none has the number. */
	private all(): readonly Rule[] {
		if (this.rules !== undefined) return this.rules;
		const { code, plans } = this;
		const inOrder = plans.length === 1 ? plans : [planOf(code), ...plans];
		return (this.rules = inOrder.map((plan) => new Rule(plan)));
	}
}

/** How the numbers of a country look, their calling code included. */
export class Rule {
	/** What begins like this belongs to this country, and to no other with the same code. */
	readonly claims?: RegExp;
	/** The whole of a number. */
	readonly whole: RegExp;
	/** How many digits they can have, without their calling code. */
	readonly lengths: readonly number[];

	constructor(plan: NumberingPlan) {
		this.lengths = plan.possibleLengths();
		const code = plan.callingCode();
		const leading = plan.leadingDigits();
		if (leading) this.claims = new RegExp(`^${code}(?:${leading})`);
		this.whole = new RegExp(`^${code}${plan.hasTypes() ? ofTypes(plan) : general(plan)}`);
	}
}

function general(plan: NumberingPlan): string {
	return `(?:${plan.nationalNumberPattern()})$`;
}

function ofTypes(plan: NumberingPlan): string {
	const types = TYPES.map((name) => plan.type(name)).filter((type) => type !== undefined);
	// One look ahead for all types of the same lengths: each costs as much as the rest of the rule.
	const byLengths = new Map<string, string[]>();
	for (const type of types) {
		if (type.pattern() === '') continue;
		const lengths = lengthsRule(type);
		byLengths.set(lengths, [...(byLengths.get(lengths) ?? []), `(?:${type.pattern()})$`]);
	}
	const rules = [...byLengths].map(
		([lengths, patterns]) => `(?=${lengths})(?:${patterns.join('|')})`,
	);
	return `(?=${general(plan)})(?:${rules.join('|')})`;
}

function lengthsRule(type: NumberType): string {
	const lengths = type.possibleLengths().map((length) => `\\d{${length}}`);
	return `(?:${lengths.join('|')})$`;
}

export const LONGEST_CODE = 3;
const ALL_STARTS = 10 ** LONGEST_CODE;

/**
 * The calling codes by the first three digits of a number: no code is the beginning of another.
 * Each row asks, and a list answers fastest.
 */
let known: ReadonlyArray<CallingCode | undefined> | undefined;

export function callingCodeOf(digits: string): CallingCode | undefined {
	known ??= codesByStart();
	const start =
		digits.charCodeAt(0) * 100 + digits.charCodeAt(1) * 10 + digits.charCodeAt(2) - ZEROS;
	return known[start];
}

/** What the character codes of "000" add up to. */
const ZEROS = '0'.charCodeAt(0) * 111;

function codesByStart(): Array<CallingCode | undefined> {
	const byStart = new Array<CallingCode | undefined>(ALL_STARTS).fill(undefined);
	const plans = [...getCountries(), ...CODES_WITHOUT_COUNTRY].map(planOf);
	for (const plan of plans) {
		const code = plan.callingCode();
		const first = Number(code.padEnd(LONGEST_CODE, '0'));
		const callingCode = byStart[first] ?? new CallingCode(code);
		callingCode.add(plan);
		byStart.fill(callingCode, first, first + 10 ** (LONGEST_CODE - code.length));
	}
	return byStart;
}

/**
 * Whether digits begin with a calling code and are as many as numbers of that code can have. It
 * finds most numbers whose calling code is missing, and does not ask whether the number exists:
 * new areas are opened more often than this package is released.
 */
export function isPossibleNumber(digits: string): boolean {
	return callingCodeOf(digits)?.lengths.has(digits.length) ?? false;
}

/**
 * Whether digits, their calling code included, keep to the rules that the library has for the
 * numbers of a country. Most that do not have a wrong digit; some are newer than this package.
 */
export function isUsualNumber(digits: string): boolean {
	return callingCodeOf(digits)?.allows(digits) ?? false;
}
