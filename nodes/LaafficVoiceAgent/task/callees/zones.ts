import type { IExecuteFunctions } from 'n8n-workflow';
import { plainText } from '../../api/coerce';
import { InputProblem } from '../../api/errors';
import { isZone } from '../../api/zoneClock';
import { parameterReader, type Cell, type Row } from '../../shared/rowReader';
import { callingCodeOf, countriesOf, countryOf } from './countries';
import { ZONE_OF_COUNTRY } from './countryZones';
import type { Rejection } from './rejections';

/** Where a callee is, or why that is not known. */
export type CalleeZone =
	| { readonly zone: string; readonly reason?: undefined }
	| { readonly zone?: undefined; readonly reason: Rejection };

/** @param number the callee's number as it is dialled */
export type ZoneOf = (row: Row, item: number, number: string) => CalleeZone;

interface ZoneReader {
	/** Nothing where all callees are called by the clock of the workflow. */
	readonly zoneOf?: ZoneOf;
	readonly usesEngine: boolean;
}

/** How the panel says where each callee is. */
export function zoneReader(
	context: IExecuteFunctions,
	chosen: (path: string) => string,
): ZoneReader {
	const source = chosen('options.calleeTimeZone') as keyof typeof SOURCES;
	const raw: unknown = context.getNodeParameter('options.calleeTimeZoneField', 0, '', {
		rawExpressions: true,
	});
	const { cell, usesEngine } = parameterReader(
		context,
		'options.calleeTimeZoneField',
		'Callee Time Zone Field',
	);
	const isMapped = plainText(raw).replace(/^=/, '') !== '';
	return { zoneOf: SOURCES[source](isMapped ? cell : undefined), usesEngine };
}

const SOURCES = {
	none: (field: Cell | undefined): undefined => {
		if (field === undefined) return undefined;
		throw new InputProblem(
			"'Callee Time Zone Field' is mapped, but 'Callee Time Zone' does not say that it counts",
			"Add the option 'Callee Time Zone' and set it to 'From a Field', or remove 'Callee Time Zone Field'.",
		);
	},
	field: (field: Cell | undefined): ZoneOf => {
		if (field !== undefined) return byField(field);
		throw new InputProblem(
			"'Callee Time Zone' is 'From a Field', but 'Callee Time Zone Field' is empty",
			"Map the column with the time zones to 'Callee Time Zone Field'.",
		);
	},
	number: (field: Cell | undefined): ZoneOf => {
		const ofRow = field === undefined ? undefined : byField(field);
		return (row, item, number) => {
			const zone = zoneOfNumber(number);
			return zone === undefined ? (ofRow?.(row, item, number) ?? SEVERAL) : { zone };
		};
	},
};

const SEVERAL: CalleeZone = { reason: 'severalTimeZones' };

function byField(field: Cell): ZoneOf {
	const known = new Map<string, CalleeZone>();
	return (row, item) => {
		const text = plainText(field(row, item));
		const zone = known.get(text) ?? zoneNamed(text);
		known.set(text, zone);
		return zone;
	};
}

/** One spelling only, because the name of a task is made of it: region and city, or such as UTC. */
const SPELLING = /^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*)*$/;

function zoneNamed(text: string): CalleeZone {
	if (text === '') return { reason: 'noTimeZone' };
	if (!SPELLING.test(text) || !isZone(text)) return { reason: 'unknownTimeZone' };
	return { zone: text };
}

/** For each calling code its zone; nothing where only the whole number tells the country. */
const zonesOfCodes = new Map<string, string | undefined>();

function zoneOfNumber(number: string): string | undefined {
	const code = callingCodeOf(number);
	if (code === undefined) return undefined;
	if (!zonesOfCodes.has(code)) zonesOfCodes.set(code, zoneOfCode(code));
	const zone = zonesOfCodes.get(code);
	if (zone !== undefined || countriesOf(code).length < 2) return zone;
	const country = countryOf(number);
	return country === undefined ? undefined : ZONE_OF_COUNTRY[country];
}

function zoneOfCode(code: string): string | undefined {
	const zones = new Set(countriesOf(code).map((country) => ZONE_OF_COUNTRY[country]));
	return zones.size === 1 ? [...zones][0] : undefined;
}
