import {
	getCountries,
	getCountryCallingCode,
	isPossiblePhoneNumber,
	Metadata,
} from 'libphonenumber-js/min';

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
