/** Pushes to the trigger as n8n takes them: parsed, answered, and remembered with the workflow. */
import { randomUUID } from 'node:crypto';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IWebhookFunctions,
} from 'n8n-workflow';
import { LaafficVoiceAgentTrigger } from '../../../nodes/LaafficVoiceAgent/LaafficVoiceAgentTrigger.node';
import { runWebhook, type WebhookRequest, type WebhookRun } from '../../support/webhook';

const trigger = new LaafficVoiceAgentTrigger();

/** The trigger on a server that answers every push in the end. */
function onServer(
	nodeId: string,
	warnings: string[],
): { nodeType: INodeType; answer: (status: number) => void } {
	let response: object = {};
	const nodeType: INodeType = {
		description: trigger.description,
		async webhook(this: IWebhookFunctions) {
			response = this.getResponseObject();
			const node = { ...this.getNode(), id: nodeId };
			this.getNode = () => node;
			const warn = { value: (line: string) => void warnings.push(line) };
			const logger: unknown = Object.create(this.logger, { warn });
			const context = Object.create(this, { logger: { value: logger } }) as IWebhookFunctions;
			return await trigger.webhook.call(context);
		},
	};
	const answer = (statusCode: number) => {
		Object.assign(response, { statusCode, writableEnded: true });
	};
	return { nodeType, answer };
}

interface Pushed {
	/** The items by output; none if no execution started. */
	outputs: INodeExecutionData[][];
	/** The JSON of all items, whichever output they are on. */
	items: IDataObject[];
	/** What the platform gets. */
	status: number;
	answer: unknown;
}

interface PushOptions {
	parameters?: INodeParameters;
	request?: Omit<WebhookRequest, 'body'>;
	isTest?: boolean;
	settings?: WebhookRun['settings'];
	/** Whether n8n fails to start the execution. */
	executionFails?: boolean;
	/** What happens while n8n starts the execution. */
	meanwhile?: () => void;
}

/** A workflow that is switched on. It remembers from push to push. */
export class ActiveTrigger {
	private staticData: IDataObject = {};

	private nodeId: string = randomUUID();

	private otherNodeId: string = randomUUID();

	/** What n8n's log warns of. */
	readonly warnings: string[] = [];

	constructor(private readonly parameters: INodeParameters = {}) {}

	async push(body: unknown, options: PushOptions = {}): Promise<Pushed> {
		const { nodeType, answer: end } = onServer(this.nodeId, this.warnings);
		const isText = typeof body === 'string' || Buffer.isBuffer(body);
		const { result, outputs, answer } = await runWebhook({
			nodeType,
			parameters: { ...this.parameters, ...options.parameters },
			request: {
				...(isText ? { rawBody: Buffer.from(body), body: String(body) } : { body }),
				...options.request,
			},
			settings: options.settings,
			isTest: options.isTest,
			staticData: this.staticData,
		});
		options.meanwhile?.();
		const started = result.workflowData !== undefined;
		const failed = started && options.executionFails === true;
		// n8n saves what the workflow remembers once the execution exists.
		this.staticData = failed ? this.staticData : saved(this.staticData);
		end(failed ? 500 : 200);
		return {
			outputs,
			items: outputs.flat().map(({ json }) => json),
			status: failed ? 500 : (answer?.status ?? 200),
			answer: answer?.body ?? result.webhookResponse,
		};
	}

	/** The JSON of the items that a push brings. */
	async items(body: unknown, options: PushOptions = {}): Promise<IDataObject[]> {
		return (await this.push(body, options)).items;
	}

	/** What the process knew is gone; what is stored with the workflow is there. */
	restart(): void {
		this.nodeId = randomUUID();
	}

	/** The next pushes come to the other of two processes. */
	otherProcess(): void {
		[this.nodeId, this.otherNodeId] = [this.otherNodeId, this.nodeId];
	}

	/** What is stored with the workflow. */
	get memory(): string {
		return JSON.stringify(this.staticData);
	}
}

const saved = (data: IDataObject) => JSON.parse(JSON.stringify(data)) as IDataObject;
