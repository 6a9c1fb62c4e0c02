import assert from 'node:assert/strict';
import { fieldsOf, operations } from '../support/labels.mjs';
import { closePanel, cutLabels, field, labels, openCanvas, openPanel } from '../support/panel.mjs';
import { page } from '../support/place.mjs';
import { step } from '../support/step.mjs';
import { nodeOf, workflowOf } from '../support/workflows.mjs';

const TYPE = 'n8n-nodes-laaffic.laafficVoiceAgentTool';
const CONSENT = 'Let AI Agent';

/** The switch by which a person lets an agent do more than look. @param {{ resource: string, operation: string }} what */
const consentOf = ({ resource, operation }) =>
	fieldsOf(resource, operation).find(({ displayName }) => displayName.startsWith(CONSENT));

export function toolOfAnAgent() {
	step('which may call, text or change nothing unless a person lets it', async () => {
		const changing = [
			'task:create',
			'task:cancel',
			'recallFlow:update',
			'recallFlow:cancel',
			'sms:send',
		];
		for (const name of changing) {
			const [resource, operation] = name.split(':');
			const consent = consentOf({ resource, operation });
			assert.ok(consent, name);
			const parameters = { resource, operation };
			await openCanvas(await workflowOf(name, [nodeOf({ name: 'Tool', type: TYPE, parameters })]));
			await openPanel('Tool');
			assert.ok((await labels()).includes(consent.displayName), consent.displayName);
			assert.equal(await field(consent.name).getByRole('switch').isChecked(), false);
			assert.deepEqual(await cutLabels(), []);
			if (name !== 'task:create') continue;
			await page().locator('label').filter({ hasText: consent.displayName }).hover();
			await page()
				.locator('label')
				.filter({ hasText: consent.displayName })
				.locator('svg')
				.first()
				.hover();
			await page()
				.getByText(consent.description ?? '')
				.first()
				.waitFor();
		}
	});

	step('which may always look', async () => {
		const looking = operations().find(
			(one) => one.resource === 'task' && one.operation === 'query',
		);
		assert.ok(looking && !consentOf(looking));
		const { resource, operation } = looking;
		const parameters = { resource, operation };
		await openCanvas(
			await workflowOf('Looking', [nodeOf({ name: 'Tool', type: TYPE, parameters })]),
		);
		await openPanel('Tool');
		assert.ok((await labels()).every((label) => !label.startsWith(CONSENT)));
		await closePanel();
	});
}
