import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { LIMITS, type LimitName } from '../api/facts';

type FieldTexts = Pick<INodeProperties, 'name'> & Partial<INodeProperties>;

/** A number field whose label, range and default come from the vendor's limits. */
export function limitField(limit: LimitName, field: FieldTexts): INodeProperties {
	const { min, max, label } = LIMITS[limit];
	const fact = LIMITS[limit];
	return {
		displayName: label,
		type: 'number',
		typeOptions: { minValue: min, maxValue: max },
		default: 'default' in fact ? fact.default : min,
		...field,
	};
}

/** Choices of a list from a table of facts by code. */
export function choices(
	table: Readonly<
		Record<string, string | { readonly name: string; readonly description?: string }>
	>,
): INodePropertyOptions[] {
	return Object.entries(table).map(([value, fact]) =>
		typeof fact === 'string' ? { name: fact, value } : { ...fact, value },
	);
}
