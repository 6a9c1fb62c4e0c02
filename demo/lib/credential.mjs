// The credential "Laaffic sandbox" in n8n.
import { DEMO_ACCOUNT } from './sandbox.mjs';

export const CREDENTIAL_TYPE = 'laafficApi';
const NAME = 'Laaffic sandbox';

/** @param {string} sandboxUrl */
export const sandboxCredential = (sandboxUrl) => ({
	name: NAME,
	type: CREDENTIAL_TYPE,
	data: {
		platform: 'laaffic',
		baseUrl: sandboxUrl,
		pathPrefix: 'documented',
		...DEMO_ACCOUNT,
		timeZone: 'Asia/Shanghai',
	},
});

/** @param {unknown} address */
const isOnThisMachine = (address) => /^http:\/\/127\.0\.0\.1(:|\/|$)/.test(String(address ?? ''));

/**
 * Creates the credential, or gives it the sandbox's present address. One that leads elsewhere now
 * was changed by the user, perhaps to a real account: it is left alone, and so is what uses it.
 * @param {import('./rest.mjs').N8nClient} n8n
 * @param {string | undefined} rememberedId
 * @param {string} sandboxUrl
 * @returns {Promise<{ id: string, name: string, leadsElsewhere: boolean }>}
 */
export async function ensureCredential(n8n, rememberedId, sandboxUrl) {
	const wanted = sandboxCredential(sandboxUrl);
	const known = await n8n.listCredentials();
	const found = known.find(({ id, name, type }) =>
		rememberedId === undefined ? name === NAME && type === CREDENTIAL_TYPE : id === rememberedId,
	);
	if (!found) {
		const { id } = await n8n.createCredential(wanted);
		return { id, name: NAME, leadsElsewhere: false };
	}
	const { data } = await n8n.getCredential(found.id);
	if (!isOnThisMachine(data?.baseUrl)) {
		return { id: found.id, name: found.name, leadsElsewhere: true };
	}
	await n8n.updateCredential(found.id, { ...wanted, name: found.name });
	return { id: found.id, name: found.name, leadsElsewhere: false };
}
