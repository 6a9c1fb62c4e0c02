import { Metadata } from 'libphonenumber-js/min';

/** The rules for the numbers of a country. The library has these methods, its types do not. */
export interface NumberingPlan {
	callingCode(): string;
	possibleLengths(): readonly number[];
	nationalNumberPattern(): string;
	/** How the numbers of a country begin that shares its code with others, where that tells. */
	leadingDigits(): string | 0 | undefined;
	/** Whether the rules tell mobiles, landlines and others apart, as where countries share a code. */
	hasTypes(): boolean;
	type(name: string): NumberType | undefined;
	/** What is dialled before a number to leave the country. */
	IDDPrefix(): string;
	/** What is dialled before a number within the country, and may have to be taken away. */
	nationalPrefixForParsing(): string | undefined;
	/** What a prefix becomes, as where an area code is added to a local number. */
	nationalPrefixTransformRule(): string | undefined;
}

export interface NumberType {
	/** Empty where it is the one of landlines. */
	pattern(): string;
	possibleLengths(): readonly number[];
}

/** @param place a country, or a calling code that belongs to none */
export function planOf(place: string): NumberingPlan {
	const metadata = new Metadata() as unknown as {
		selectNumberingPlan(place: string): { readonly numberingPlan: NumberingPlan };
	};
	return metadata.selectNumberingPlan(place).numberingPlan;
}
