import type { IExecuteFunctions } from 'n8n-workflow';
import { plainText } from '../../api/coerce';
import { mayDependOnItem } from '../../shared/itemDependence';
import { parameterReader, type Row } from '../../shared/rowReader';
import { countryCode, type CountryCode } from './countries';
import { normalisePhoneNumber } from './phoneNumber';

/** The country that a row's number belongs to, if it does not say so itself. */
export interface Country {
	readonly code?: CountryCode;
	/** Why it is not known, where a column was to tell it. */
	readonly reason?: 'unknownCountry' | 'noCountry';
}

interface CountryReader {
	readonly country: (row: Row, index: number) => Country;
	/** For numbers that stand in no row: where a column tells, theirs is not known. */
	readonly outsideRows: Country;
	readonly usesEngine: boolean;
}

const PATH = 'options.defaultCountry';

/** One country for all rows, or a column of countries; a problem if the one country is unknown. */
export function countryReader(context: IExecuteFunctions): CountryReader {
	const raw: unknown = context.getNodeParameter(PATH, 0, '', { rawExpressions: true });
	if (typeof raw !== 'string' || !mayDependOnItem(raw)) {
		const country = { code: countryCode(plainText(context.getNodeParameter(PATH, 0, ''))) };
		return { country: () => country, outsideRows: country, usesEngine: false };
	}
	const { cell, usesEngine } = parameterReader(context, PATH, 'Default Country');
	const known = new Map<unknown, Country>();
	const country = (row: Row, index: number) => {
		const value = cell(row, index);
		const found = known.get(value) ?? countryOf(plainText(value));
		known.set(value, found);
		return found;
	};
	return { country, outsideRows: { reason: 'noCountry' }, usesEngine };
}

function countryOf(text: string): Country {
	if (text === '') return { reason: 'noCountry' };
	try {
		return { code: countryCode(text) };
	} catch {
		return { reason: 'unknownCountry' };
	}
}

/** Full-width plus signs count: Asian sheets have them. */
const SAYS_ITS_COUNTRY = /^\s*(?:[+＋]|00)/;

/**
 * A cell as the number that is dialled. Where a column tells the country of all others, a number
 * without one is in doubt: as it stands it may be somebody's in another country.
 */
export function numberIn(
	cell: unknown,
	{ code, reason }: Country,
): ReturnType<typeof normalisePhoneNumber> {
	const result = normalisePhoneNumber(cell, code);
	if (reason === undefined || result.reason === 'empty') return result;
	const saysIt = typeof cell === 'string' && SAYS_ITS_COUNTRY.test(cell);
	return reason === 'noCountry' && saysIt ? result : { reason };
}
