import {
	getCountries,
	getCountryCallingCode,
	isPossiblePhoneNumber,
	isSupportedCountry,
	Metadata,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/min';
import { InputProblem } from '../../api/errors';

export type { CountryCode };

/** Countries that a default may be chosen from, by their ISO 3166 two-letter codes. */
export const COUNTRIES: readonly CountryCode[] = getCountries();

/** The country for numbers that do not bring their own; a problem if the code is unknown. */
export function countryCode(value: string): CountryCode | undefined {
	const code = value.trim().toUpperCase();
	if (code === '') return undefined;
	if (isSupportedCountry(code)) return code;
	throw new InputProblem(
		`'Default Country' is "${value}", which is not the two-letter code of a country`,
		"Set 'Default Country' to a code such as IN, BR or DE, or remove the option.",
	);
}

/**
 * The numbers (digits with country code) that digits can mean in a country: as they are dialled
 * there, and with their country code already. None if no such number can exist; two where both can,
 * such as 491711234567 in Germany, where 04917 is an area code as well.
 */
export function numbersMeant(digits: string, country: CountryCode): string[] {
	const readings = [parsePhoneNumberFromString(digits, country)];
	if (digits.startsWith(getCountryCallingCode(country))) {
		readings.push(parsePhoneNumberFromString(`+${digits}`));
	}
	const numbers = readings.filter((reading) => reading?.isValid()).map((valid) => valid?.number);
	return [...new Set(numbers)].map((number) => String(number).slice(1));
}

/** Countries by their calling code. */
const countriesByCode = new Map<string, CountryCode[]>();
for (const country of COUNTRIES) {
	const code = getCountryCallingCode(country);
	countriesByCode.set(code, [...(countriesByCode.get(code) ?? []), country]);
}

/** The calling code that a number begins with. No code is the beginning of another one. */
export function callingCodeOf(number: string): string | undefined {
	return [1, 2, 3].map((size) => number.slice(0, size)).find((code) => countriesByCode.has(code));
}

/** The countries that share a calling code. */
export function countriesOf(code: string): readonly CountryCode[] {
	return countriesByCode.get(code) ?? [];
}

/** The country of a number with its country code, if its digits tell. */
export function countryOf(number: string): CountryCode | undefined {
	return parsePhoneNumberFromString(`+${number}`)?.country;
}

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

/** For each calling code, how many digits its numbers can have, the code included. */
type Lengths = ReadonlyMap<string, ReadonlySet<number>>;

const LONGEST_CODE = 3;
const LONGEST_NUMBER = 19;

let known: Lengths | undefined;

/**
 * Whether digits begin with a calling code and are as many as numbers of that code can have. It
 * finds most numbers whose calling code is missing, and does not ask whether the number exists:
 * new areas are opened more often than this package is released.
 */
export function isPossibleNumber(digits: string): boolean {
	known ??= lengthsOfAllCodes();
	for (let size = 1; size <= LONGEST_CODE; size++) {
		// No calling code is the beginning of another one.
		const lengths = known.get(digits.slice(0, size));
		if (lengths !== undefined) return lengths.has(digits.length);
	}
	return false;
}

function lengthsOfAllCodes(): Lengths {
	const lengths = new Map<string, Set<number>>();
	const metadata = new Metadata();
	for (const country of getCountries()) {
		const code = getCountryCallingCode(country);
		metadata.selectNumberingPlan(country);
		// Countries such as the USA and Canada share a code, so that either's lengths count.
		const ofCode = lengths.get(code) ?? new Set();
		for (const length of metadata.numberingPlan?.possibleLengths() ?? []) {
			ofCode.add(code.length + length);
		}
		lengths.set(code, ofCode);
	}
	for (const code of CODES_WITHOUT_COUNTRY) lengths.set(code, lengthsWithoutCountry(code));
	return lengths;
}

/** The library lists lengths by country only, but knows whether a number is possible. */
function lengthsWithoutCountry(code: string): Set<number> {
	const lengths = new Set<number>();
	for (let length = code.length + 1; length <= LONGEST_NUMBER; length++) {
		if (isPossiblePhoneNumber(`+${code.padEnd(length, '1')}`)) lengths.add(length);
	}
	return lengths;
}
