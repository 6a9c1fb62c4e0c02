// Fills in n8n's forms as a browser does.
import { waitUntil } from './waitUntil.mjs';

const TIMEOUT_MS = 60_000;
const ANSWER_MS = 10_000;
/** n8n can leave a page without an answer that is asked for while the workflow runs. */
const PAGE_MS = 2_000;

/** @param {string} what @param {() => Promise<any>} look @returns {Promise<any>} what it finds */
const until = (what, look) => waitUntil(what, look, TIMEOUT_MS);

/** What people see of a page. @param {string} html */
const textOf = (html) =>
	html
		.replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');

/** @param {string} url @returns {Promise<string | undefined>} nothing where n8n is not ready */
async function pageAt(url) {
	const signal = AbortSignal.timeout(PAGE_MS);
	const response = await fetch(url, { signal }).catch(() => undefined);
	return response?.ok ? response.text().catch(() => undefined) : undefined;
}

/** @param {string} url @param {string} answer to its one field @returns {Promise<any>} */
async function send(url, answer) {
	const body = new FormData();
	body.set('field-0', answer);
	const signal = AbortSignal.timeout(ANSWER_MS);
	const response = await fetch(url, { method: 'POST', body, signal });
	const text = await response.text();
	if (!response.ok) throw new Error(`The form at ${url} answered ${response.status}: ${text}`);
	return JSON.parse(text);
}

/**
 * Fills in the form of an active workflow and then the page that it asks on.
 * @param {import('../../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {import('../../../demo/lib/rest.mjs').Workflow} workflow
 * @param {{ first: string, decide: (question: string) => string }} answers
 * @returns {Promise<{ question: string, ending: string }>} the texts of the pages
 */
export async function fillIn(n8n, workflow, { first, decide }) {
	const { webhookId } = workflow.nodes.find(({ type }) => type.endsWith('formTrigger'));
	const start = `${n8n.url}/form/${webhookId}`;
	await until('the form', () => pageAt(start));
	const [before] = await n8n.listExecutions(workflow.id, 1);
	const { formWaitingUrl } = await send(start, first);
	// n8n names itself localhost, which it does not listen on everywhere.
	const page = formWaitingUrl.replace('localhost', '127.0.0.1');
	await until('the wait for an answer', async () => {
		const [latest] = await n8n.listExecutions(workflow.id, 1);
		return latest?.id !== before?.id && latest?.status === 'waiting';
	});
	const question = textOf(await until('the page', () => pageAt(page)));
	await send(page, decide(question));
	const ending = await until('the last page', async () => {
		const text = textOf((await pageAt(page)) ?? '');
		return text.trim() !== '' && text !== question && text;
	});
	return { question, ending };
}
