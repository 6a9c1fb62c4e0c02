import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode } from './countries';
import { callingCodeOf, LONGEST_CODE, Rule, type CallingCode } from './numberingPlans';
import { planOf } from './plan';

/**
 * The numbers (digits with country code) that digits can mean in a country: as they are dialled
 * there, and with their country code already. None if no such number can exist; two where both can,
 * such as 491711234567 in Germany, where 04917 is an area code as well.
 */
export function numbersMeant(digits: string, country: CountryCode): readonly string[] {
	const home = homes.get(country) ?? new Home(country);
	homes.set(country, home);
	return home.meant(digits) ?? meantByLibrary(digits, country, home.code);
}

/** What the library says. It builds its rules anew for each number, which takes ten times as long. */
export function meantByLibrary(digits: string, country: CountryCode, code: string): string[] {
	const readings = [parsePhoneNumberFromString(digits, country)];
	if (digits.startsWith(code)) readings.push(parsePhoneNumberFromString(`+${digits}`));
	const numbers = readings.filter((reading) => reading?.isValid()).map((valid) => valid?.number);
	return [...new Set(numbers)].map((number) => String(number).slice(1));
}

const homes = new Map<string, Home>();

/** Others are left to the library. */
const DIGITS = /^\d{4,17}$/;

/**
 * A place that numbers are dialled in: a country, or the main one of a calling code. It reads digits
 * as the library does, with rules that are made once; a test compares both.
 */
class Home {
	readonly code: string;
	private readonly owners: CallingCode | undefined;
	private readonly rule: Rule;
	private readonly general: RegExp;
	private readonly abroad: RegExp;
	private readonly prefix?: RegExp;
	private readonly prefixBecomes?: string;
	private main: Home | undefined;

	constructor(place: string) {
		const plan = planOf(place);
		this.code = plan.callingCode();
		this.owners = callingCodeOf(this.code.padEnd(LONGEST_CODE, '0'));
		this.rule = new Rule(plan);
		this.general = new RegExp(`^(?:${plan.nationalNumberPattern()})$`);
		this.abroad = new RegExp(`^(?:${plan.IDDPrefix()})`);
		const prefix = plan.nationalPrefixForParsing();
		if (prefix) this.prefix = new RegExp(`^(?:${prefix})`);
		this.prefixBecomes = plan.nationalPrefixTransformRule() || undefined;
	}

	/** Nothing where these rules leave it open: digits may begin as those of a call abroad do. */
	meant(digits: string): readonly string[] | undefined {
		if (!DIGITS.test(digits) || this.abroad.test(digits)) return undefined;
		const national = this.withoutPrefix(digits);
		if (!digits.startsWith(this.code)) return this.valid(national);
		const short = digits.slice(this.code.length);
		this.main ??= new Home(this.code);
		const international = this.main.valid(this.main.withoutPrefix(short));
		if (this.hasCode(national, short)) return international;
		return [...new Set([...this.valid(national), ...international])];
	}

	/** Whether digits that begin with the code certainly have it, and are no national number. */
	private hasCode(national: string, short: string): boolean {
		if (national.length > Math.max(...this.rule.lengths)) return true;
		return !this.general.test(national) && this.general.test(this.withoutPrefix(short));
	}

	/** The number with its code, if it can exist. */
	private valid(national: string): readonly string[] {
		const number = this.code + national;
		return this.owners?.allows(number, this.rule) ? [number] : [];
	}

	/** Digits without what is dialled in front of them within the country. */
	private withoutPrefix(digits: string): string {
		const match = this.prefix?.exec(digits);
		if (!match || this.prefix === undefined) return digits;
		const becomes = match.length > 1 && match.at(-1) ? this.prefixBecomes : undefined;
		const national =
			becomes === undefined ? digits.slice(match[0].length) : digits.replace(this.prefix, becomes);
		if (national === digits) return digits;
		if (this.general.test(digits) && !this.general.test(national)) return digits;
		return this.canBeAsLong(national) ? national : digits;
	}

	private canBeAsLong(national: string): boolean {
		const { lengths } = this.owners?.ownerOf(this.code + national) ?? this.rule;
		return lengths.includes(national.length) || national.length > Math.max(...lengths);
	}
}
