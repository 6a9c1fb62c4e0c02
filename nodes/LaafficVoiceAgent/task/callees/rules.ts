import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LaafficCredentials } from '../../api/address';
import { plainText } from '../../api/coerce';
import { InputProblem } from '../../api/errors';
import { COLLECTION_VARIABLES, PLATFORMS } from '../../api/facts';
import { cellReader, parameterReader, type Cell } from '../../shared/rowReader';
import { countryReader } from './defaultCountry';
import type { DoNotCall, NumberRules } from './doNotCall';
import { ownVariable, variablesOf, type TextVariable, type VariableNames } from './textVariables';
import { zoneReader, type ZoneOf } from './zones';

type DuplicateRule = 'keepFirst' | 'keepAll' | 'reject';

/** How rows become callees. */
export interface CalleeRules extends NumberRules {
	readonly variables: ReadonlyArray<TextVariable & { readonly cell: Cell }>;
	/** Whether the texts go into the map of their own that ITNIO TECH documents. */
	readonly inCallInformation: boolean;
	readonly duplicates: DuplicateRule;
	readonly rejectUnusualNumbers: boolean;
	readonly truncateLongTexts: boolean;
	readonly leaveOutEmptyTexts: boolean;
	/** Whether the number of each row is kept, to show it beside the row. */
	readonly keepNumbers?: boolean;
	/** Where each callee is, if that is to count. */
	readonly zoneOf?: ZoneOf;
	/** Who must not be called, if somebody. */
	readonly doNotCall?: DoNotCall;
}

/**
 * Reads the panel's part about callees, once for all rows.
 *
 * @param chosen what is chosen in a list of the panel, by its path such as `options.longText`
 */
export function calleeRules(
	context: IExecuteFunctions,
	{ platform }: Pick<LaafficCredentials, 'platform'>,
	chosen: (path: string) => string,
): { readonly rules: CalleeRules; readonly slowParameters: string[] } {
	const names = context.getNodeParameter('variableNames', 0, 'text') as VariableNames;
	const usesMap = PLATFORMS[platform].callInformation && names === 'callInformation';
	const number = parameterReader(context, 'calleeNumber', 'Callee Number');
	const zone = zoneReader(context, chosen);
	const mark = parameterReader(context, 'options.doNotCallField', 'Do Not Call Field');
	const variables = [
		...mappedVariables(context, names, variablesOf(names, usesMap)),
		...ownVariables(context, platform),
	];
	const country = countryReader(context);
	return {
		rules: {
			number: number.cell,
			variables,
			inCallInformation: usesMap,
			country: country.country,
			countryOutsideRows: country.outsideRows,
			duplicates: chosen('options.duplicates') as DuplicateRule,
			rejectUnusualNumbers: chosen('options.unusualNumbers') === 'reject',
			truncateLongTexts: chosen('options.longText') === 'truncate',
			leaveOutEmptyTexts: chosen('options.emptyTexts') === 'leaveOut',
			zoneOf: zone.zoneOf,
			keepNumbers: chosen('output') === 'rows',
		},
		slowParameters: [
			...(number.usesEngine ? ['Callee Number'] : []),
			...(mark.usesEngine ? ['Do Not Call Field'] : []),
			...(zone.usesEngine ? ['Callee Time Zone Field'] : []),
			...variables.filter(({ usesEngine }) => usesEngine).map(({ label }) => label),
			...(country.usesEngine ? ['Default Country'] : []),
		],
	};
}

type MappedVariable = CalleeRules['variables'][number] & { readonly usesEngine: boolean };

function mappedVariables(
	context: IExecuteFunctions,
	names: VariableNames,
	variables: readonly TextVariable[],
): MappedVariable[] {
	const source = context.getNodeParameter('textVariablesFrom', 0) as keyof typeof SOURCES;
	const mapped = SOURCES[source](context, names, variables);
	if (names === 'callInformation' && source !== 'none') requireCollectionFields(mapped);
	return mapped;
}

