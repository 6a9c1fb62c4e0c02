import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
	getCountryCallingCode,
	isSupportedCountry,
	parsePhoneNumberFromString,
	type CountryCode,
} from 'libphonenumber-js/min';
import { InputProblem } from '../../api/errors';
import { COUNTRY_NAMES } from './countryNames';

export type { CountryCode };

/** Countries that a default may be chosen from, by their ISO 3166 two-letter codes. */
export const COUNTRIES = Object.keys(COUNTRY_NAMES) as readonly CountryCode[];

/** The same with their names, such as `India (+91)`. */
const COUNTRY_CHOICES: readonly INodePropertyOptions[] = COUNTRIES.map((code) => ({
	name: COUNTRY_NAMES[code],
	value: code,
}));

/** The option 'Default Country', wherever numbers are read. */
export function countryField(description: string): INodeProperties {
	return {
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'options',
		options: [{ name: 'None', value: '' }, ...COUNTRY_CHOICES],
		default: '',
		description,
	};
}

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

/** Countries by their calling code. */
let knownCodes: ReadonlyMap<string, readonly CountryCode[]> | undefined;

function countriesByCode(): ReadonlyMap<string, readonly CountryCode[]> {
	if (knownCodes !== undefined) return knownCodes;
	const countries = new Map<string, CountryCode[]>();
	for (const country of COUNTRIES) {
		const code = getCountryCallingCode(country);
		countries.set(code, [...(countries.get(code) ?? []), country]);
	}
	return (knownCodes = countries);
}

/** The calling code that a number begins with. No code is the beginning of another one. */
export function callingCodeOf(number: string): string | undefined {
	return [1, 2, 3].map((size) => number.slice(0, size)).find((code) => countriesByCode().has(code));
}

/** The countries that share a calling code. */
export function countriesOf(code: string): readonly CountryCode[] {
	return countriesByCode().get(code) ?? [];
}

/** The country of a number with its country code, if its digits tell. */
export function countryOf(number: string): CountryCode | undefined {
	return parsePhoneNumberFromString(`+${number}`)?.country;
}
