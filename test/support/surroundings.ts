/** What n8n's server puts around its engine, for an engine that runs inside a test. */
import 'reflect-metadata';
import { Container } from '@n8n/di';
import {
	Cipher,
	EncryptionKeyProxy,
	ExternalSecretsProxy,
	InstanceSettings,
	type KeyInfo,
} from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IConnections,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
} from 'n8n-workflow';
import type { MemoryCredentials } from './credentials';

const PACKAGE = 'n8n-nodes-laaffic';
const SERVER = 'http://localhost:5678';

export const START_TYPE = 'n8n-nodes-base.manualTrigger';
export const NO_OPERATION_TYPE = 'n8n-nodes-base.noOp';

let executions = 0;

/** A new one for each execution, as n8n counts them. */
export function nextExecutionId(): string {
	executions++;
	return String(executions);
}

/** Encryption as on an instance without key rotation: its own key encrypts the credentials. */
export function useInstanceKey(): void {
	const { encryptionKey } = Container.get(InstanceSettings);
	const key: KeyInfo = {
		id: 'instance',
		value: Container.get(Cipher).encryptDEKWithInstanceKey(encryptionKey),
		algorithm: 'aes-256-cbc',
		format: 'no-prefix',
	};
	Container.get(EncryptionKeyProxy).setProvider({
		getActiveKey: async () => key,
		getKeyById: async () => key,
		getLegacyKey: async () => key,
	});
}

/** The name under which workflows refer to a node of this package. */
export function typeName({ description }: INodeType): string {
	return `${PACKAGE}.${description.name}`;
}

/** A node as it stands on a canvas, before anything is set on its panel. */
export const placed = (name: string, type: string): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

/** Finds node types by name, and knows a stand-in for each of n8n's own that tests need. */
export class KnownNodeTypes implements INodeTypes {
	private readonly types: Map<string, INodeType>;

	constructor(types: readonly INodeType[]) {
		this.types = new Map<string, INodeType>([
			[START_TYPE, new PassOn([])],
			[NO_OPERATION_TYPE, new PassOn([NodeConnectionTypes.Main])],
			...types.map((type) => [typeName(type), type] as const),
		]);
	}

	getByName(name: string): INodeType {
		const type = this.types.get(name);
		if (type === undefined) throw new Error(`The test gave no node type ${name}`);
		return type;
	}

	getByNameAndVersion(name: string): INodeType {
		return this.getByName(name);
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}

/** Stands in for a node of n8n's own: passes its items on. */
class PassOn implements INodeType {
	readonly description: INodeType['description'];

	constructor(inputs: INodeType['description']['inputs']) {
		this.description = {
			displayName: 'Pass On',
			name: 'passOn',
			group: ['transform'],
			version: 1,
			description: 'Passes its items on',
			defaults: { name: 'Pass On' },
			inputs,
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

export interface WorkflowParts {
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
}

/** A workflow as the engine takes it. */
export function createWorkflow(parts: WorkflowParts, types: readonly INodeType[]): Workflow {
	refuseUnknownParameters(parts.nodes, types);
	return new Workflow({
		id: 'workflow',
		name: 'Test',
		active: false,
		nodes: parts.nodes,
		connections: parts.connections,
		settings: parts.settings ?? {},
		staticData: parts.staticData,
		nodeTypes: new KnownNodeTypes(types),
	});
}

/** n8n drops parameters that a node does not declare, so a misspelt one would test nothing. */
function refuseUnknownParameters(nodes: readonly INode[], types: readonly INodeType[]): void {
	for (const type of types) {
		const declared = new Set(type.description.properties.map(({ name }) => name));
		for (const { name, parameters } of nodes.filter((node) => node.type === typeName(type))) {
			const unknown = Object.keys(parameters).filter((parameter) => !declared.has(parameter));
			if (unknown.length === 0) continue;
			throw new Error(`'${name}' declares no parameter ${unknown.join(', ')}`);
		}
	}
}

/** What a server tells its engine: addresses, credentials, and how to call back. */
export function additionalDataWith(
	credentialsHelper: MemoryCredentials,
	executionId: string = nextExecutionId(),
) {
	return {
		executionId,
		credentialsHelper,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		currentNodeExecutionIndex: 0,
		instanceBaseUrl: `${SERVER}/`,
		restApiUrl: `${SERVER}/rest`,
		formBaseUrl: `${SERVER}/form`,
		formTestBaseUrl: `${SERVER}/form-test`,
		formWaitingBaseUrl: `${SERVER}/form-waiting`,
		webhookBaseUrl: `${SERVER}/webhook`,
		webhookTestBaseUrl: `${SERVER}/webhook-test`,
		webhookWaitingBaseUrl: `${SERVER}/webhook-waiting`,
		mcpBaseUrl: `${SERVER}/mcp`,
		mcpTestBaseUrl: `${SERVER}/mcp-test`,
		variables: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
		executeWorkflow: notHere('sub-workflows'),
		startRunnerTask: notHere('task runners'),
		getRunExecutionData: notHere('other executions'),
		getRuntimeCredential: notHere('runtime credentials'),
	} satisfies IWorkflowExecuteAdditionalData;
}

const notHere = (what: string) => async (): Promise<never> => {
	throw new Error(`The test engine has no ${what}`);
};
