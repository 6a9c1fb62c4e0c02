import type { IncomingMessage } from 'node:http';
import { SIGNATURE } from '../../nodes/LaafficVoiceAgent/api/facts';
import { FILE_PATH, opensFile, silence } from '../calls/recordings';
import type { Context } from '../context';
import { plantTask } from '../faults/foreignOwner';
import type { Fault } from '../faults/kinds';
import { isFields } from '../fields';
import { jsonAnswer } from '../http/answer';
import type { Answer } from '../http/answer';
import { readBody } from '../http/body';
import type { Quirks } from '../options';
import { PUSH_ORDERS } from '../push/orders';
import { accountSummaries } from './account';
import { isFromHere } from './guard';
import { PAGE_HEADERS, PAGE_SCRIPT, renderPage } from './page';
import { inFull, ledgerSummary, summarize } from './summary';

interface Order {
	readonly context: Context;
	readonly request: IncomingMessage;
	readonly url: URL;
	readonly body: unknown;
}

function done(act: () => void): Answer {
	act();
	return jsonAnswer({ done: true });
}

function addFaults({ context, body }: Order): Answer {
	context.faults.add(...((Array.isArray(body) ? body : [body]) as Fault[]));
	return jsonAnswer({ faults: context.faults.pending() });
}

function plant({ context, body }: Order): Answer {
	if (!isFields(body) || typeof body['taskName'] !== 'string') {
		throw new Error('A planted task needs a taskName');
	}
	const callees = Number(body['callees'] ?? 1);
	const task = plantTask(context, context.options.accounts[0], body['taskName'], callees);
	return jsonAnswer({ taskId: task.id });
}

function listTasks({ context, url }: Order): Answer {
	const full = url.searchParams.get('callees') === 'full';
	const tasks = context.ledger.tasks();
	return jsonAnswer(full ? tasks.map(inFull) : tasks.map(summarize));
}

function sample({ context }: Order): Answer {
	const { sampleCsv } = context.options;
	if (sampleCsv === undefined) return jsonAnswer({ error: 'No sample file was given' }, 404);
	return { status: 200, contentType: 'text/csv;charset=UTF-8', body: sampleCsv };
}

/** Opens to whoever has the URL, and to nobody who shows a signature of the platform besides. */
function recording({ context, request, url: { searchParams } }: Order): Answer {
	const isSigned = request.headers[SIGNATURE.headers.sign.toLowerCase()] !== undefined;
	if (isSigned || !opensFile(searchParams, context.now())) {
		return { status: 403, contentType: 'application/xml', body: '<Code>AccessDenied</Code>' };
	}
	const fileName = searchParams.get('id') ?? '';
	return {
		status: 200,
		contentType: 'audio/mpeg',
		headers: { 'Content-Disposition': `attachment; filename=${fileName}` },
		body: silence(),
	};
}

function page({ context }: Order): Answer {
	const body = renderPage(context);
	return { status: 200, contentType: 'text/html;charset=UTF-8', headers: PAGE_HEADERS, body };
}

const script = (): Answer => ({
	status: 200,
	contentType: 'text/javascript;charset=UTF-8',
	body: PAGE_SCRIPT,
});

/** The sandbox's own pages and switches, beside the platform's endpoints. */
const ORDERS: Readonly<Record<string, (order: Order) => Answer | Promise<Answer>>> = {
	...PUSH_ORDERS,
	'GET /': page,
	'GET /page.js': script,
	'GET /sandbox/account': ({ context }) => jsonAnswer(accountSummaries(context)),
	'GET /sample/customers.csv': sample,
	[`GET ${FILE_PATH}`]: recording,
	'GET /sandbox/ledger': ({ context }) => jsonAnswer(ledgerSummary(context)),
	'GET /sandbox/tasks': listTasks,
	'POST /sandbox/tasks': plant,
	'GET /sandbox/faults': ({ context }) => jsonAnswer({ faults: context.faults.pending() }),
	'POST /sandbox/faults': addFaults,
	'DELETE /sandbox/faults': ({ context }) => done(() => context.faults.clear()),
	'POST /sandbox/quirks': ({ context, body }) => {
		Object.assign(context.quirks, body as Partial<Quirks>);
		return jsonAnswer(context.quirks);
	},
	'POST /sandbox/reset': ({ context }) => done(context.reset),
};

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** JSON whatever it calls itself, or the form of the page. */
async function readOrder(request: IncomingMessage): Promise<unknown> {
	const text = (await readBody(request))?.toString('utf8') ?? '';
	const isForm = request.headers['content-type']?.startsWith(FORM_TYPE) ?? false;
	if (isForm) return Object.fromEntries(new URLSearchParams(text));
	return text === '' ? undefined : JSON.parse(text);
}

/** Answers the sandbox's own addresses; undefined for those of the platform. */
export async function control(
	context: Context,
	request: IncomingMessage,
	url: URL,
): Promise<Answer | undefined> {
	const order = ORDERS[`${request.method} ${url.pathname}`];
	if (!order) {
		const isOurs = url.pathname.startsWith('/sandbox/');
		return isOurs ? jsonAnswer({ error: 'There is no such switch' }, 404) : undefined;
	}
	if (!isFromHere(request)) {
		return jsonAnswer({ error: 'Only programs and pages of this computer may ask' }, 403);
	}
	try {
		return await order({ context, request, url, body: await readOrder(request) });
	} catch (error) {
		return jsonAnswer({ error: error instanceof Error ? error.message : String(error) }, 400);
	}
}
