// The words of the panels, from the built nodes, so that the story reads what is there.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT } from '../../../demo/lib/paths.mjs';

const require = createRequire(import.meta.url);
const NODES = join(PROJECT, 'dist', 'nodes');

/** @typedef {import('n8n-workflow').INodeProperties} Field */

/** @param {string} file @param {string} name @returns {import('n8n-workflow').INodeTypeDescription} */
function read(file, name) {
	const { [name]: Node } = require(join(NODES, file, `${name}.node.js`));
	return new Node().description;
}

// Read when they are asked for: the package is built when the story begins.
export const actionNode = () => read('LaafficVoiceAgent', 'LaafficVoiceAgent');
export const triggerNode = () => read('LaafficVoiceAgent', 'LaafficVoiceAgentTrigger');
export const campaignNode = () => read('LaafficCampaign', 'LaafficCampaignTrigger');

/** The fields of an operation. @param {string} resource @param {string} operation */
export function fieldsOf(resource, operation) {
	return actionNode().properties.filter(({ displayOptions }) => {
		const { show } = displayOptions ?? {};
		return show?.resource?.includes(resource) && show.operation?.includes(operation);
	});
}

/**
 * @param {Field[]} fields
 * @param {string} name
 */
export function fieldOf(fields, name) {
	const found = fields.find((field) => field.name === name);
	if (found) return found;
	throw new Error(`There is no field "${name}".`);
}

/**
 * The choices of a list, or the fields of a collection.
 * @param {Field} field
 * @returns {any[]}
 */
export const within = ({ options = [] }) => options;

/** The operations in the order of n8n's list of actions. */
export function operations() {
	const resources = within(fieldOf(actionNode().properties, 'resource'));
	return resources.flatMap(({ name: resourceName, value: resource }) => {
		const list = actionNode().properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource),
		);
		return within(/** @type {Field} */ (list)).map(({ name, value, action }) => ({
			resource,
			resourceName,
			operation: value,
			name,
			action,
		}));
	});
}
