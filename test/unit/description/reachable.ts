/** Whether a parameter can come up on the panel: n8n's own rules, with the settings that it asks for. */
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	type NodeParameterValue,
} from 'n8n-workflow';

/** Keys of conditions that n8n fills in itself. */
export const OF_N8N: readonly string[] = ['@version', '@tool'];

const NODE: INode = {
	id: 'node',
	name: 'Node',
	type: 'node',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Tries the conditions of a parameter, and of all those that it depends on. */
export function isReachable(property: INodeProperties, description: INodeTypeDescription): boolean {
	const isForTools = property.displayOptions?.show?.['@tool'] !== undefined;
	const shownIn = { ...description, name: `${description.name}${isForTools ? 'Tool' : ''}` };
	const parameters = parametersFor(property, description);
	const isShown = (one: INodeProperties) =>
		NodeHelpers.displayParameter(parameters, one, NODE, shownIn);
	const areSet = Object.keys(parameters).every((key) =>
		description.properties.some((one) => one.name === key && isShown(one)),
	);
	return areSet && isShown(property);
}

/** The first value that each condition accepts, also of the conditions behind it. */
function parametersFor(
	property: INodeProperties,
	{ properties }: INodeTypeDescription,
): INodeParameters {
	const chosen: INodeParameters = {};
	const waiting = [property];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		for (const [key, values] of Object.entries(next.displayOptions?.show ?? {})) {
			if (OF_N8N.includes(key) || key in chosen) continue;
			chosen[key] = (values as NodeParameterValue[])[0];
			const masters = properties.filter(({ name }) => name === key);
			const nearest = masters.find((master) => isInSameOperation(master, property));
			waiting.push(nearest ?? masters[0]);
		}
	}
	return chosen;
}

function isInSameOperation(one: INodeProperties, other: INodeProperties): boolean {
	const [shows, otherShows] = [one, other].map(({ displayOptions }) => displayOptions?.show ?? {});
	return ['resource', 'operation'].every(
		(key) => JSON.stringify(shows[key]) === JSON.stringify(otherShows[key]),
	);
}
