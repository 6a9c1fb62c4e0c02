import type { IExecuteFunctions, INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** A text on the panel as it was typed; one that n8n evaluates begins with `=`. */
export interface RawText {
	/** Where it stands, such as `options.allowSendTime.windows[0].strTime`. */
	readonly path: string;
	/** What the panel calls it, such as `'From' of 'Calling Windows'`. */
	readonly label: string;
	readonly raw: string;
}

/** All texts of an operation's panel, also those inside collections and pickers. */
export function rawTexts(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
	fields: readonly INodeProperties[],
): RawText[] {
	return fields.flatMap((field) => {
		const raw: unknown = context.getNodeParameter(field.name, 0, null, { rawExpressions: true });
		return textsIn(raw, placeOf(field, field.name, ''));
	});
}

/** A spot on the panel, with the fields that can stand inside. */
interface Place {
	readonly path: string;
	readonly label: string;
	readonly inside: readonly INodeProperties[];
	/** What the label of a field inside ends with. */
	readonly ending: string;
}

function placeOf(field: INodeProperties, path: string, ending: string): Place {
	const label = `'${field.displayName}'${ending}`;
	if (field.type === 'collection') {
		return { path, label, inside: (field.options ?? []) as INodeProperties[], ending: '' };
	}
	if (field.type !== 'fixedCollection') return { path, label, inside: [], ending: '' };
	const groups = (field.options ?? []) as INodePropertyCollection[];
	return { path, label, inside: groups.flatMap(({ values }) => values), ending: ` of ${label}` };
}

function textsIn(value: unknown, place: Place): RawText[] {
	const { path, label } = place;
	if (typeof value === 'string') return [{ path, label, raw: value }];
	if (typeof value !== 'object' || value === null) return [];
	if (Array.isArray(value)) {
		return value.flatMap((one, index) => textsIn(one, { ...place, path: `${path}[${index}]` }));
	}
	// Of a picker only the value is sent; the name beside it is the platform's.
	const entries = Object.entries(value).filter(([key]) => !('__rl' in value) || key === 'value');
	return entries.flatMap(([key, one]) => textsIn(one, placeIn(place, key)));
}

function placeIn(place: Place, key: string): Place {
	const path = `${place.path}.${key}`;
	const field = place.inside.find(({ name }) => name === key);
	return field === undefined ? { ...place, path } : placeOf(field, path, place.ending);
}
