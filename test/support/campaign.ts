/** Create Task in n8n's engine against the sandbox, with everything that a test does not care about. */
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { LaafficApi } from '../../credentials/LaafficApi.credentials';
import {
	DEMO_ACCOUNT,
	startSandbox,
	type LedgerTask,
	type Sandbox,
	type SandboxOptions,
} from '../../sandbox';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import { runNode, type NodeRun, type NodeRunResult, type TestCredential } from './engine';
import { freshInstallation } from './sends';

/**
 * A sandbox for all tests of a file or of a `describe`, forgetful before each of them.
 *
 * @example
 * const sandbox = useSandbox();
 * test('…', async () => void (await runCampaign(sandbox())));
 */
export function useSandbox(options: Partial<SandboxOptions> = {}): () => Sandbox {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => {
		sandbox.reset();
		freshInstallation();
	});
	afterAll(async () => await sandbox.close());
	return () => sandbox;
}

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

/** A Create Task that is complete: agent 43 (of no collection, so without texts that it needs), numbers from `phone`, no text variables. */
export const SMALL_CAMPAIGN: INodeParameters = {
	resource: 'task',
	operation: 'create',
	taskName: 'Renewals May',
	agentId: '43',
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

/** Rows with the numbers 919777000000, 919777000001 and so on. */
export function rowsOf(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, row) => ({ phone: String(919_777_000_000 + row) }));
}

/** The one task that requests have made; fails if there are none or several. */
export function onlyTask({ ledger }: Pick<Sandbox, 'ledger'>): LedgerTask {
	const made = ledger.tasks().filter(({ origin }) => origin === 'request');
	if (made.length !== 1) throw new Error(`There are ${made.length} tasks instead of one`);
	return made[0];
}

/** Number and texts of each callee, as the platform received them. */
export function calleesOf({ callees, textsAt }: LedgerTask): Array<Record<string, string>> {
	return callees.map((calleeNumber, row) => ({ calleeNumber, ...textsAt(row) }));
}

/** How often each number would be dialled. */
export function dialled({ ledger }: Pick<Sandbox, 'ledger'>): Record<string, number> {
	return Object.fromEntries(ledger.dialCounts());
}

/** The fields of the items of an output. */
export function jsonOf(items: readonly INodeExecutionData[]): IDataObject[] {
	return items.map(({ json }) => json);
}

/** Message and description of what stopped the workflow, as one text; fails if nothing did. */
export function stopText({ error }: NodeRunResult): string {
	if (error === undefined) throw new Error('Nothing stopped the workflow');
	return [error.message, error.description].join('\n');
}

/** The input items that an output's items are paired with, in order. */
export function pairsOf(items: readonly INodeExecutionData[]): number[][] {
	return items.map(({ pairedItem }) => {
		const pairs = Array.isArray(pairedItem) ? pairedItem : [pairedItem];
		return pairs.map((pair) => (typeof pair === 'object' ? pair.item : Number(pair)));
	});
}
