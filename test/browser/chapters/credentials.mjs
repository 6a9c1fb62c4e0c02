import assert from 'node:assert/strict';
import { afterEach, before } from 'node:test';
import { DEMO_ACCOUNT } from '../../../demo/lib/sandbox.mjs';
import { sandboxCredential } from '../../../demo/lib/credential.mjs';
import { openCanvas, openPanel, part, settle } from '../support/panel.mjs';
import { breakSandbox, mendSandbox, page, place } from '../support/place.mjs';
import { step } from '../support/step.mjs';
import { CAMPAIGN, goodRows, NODE, workflowOfRows } from '../support/workflows.mjs';

const dialog = () => part('editCredential-modal');
const success = () => part('credentials-config-container-test-success').filter({ visible: true });

/** @param {Record<string, string>} texts by the names of the fields */
async function fill(texts) {
	for (const [name, text] of Object.entries(texts)) {
		await dialog().getByTestId(`parameter-input-${name}`).locator('input').fill(text);
	}
}

/** Saves, which tests too. @returns {Promise<string>} what is said of it */
async function save() {
	await tested(() => part('credential-save-button').click());
	return whatIsSaid();
}

/** Waits for the test that `act` causes. @param {() => Promise<unknown>} act */
async function tested(act) {
	const answered = page().waitForResponse((answer) => answer.url().endsWith('/credentials/test'));
	await act();
	await answered;
	await settle();
}

async function whatIsSaid() {
	const more = dialog().getByText('More details').filter({ visible: true });
	if ((await more.count()) > 0) await more.click();
	if (await success().isVisible()) return 'success';
	await dialog().getByText('Couldn’t connect with these settings').waitFor();
	await settle();
	return (await dialog().innerText()).replaceAll(/\s+/g, ' ');
}

export function credentials() {
	before(async () => {
		const options = { rows: await goodRows(), parameters: CAMPAIGN, node: { credentials: {} } };
		await openCanvas(await workflowOfRows('Without an Account', options));
		await openPanel(NODE);
		await part('node-credentials-select').click();
		await page()
			.getByText('Set up credential')
			.or(part('node-credentials-select-item-new'))
			.first()
			.click();
		await dialog().waitFor();
		await settle();
	});
	afterEach(mendSandbox);

	step('with a key that is wrong', async () => {
		const { apiSecret, appId } = DEMO_ACCOUNT;
		await fill({ apiKey: 'no-such-key', apiSecret, appId, baseUrl: place().sandbox.url });
		const said = await save();
		assert.match(said, /The platform does not accept the API key and secret/);
		assert.match(said, /Copy the API key and secret again from the platform's portal/);
	});

	step('without the application ID, which creating tasks needs', async () => {
		await fill({ apiKey: DEMO_ACCOUNT.apiKey, appId: '' });
		const said = await save();
		assert.match(said, /'Application ID' is empty: it is needed to create tasks/);
	});

	step('with an address that does not exist', async () => {
		await fill({ appId: DEMO_ACCOUNT.appId, baseUrl: `${place().sandbox.url}/nowhere` });
		const said = await save();
		assert.match(said, /\(HTTP 404\)/);
		assert.match(said, /Check .*'Base URL'/);
	});

	step('while the platform is broken', async () => {
		await breakSandbox({ kind: 'httpStatus', status: 502, times: 'always' });
		await fill({ baseUrl: place().sandbox.url });
		const said = await save();
		assert.match(said, /\(HTTP 502\)/);
		assert.match(said, /again/);
	});

	step('and succeeds when all is right', async () => {
		await tested(() => dialog().getByText('Retry').filter({ visible: true }).first().click());
		assert.equal(await whatIsSaid(), 'success');
	});

	step('and finds the account on the panel', async () => {
		await dialog().getByLabel('Close this dialog').click();
		await dialog().waitFor({ state: 'detached' });
		const chosen = part('node-credentials-select').locator('input');
		assert.match(await chosen.inputValue(), /^Laaffic account/);
	});

	step('but not with a time zone that does not exist', async () => {
		const { data, type } = sandboxCredential(place().sandbox.url);
		const wrong = { name: 'Zone', type, data: { ...data, timeZone: 'Asia/Atlantis' } };
		const { id } = await place().n8n.createCredential(wrong);
		await tested(() => page().goto(`${place().server.url}/home/credentials/${id}`));
		assert.match(await whatIsSaid(), /'Time Zone' is "Asia\/Atlantis".* Choose one from the list/);
	});
}
