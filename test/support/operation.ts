/** Any operation of the node in n8n's engine, against a sandbox or against answers written down. */
import type { IDataObject, INodeType } from 'n8n-workflow';
import nock from 'nock';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { sandboxCredentials } from './campaign';
import { runNode, type NodeRun, type NodeRunResult } from './engine';

export type OperationRun = Partial<Omit<NodeRun, 'credentials'>> & {
	credentialChanges?: IDataObject;
};

/** The variant that n8n makes of a node for its agents: the same code under another name. */
export function asTool(): INodeType {
	const node = new LaafficVoiceAgent();
	node.description = { ...node.description, name: `${node.description.name}Tool` };
	return node;
}

/** Runs an operation, such as `task:query`, against whoever listens at the address. */
export async function runOperation(
	{ url }: { readonly url: string },
	name: string,
	{ parameters, credentialChanges, ...run }: OperationRun = {},
): Promise<NodeRunResult> {
	const [resource, operation] = name.split(':');
	return await runNode({
		nodeType: new LaafficVoiceAgent(),
		parameters: { resource, operation, ...parameters },
		credentials: [sandboxCredentials({ url }, credentialChanges)],
		...run,
	});
}

/** An address at which only answers that a test has written down are given. */
export const PLATFORM = { url: 'https://platform.example.com' };

interface Asked {
	readonly path: string;
	readonly body: IDataObject;
	readonly headers: Readonly<Record<string, string>>;
}

/**
 * Lets the platform give these answers one after the other, the last one for ever, and notes what
 * it was asked. A number stands for an HTTP status with a gateway's page, a text for itself.
 */
export function answerWith(...answers: ReadonlyArray<object | number | string>): Asked[] {
	const asked: Asked[] = [];
	const page = '<html><body>Bad Gateway</body></html>';
	nock.cleanAll();
	for (const method of ['get', 'post'] as const) {
		nock(PLATFORM.url)
			.persist()
			[method](/.*/)
			.reply(function (path, body) {
				const answer = answers[Math.min(asked.length, answers.length - 1)];
				const headers = this.req.headers;
				asked.push({ path, body: body as IDataObject, headers });
				return typeof answer === 'number' ? [answer, page] : [200, answer as nock.Body];
			});
	}
	return asked;
}
