/** The lists of the panel, as n8n's editor asks for them. */
import { LoadOptionsContext } from 'n8n-core';
import type {
	INode,
	INodeListSearchResult,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { sandboxCredentials } from './campaign';
import { MemoryCredentials } from './credentials';
import { additionalDataWith, createWorkflow, typeName } from './surroundings';

interface ListRequest {
	/** What was typed into the search of the list. */
	filter?: string;
	/** For a further page: what the page before gave. */
	paginationToken?: string;
	/** The other parameters on the panel. */
	parameters?: INodeParameters;
}

/** Opens a list of the panel. */
export async function openList(
	sandbox: Pick<Sandbox, 'url'>,
	method: keyof LaafficVoiceAgent['methods']['listSearch'],
	{ filter, paginationToken, parameters = {} }: ListRequest = {},
): Promise<INodeListSearchResult> {
	const nodeType = new LaafficVoiceAgent();
	const credentials = await MemoryCredentials.with([sandboxCredentials(sandbox)]);
	const node: INode = {
		id: 'node',
		name: 'Node under test',
		type: typeName(nodeType),
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: credentials.references(),
	};
	const workflow = createWorkflow({ nodes: [node], connections: {} }, [nodeType]);
	const additionalData = {
		...additionalDataWith(credentials),
		currentNodeParameters: parameters,
	} as unknown as IWorkflowExecuteAdditionalData;
	const context = new LoadOptionsContext(workflow, node, additionalData, 'parameters');
	return await nodeType.methods.listSearch[method].call(context, filter, paginationToken);
}
