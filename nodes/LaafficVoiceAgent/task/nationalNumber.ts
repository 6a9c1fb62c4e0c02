import {
	getCountries,
	isSupportedCountry,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/min';
import { InputProblem } from '../api/problem';

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
 * A number as it is dialled within the country (or already with its country code), as digits with
 * country code; nothing if no such number can exist.
 */
export function inNationalForm(digits: string, country: CountryCode): string | undefined {
	const parsed = parsePhoneNumberFromString(digits, country);
	if (parsed === undefined || !parsed.isValid()) return undefined;
	return parsed.number.slice(1);
}
