/**
 * Calls a trigger's webhook as n8n's server does: with a request, a response to answer by hand,
 * and the data that the workflow remembers between calls.
 */
import 'reflect-metadata';
import type { IncomingHttpHeaders } from 'node:http';
import type { Request, Response } from 'express';
import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookData,
	IWebhookResponseData,
	IWorkflowSettings,
} from 'n8n-workflow';
import { MemoryCredentials, type TestCredential } from './credentials';
import { additionalDataWith, createWorkflow, typeName, useInstanceKey } from './surroundings';

export interface WebhookRequest {
	method?: string;
	headers?: IncomingHttpHeaders;
	query?: Record<string, string | string[]>;
	/** The body as n8n has parsed it. */
	body?: unknown;
	/** The body as it came in; made from `body` when left out. */
	rawBody?: Buffer;
	/** As n8n reads it from the header, without what follows the type; JSON when left out. */
	contentType?: string;
	/** The address that the call comes from. */
	ip?: string;
	/** The addresses that it was forwarded through, the caller's first. */
	ips?: string[];
}

export interface WebhookRun {
	nodeType: INodeType;
	parameters?: INodeParameters;
	request?: WebhookRequest;
	credentials?: readonly TestCredential[];
	settings?: IWorkflowSettings;
	/** Whether the test URL of the editor is called. */
	isTest?: boolean;
	/** What the workflow remembers from earlier calls: pass on `staticData` of the last result. */
	staticData?: IDataObject;
}

interface WebhookRunResult {
	/** What the node returned to n8n. */
	result: IWebhookResponseData;
	/** The items of each output of the execution that this starts; none when it starts none. */
	outputs: INodeExecutionData[][];
	/** What the node answered by itself; otherwise n8n answers. */
	answer?: Answer;
	/** What n8n answers with. */
	response: Response;
	staticData: IDataObject;
}

interface Answer {
	status: number;
	headers: Record<string, string>;
	body?: unknown;
}

const LOOPBACK = '127.0.0.1';
const NODE = 'Trigger under test';

/** Calls the webhook of a trigger node once. */
export async function runWebhook(asked: WebhookRun): Promise<WebhookRunResult> {
	const { nodeType, parameters = {}, credentials = [], settings, isTest = false } = asked;
	const helper = await MemoryCredentials.with(credentials);
	const node: INode = {
		id: NODE,
		name: NODE,
		type: typeName(nodeType),
		typeVersion: 1,
		position: [0, 0],
		webhookId: '00000000-0000-4000-8000-000000000000',
		parameters,
		credentials: helper.references(),
	};
	const staticData = asked.staticData ?? {};
	const workflow = createWorkflow({ nodes: [node], connections: {}, settings, staticData }, [
		nodeType,
	]);
	const { response, answer } = createResponse();
	const additionalData = {
		...additionalDataWith(helper),
		httpRequest: createRequest(asked.request ?? {}),
		httpResponse: response,
	};
	const mode = isTest ? 'manual' : 'webhook';
	const webhookDescription = webhookOf(nodeType);
	const webhook: IWebhookData = {
		httpMethod: 'POST',
		node: NODE,
		path: webhookDescription.path,
		webhookDescription,
		workflowId: workflow.id,
		workflowExecuteAdditionalData: additionalData,
		isTest,
	};
	// The node as the workflow holds it: with the defaults of the parameters that were left out.
	const placedNode = workflow.getNode(NODE) ?? node;
	const context = new WebhookContext(workflow, placedNode, additionalData, mode, webhook, [], null);
	if (nodeType.webhook === undefined) throw new Error('The node has no webhook function');
	const result = await nodeType.webhook.call(context);
	return { result, outputs: result.workflowData ?? [], answer: answer(), response, staticData };
}

/** The webhook for pushes; the other one only says that the address exists. */
function webhookOf({ description }: INodeType) {
	const found = description.webhooks?.find(({ name }) => name === 'default');
	if (found === undefined) throw new Error("The node declares no webhook 'default'");
	return found;
}

function createRequest(request: WebhookRequest): Request {
	const { method = 'POST', headers = {}, query = {}, body = {}, ip = LOOPBACK, ips = [] } = request;
	const rawBody = request.rawBody ?? Buffer.from(JSON.stringify(body));
	const fields = {
		method,
		headers,
		query,
		body,
		rawBody,
		...(request.contentType === undefined ? {} : { contentType: request.contentType }),
		ip,
		ips,
		params: {},
		// n8n reads the body itself when a node asks for it raw.
		readRawBody: async () => {},
		get: (name: string) => headers[name.toLowerCase()],
	};
	return fields as unknown as Request;
}

/** Records the answer. Only what nodes use of a response is there; the rest fails loudly. */
function createResponse(): { response: Response; answer: () => Answer | undefined } {
	const recorded: Answer = { status: 200, headers: {} };
	let ended = false;
	const finish = (body?: unknown) => {
		if (body !== undefined) recorded.body = body;
		ended = true;
		return fields;
	};
	const setHeader = (name: string, value: string) => {
		recorded.headers[name.toLowerCase()] = value;
		return fields;
	};
	const fields = {
		status(code: number) {
			recorded.status = code;
			return fields;
		},
		set: setHeader,
		header: setHeader,
		setHeader,
		send: finish,
		json: finish,
		end: finish,
	};
	return {
		response: fields as unknown as Response,
		answer: () => (ended ? recorded : undefined),
	};
}

useInstanceKey();
