/** The nodes of the package and every parameter of their panels, for tests over all of them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

const FOLDER = path.join(__dirname, '../../../nodes');

/** The description of every node file that there is, so that a new node is tested, too. */
export const descriptions: INodeTypeDescription[] = readdirSync(FOLDER, {
	recursive: true,
	encoding: 'utf8',
})
	.filter((file) => file.endsWith('.node.ts'))
	.map((file) => {
		const exported = jest.requireActual<Record<string, new () => INodeType>>(
			path.join(FOLDER, file),
		);
		return new exported[path.basename(file, '.node.ts')]().description;
	});

export interface PlacedProperty {
	/** Such as `task.create › options › maxCalls`, for the names of tests. */
	readonly path: string;
	readonly property: INodeProperties;
	/** Whether it stands in a collection, and not on the panel itself. */
	readonly nested: boolean;
}

/** The parameters of a panel with those inside of collections. */
export function allProperties({ properties }: Pick<INodeTypeDescription, 'properties'>) {
	return properties.flatMap((property) => withChildren(property, scopeOf(property), false));
}

function scopeOf({ displayOptions }: INodeProperties): string {
	const { resource = [], operation = [] } = displayOptions?.show ?? {};
	return [...resource, ...operation].filter((value) => typeof value === 'string').join('.');
}

function withChildren(property: INodeProperties, scope: string, nested: boolean): PlacedProperty[] {
	const own = [scope, property.name].filter(Boolean).join(' › ');
	const children = childrenOf(property).flatMap((child) => withChildren(child, own, true));
	return [{ path: own, property, nested }, ...children];
}

/** The parameters inside of a collection; none for everything else. */
export function childrenOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

/** The choices of a list; none for everything else. */
export function choicesOf({ type, options = [] }: INodeProperties): INodePropertyOptions[] {
	if (type !== 'options' && type !== 'multiOptions') return [];
	return options as INodePropertyOptions[];
}
