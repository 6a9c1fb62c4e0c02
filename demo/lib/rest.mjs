// A small client for n8n's own REST API: what the editor in the browser does, for scripts. The same
// calls work on every version in versions.mjs.
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeFlatted } from './flatted.mjs';

export const OWNER = { email: 'owner@example.com', password: 'Passw0rd1' };

const EXECUTION_TIMEOUT_MS = 180_000;
const LOOK_AGAIN_MS = 250;
/** States in which an execution changes no more. */
export const ENDED = ['success', 'error', 'canceled', 'crashed'];

/**
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status
 * @property {{ resultData: { runData: Record<string, any[]>, error?: any } }} data
 *
 * @typedef {object} Workflow
 * @property {string} id
 * @property {string} name
 * @property {any[]} nodes
 * @property {Record<string, any>} connections
 * @property {Record<string, any[]> | null} [pinData]
 * @property {boolean} [active]
 * @property {string} [versionId]
 * @property {string | null} [activeVersionId] what runs: from 2.0 on, saving doesn't change it
 * @property {boolean} [isArchived]
 */

export class N8nClient {
	/** @param {string} url */
	constructor(url) {
		this.url = url;
		this.cookie = '';
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<{ status: number, body: any }>}
	 */
	async ask(method, path, body) {
		const headers = { 'content-type': 'application/json', cookie: this.cookie };
		const content = body === undefined ? undefined : JSON.stringify(body);
		const response = await fetch(this.url + path, { method, headers, body: content });
		const cookies = response.headers.getSetCookie();
		const session = cookies.find((cookie) => cookie.startsWith('n8n-auth='));
		if (session) this.cookie = session.split(';')[0];
		const text = await response.text();
		try {
			return { status: response.status, body: JSON.parse(text) };
		} catch {
			return { status: response.status, body: text };
		}
	}

	/**
	 * Like `ask`, but an answer that is no success is an error.
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [content]
	 * @returns {Promise<any>}
	 */
	async call(method, path, content) {
		const { status, body } = await this.ask(method, path, content);
		if (status < 300) return body?.data ?? body;
		const reason = body?.message ?? JSON.stringify(body);
		throw new Error(`n8n answered ${method} ${path} with ${status}: ${reason}`);
	}

	/**
	 * Creates the owner account where there is none yet, and logs in.
	 * @returns {Promise<boolean>} whether the account was created now
	 */
	async logIn({ email, password } = OWNER) {
		const owner = { email, password, firstName: 'Demo', lastName: 'Owner' };
		const { status } = await this.ask('POST', '/rest/owner/setup', owner);
		if (status < 300) return true;
		const login = await this.ask('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		if (login.status < 300) return false;
		throw new Error(
			`${email} can't log in to n8n with the password ${password} any more. Change it back in n8n, ` +
				'or forget this n8n and its workflows with "npm start -- --fresh".',
		);
	}

	/** @returns {Promise<any[]>} */
	listCredentials() {
		return this.call('GET', '/rest/credentials');
	}

	/** @param {string} id @returns {Promise<any>} with the fields that are no secrets */
	getCredential(id) {
		return this.call('GET', `/rest/credentials/${id}?includeData=true`);
	}

	/** @param {{ name: string, type: string, data: object }} credential @returns {Promise<any>} */
	createCredential(credential) {
		return this.call('POST', '/rest/credentials', credential);
	}

	/**
	 * @param {string} id
	 * @param {{ name: string, type: string, data: object }} credential
	 * @returns {Promise<any>}
	 */
	updateCredential(id, credential) {
		return this.call('PATCH', `/rest/credentials/${id}`, credential);
	}

	/**
	 * What the "Test" in the credential's dialog shows.
	 * @param {{ id: string, name: string, type: string, data: object }} credentials
	 * @returns {Promise<{ status: string, message: string }>}
	 */
	testCredential(credentials) {
		return this.call('POST', '/rest/credentials/test', { credentials });
	}

	/** @returns {Promise<Workflow[]>} without those in the archive */
	async listWorkflows() {
		const found = await this.call('GET', '/rest/workflows');
		const all = Array.isArray(found) ? found : found.results;
		return all.filter((/** @type {Workflow} */ workflow) => !workflow.isArchived);
	}

	/** @param {string} id @returns {Promise<Workflow>} */
	getWorkflow(id) {
		return this.call('GET', `/rest/workflows/${id}`);
	}

	/** @param {object} workflow @returns {Promise<Workflow>} */
	createWorkflow(workflow) {
		return this.call('POST', '/rest/workflows', { ...workflow, active: false });
	}

	/** @param {string} id @param {object} changes @returns {Promise<Workflow>} */
	async updateWorkflow(id, changes) {
		const { versionId } = await this.getWorkflow(id);
		return this.call('PATCH', `/rest/workflows/${id}`, { ...changes, versionId });
	}

	/** @param {string} id */
	async activate(id) {
		const { versionId } = await this.getWorkflow(id);
		return this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	/** @param {string} id */
	deactivate(id) {
		return this.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/**
	 * Runs a workflow as the editor's Execute button does.
	 * @param {Workflow} workflow
	 * @param {string} trigger name of its trigger node
	 * @returns {Promise<string>} the execution's id
	 */
	async run(workflow, trigger) {
		const request = {
			workflowData: workflow,
			triggerToStartFrom: { name: trigger },
			startNodes: [],
		};
		const { executionId } = await this.call('POST', `/rest/workflows/${workflow.id}/run`, request);
		return String(executionId);
	}

	/** @param {string} id @returns {Promise<Execution>} */
	async getExecution(id) {
		const execution = await this.call('GET', `/rest/executions/${id}`);
		return { ...execution, data: decodeFlatted(execution.data) };
	}

	/** @param {string} workflowId @returns {Promise<any[]>} the latest first, without their data */
	async listExecutions(workflowId, limit = 20) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		return (await this.call('GET', `/rest/executions?limit=${limit}&filter=${filter}`)).results;
	}

	/** @param {string} id @returns {Promise<Execution>} */
	async waitForExecution(id, timeoutMs = EXECUTION_TIMEOUT_MS) {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const execution = await this.getExecution(id);
			// n8n 1.123 says that it has ended a moment before it has stored what came out.
			if (ENDED.includes(execution.status) && execution.data) return execution;
			if (Date.now() > deadline) {
				throw new Error(`Execution ${id} has not ended after ${timeoutMs / 1000} seconds.`);
			}
			await sleep(LOOK_AGAIN_MS);
		}
	}
}
