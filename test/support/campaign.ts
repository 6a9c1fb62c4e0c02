/** Create Task in n8n's engine against the sandbox, with everything that a test does not care about. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LaafficApi } from '../../credentials/LaafficApi.credentials';
import { DEMO_ACCOUNT, type Sandbox } from '../../demo/sandbox';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { runNode, type NodeRun, type NodeRunResult, type TestCredential } from './engine';

/** The credentials of the sandbox's demo account; `changes` break or bend them. */
export function sandboxCredentials(
	sandbox: Pick<Sandbox, 'url'>,
	changes: IDataObject = {},
): TestCredential {
	return {
		type: new LaafficApi(),
		data: {
			platform: 'laaffic',
			baseUrl: sandbox.url,
			pathPrefix: 'documented',
			apiKey: DEMO_ACCOUNT.apiKey,
			apiSecret: DEMO_ACCOUNT.apiSecret,
			appId: DEMO_ACCOUNT.appId,
			timeZone: 'Asia/Shanghai',
			...changes,
		},
	};
}

/** A Create Task that is complete: agent 41, numbers from `phone`, no text variables. */
export const SMALL_CAMPAIGN: INodeParameters = {
	resource: 'task',
	operation: 'create',
	taskName: 'Renewals May',
	agentId: '41',
	calleeNumber: '={{ $json.phone }}',
	textVariablesFrom: 'none',
};

export type CampaignRun = Partial<Omit<NodeRun, 'nodeType' | 'credentials'>> & {
	credentialChanges?: IDataObject;
};

/** Runs Create Task; the given parameters are laid over the small campaign's. */
export async function runCampaign(
	sandbox: Pick<Sandbox, 'url'>,
	{ parameters, credentialChanges, ...run }: CampaignRun = {},
): Promise<NodeRunResult> {
	return await runNode({
		nodeType: new LaafficVoiceAgent(),
		parameters: { ...SMALL_CAMPAIGN, ...parameters },
		items: [{ phone: '919777654321' }],
		credentials: [sandboxCredentials(sandbox, credentialChanges)],
		...run,
	});
}
