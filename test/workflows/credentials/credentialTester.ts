/**
 * Tests credentials as n8n does when a user presses *Retry* or saves them: the declared request runs
 * in n8n's declarative engine, signed by the credentials, and the declared rules judge the answer.
 * The rules are judged here, because n8n keeps that part in its server package.
 */
import 'reflect-metadata';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	type IDataObject,
	type INode,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { LaafficApi } from '../../../credentials/LaafficApi.credentials';
import { MemoryCredentials } from '../../support/credentials';
import {
	additionalDataWith,
	createWorkflow,
	placed,
	typeName,
	useInstanceKey,
} from '../../support/surroundings';

/** Sends the request of the credential test and nothing else. */
class TestRequest implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Test Request',
		name: 'testRequest',
		group: ['transform'],
		version: 1,
		description: 'Sends a request',
		defaults: { name: 'Test Request' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'laafficApi', required: true }],
		properties: [
			{
				displayName: 'Temp',
				name: 'temp',
				type: 'string',
				default: '',
				routing: { request: new LaafficApi().test.request },
			},
		],
	};
}

/** What n8n tells a user about credentials with these fields. */
export async function testCredentials(data: IDataObject): Promise<INodeCredentialTestResult> {
	try {
		return judge(await answerTo(data));
	} catch (error) {
		return { status: 'Error', message: ruledMessage(error) ?? messageOf(error) };
	}
}

async function answerTo(data: IDataObject): Promise<unknown> {
	const type = new LaafficApi();
	const helper = await MemoryCredentials.with([
		{ type, data: data as Parameters<LaafficApi['authenticate']>[0] },
	]);
	const nodeType = new TestRequest();
	const node: INode = {
		...placed('Test Request', typeName(nodeType)),
		credentials: helper.references(),
	};
	const inputData = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		createWorkflow({ nodes: [node], connections: {} }, [nodeType]),
		node,
		additionalDataWith(helper),
		'internal',
		createEmptyRunExecutionData(),
		0,
		inputData.main[0],
		inputData,
		{ node, data: inputData, source: null },
		[],
	);
	const output = await new RoutingNode(context, nodeType).runNode();
	const [[{ json }]] = output as INodeExecutionData[][];
	return json;
}

/** A rule that fits means a failure; without any, the credentials are good. */
function judge(answer: unknown): INodeCredentialTestResult {
	for (const { type, properties } of new LaafficApi().test.rules ?? []) {
		if (type !== 'responseSuccessBody') continue;
		if (valueAt(answer, properties.key) !== properties.value) continue;
		return { status: 'Error', message: properties.message };
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function valueAt(answer: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
			answer,
		);
}

/** A rule of either kind. */
interface Rule {
	readonly type: string;
	readonly properties: { readonly value: unknown; readonly message: string };
}

/** A rule for the HTTP status of a refusal. */
function ruledMessage(error: unknown): string | undefined {
	const { cause } = error as { cause?: { response?: { status: number } } };
	const rules: readonly Rule[] = new LaafficApi().test.rules ?? [];
	const rule = rules.find(
		({ type, properties: { value } }) =>
			type === 'responseCode' && value === cause?.response?.status,
	);
	return rule?.properties.message;
}

/** As n8n words it: the title of an HTTP status, or the code of a network error. */
function messageOf(error: unknown): string {
	const { cause, message } = error as {
		cause?: { response?: { status: number; statusText?: string }; code?: string };
		message: string;
	};
	if (cause?.response) {
		return cause.response.statusText || `Received HTTP status code: ${cause.response.status}`;
	}
	return cause?.code ?? message;
}

useInstanceKey();
