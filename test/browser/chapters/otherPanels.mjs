import assert from 'node:assert/strict';
import { fieldsOf, operations } from '../support/labels.mjs';
import { closePanel, cutLabels, labels, openCanvas, openPanel } from '../support/panel.mjs';
import { picture, step } from '../support/step.mjs';
import { nodeOf, workflowOf } from '../support/workflows.mjs';

const TYPE = 'n8n-nodes-laaffic.laafficVoiceAgent';
const NODES_IN_A_ROW = 5;

/**
 * The labels that show at once; notices have none.
 * @param {{ resource: string, operation: string }} what
 */
function labelsAtFirst({ resource, operation }) {
	const fields = fieldsOf(resource, operation);
	const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default]));
	/** @type {Record<string, unknown>} */
	const own = { ...defaults, resource, operation };
	const isShown = (/** @type {import('../support/labels.mjs').Field} */ { displayOptions }) =>
		Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
			/** @type {any[]} */ (values).includes(own[name]),
		);
	return fields
		.filter((field) => field.type !== 'notice' && isShown(field))
		.map(({ displayName }) => displayName);
}

export function otherPanels() {
	step('and finds labels that are whole and tell the fields apart', async () => {
		const others = operations().slice(1);
		const nodes = others.map(({ resource, operation, action }, at) =>
			nodeOf({
				name: action,
				type: TYPE,
				parameters: { resource, operation },
				position: [(at % NODES_IN_A_ROW) * 220, Math.floor(at / NODES_IN_A_ROW) * 220],
			}),
		);
		await openCanvas(await workflowOf('All Operations', nodes));
		for (const one of others) {
			await openPanel(one.action);
			const shown = await labels();
			assert.deepEqual([...new Set(shown)], shown);
			const expected = labelsAtFirst(one);
			assert.deepEqual(
				shown.filter((label) => expected.includes(label)),
				expected,
			);
			assert.deepEqual(await cutLabels(), []);
			await picture(one.action);
			await closePanel();
		}
	});
}