/** Fields with names of the user's own, which only the map of their own can carry. */
function ownVariables(
	context: IExecuteFunctions,
	platform: LaafficCredentials['platform'],
): MappedVariable[] {
	const path = 'callInformationFields.fields';
	const rows = context.getNodeParameter(path, 0, []) as ReadonlyArray<{ name?: unknown }>;
	if (!usesOwnFields(context) || rows.length === 0) return [];
	if (!PLATFORMS[platform].callInformation) {
		throw new InputProblem(
			`'More Collection Fields' is set, but ${PLATFORMS[platform].name} documents no collection fields with names of one's own`,
			"Remove 'More Collection Fields', or put the values into the ten fields above it.",
		);
	}
	const names = rows.map(({ name }) => plainText(name));
	checkOwnNames(names);
	return names.map(ownVariable).map((variable, row) => ({
		...variable,
		...parameterReader(context, `${path}[${row}].value`, variable.label),
	}));
}

/** What stands in a part of the panel that is hidden by another choice does not count. */
function usesOwnFields(context: IExecuteFunctions): boolean {
	return (
		context.getNodeParameter('variableNames', 0, 'text') === 'callInformation' &&
		context.getNodeParameter('textVariablesFrom', 0) === 'map'
	);
}

function checkOwnNames(names: readonly string[]): void {
	const taken: string[] = COLLECTION_VARIABLES.map(({ name }) => name);
	for (const name of names) {
		if (name === '' || name === '__proto__') {
			throw new InputProblem(
				"'More Collection Fields' has a field without a usable name",
				'Give each field the name under which the agent knows it.',
			);
		}
		if (taken.includes(name)) {
			throw new InputProblem(
				`'More Collection Fields' sets ${name}, which is there already`,
				'Keep one field of each name.',
			);
		}
		taken.push(name);
	}
}

type Source = (
	context: IExecuteFunctions,
	names: VariableNames,
	variables: readonly TextVariable[],
) => MappedVariable[];

const PANEL_NAMES = { text: 'textVariables', callInformation: 'callInformation' } as const;

const SOURCES = {
	none: () => [],
	map: (context, names, variables) => {
		const parameter = PANEL_NAMES[names];
		const raw = context.getNodeParameter(parameter, 0, {}, { rawExpressions: true }) as Record<
			string,
			unknown
		>;
		// A variable that was added and left blank is not mapped.
		const filled = variables.filter(({ name }) => (raw[name] ?? '') !== '');
		return filled.map((variable) => ({
			...variable,
			...parameterReader(context, `${parameter}.${variable.name}`, variable.label),
		}));
	},
	matchingFields: (context, _names, variables) => {
		const items = context.getInputData();
		const present = variables.filter(({ name }) => items.some((item) => hasField(item, name)));
		if (present.length === 0) throw noMatchingFields(variables);
		return present.map((variable) => ({
			...variable,
			...cellReader(`={{ $json["${variable.name}"] }}`, () => undefined),
			// What the user named is the field of the input.
			label: variable.name,
		}));
	},
} as const satisfies Record<string, Source>;

function hasField({ json }: INodeExecutionData, name: string): boolean {
	return json[name] !== undefined && json[name] !== null && json[name] !== '';
}

function noMatchingFields(variables: readonly TextVariable[]): InputProblem {
	const [first, second] = variables;
	return new InputProblem(
		"'Text Variables From' is 'Matching Input Fields', but the input has no field with the name of a variable",
		`Name the input fields ${first.name}, ${second.name} and so on, or set 'Text Variables From' to 'Map Each Variable Below' or 'None'.`,
	);
}

/** Both collection scenarios need these fields [agentSendItniotech]. */
function requireCollectionFields(mapped: readonly MappedVariable[]): void {
	const missing = COLLECTION_VARIABLES.filter(
		({ name, required }) => required === 'always' && !mapped.some((one) => one.name === name),
	);
	if (missing.length === 0) return;
	const labels = missing.map(({ label, name }) => `'${label}' (${name})`).join(', ');
	throw new InputProblem(
		`'Collection Fields' misses ${labels}`,
		'Collection agents need these fields for every callee. Map a column to each of them.',
	);
}
