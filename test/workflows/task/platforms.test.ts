/** One node for the dialects of the three brands, and for what each page prints differently. */
import type { INodeParameters } from 'n8n-workflow';
import { calleesOf, onlyTask, runCampaign, stopText, useSandbox } from '../../support/campaign';

/** Copied from the vendor's pages by hand, so that node and sandbox cannot be wrong together. */
const ADDRESSES = {
	laaffic: ['/voice/group/call/query', '/v3/voice/group/call/send/agent'],
	itniotech: ['/voice/group/call/query', '/voice/group/call/send/agent'],
	onbuka: ['/v3/voice/group/call/query', '/v3/voice/group/call/send/agent'],
} as const;

const COLLECTION_ROW = {
	phone: '919777654321',
	name: 'Asha',
	borrow_total_money: '1500.50',
	due_date: '2099-05-01',
	emergency_contact_name: 'Ravi',
};

const BY_COLLECTION_NAMES: INodeParameters = {
	textVariablesFrom: 'matchingFields',
	variableNames: 'callInformation',
};

describe.each(['laaffic', 'itniotech', 'onbuka'] as const)('%s', (platform) => {
	const sandbox = useSandbox({ platform });

	test('is spoken to at the addresses that its pages print', async () => {
		const { error } = await runCampaign(sandbox(), { credentialChanges: { platform } });

		expect(error).toBeUndefined();
		expect(
			sandbox()
				.ledger.requests()
				.map(({ path }) => path),
		).toEqual(ADDRESSES[platform]);
	});

	test('gets the collection variables in the form that it documents', async () => {
		const { error } = await runCampaign(sandbox(), {
			items: [COLLECTION_ROW],
			credentialChanges: { platform },
			parameters: { ...BY_COLLECTION_NAMES, agentId: '41' },
		});

		expect(error).toBeUndefined();
		const { phone: calleeNumber, ...named } = COLLECTION_ROW;
		const numbered = {
			text1: 'Asha',
			text2: '1500.50',
			text3: '2099-05-01',
			text10: 'Ravi',
		};
		expect(calleesOf(onlyTask(sandbox()))).toEqual([
			{ calleeNumber, ...(platform === 'itniotech' ? named : numbered) },
		]);
		expect(onlyTask(sandbox()).warnings).toEqual([]);
	});
});

describe("collection fields with names of the user's own", () => {
	const LONG = 'Registrar of the Northern District Office';
	const parameters: INodeParameters = {
		agentId: '41',
		textVariablesFrom: 'map',
		variableNames: 'callInformation',
		callInformation: { name: '={{ $json.name }}', borrow_total_money: '5', due_date: '2099-05-01' },
		callInformationFields: {
			fields: [
				{ name: 'branch_office', value: '={{ $json.branch }}' },
				{ name: 'channel', value: 'letter' },
			],
		},
	};
	const items = [{ phone: '919777654321', name: LONG, branch: LONG }];
	const itniotech = useSandbox({ platform: 'itniotech' });
	const laaffic = useSandbox();

	test('go to ITNIO TECH beside the ten, where no page cuts them', async () => {
		const credentialChanges = { platform: 'itniotech' };
		const { error } = await runCampaign(itniotech(), { items, parameters, credentialChanges });

		expect(error).toBeUndefined();
		expect(calleesOf(onlyTask(itniotech()))).toEqual([
			{
				calleeNumber: '919777654321',
				name: LONG,
				borrow_total_money: '5',
				due_date: '2099-05-01',
				branch_office: LONG,
				channel: 'letter',
			},
		]);
	});

	test('are refused for a platform that has no page about them, before anything is sent', async () => {
		const run = await runCampaign(laaffic(), { items, parameters });

		expect(stopText(run)).toContain("'More Collection Fields' is set, but Laaffic");
		expect(laaffic().ledger.requests()).toEqual([]);
	});

	test.each(['', 'due_date', '__proto__'])('cannot be called %j', async (name) => {
		const callInformationFields = { fields: [{ name, value: 'x' }] };
		const run = await runCampaign(itniotech(), {
			items,
			parameters: { ...parameters, callInformationFields },
			credentialChanges: { platform: 'itniotech' },
		});

		expect(stopText(run)).toContain("'More Collection Fields'");
		expect(itniotech().ledger.tasks()).toEqual([]);
	});
});

describe.each(['status', 'code'] as const)('answers wrapped with "%s"', (envelope) => {
	const sandbox = useSandbox({ envelope });

	test('a task is created', async () => {
		const { outputs } = await runCampaign(sandbox());
		expect(outputs[0][0].json).toMatchObject({ outcome: 'created' });
	});

	test('a refusal is told, although its HTTP status is 200', async () => {
		const { error } = await runCampaign(sandbox(), { parameters: { agentId: '4711' } });
		expect(error?.message).toContain('The platform does not know the agent (code -60');
	});
});

describe('another prefix than the documented one', () => {
	const sandbox = useSandbox({ anyPrefix: true });

	test.each([
		[{ pathPrefix: 'v3' }, '/v3/voice/group/call/query', '/v3/voice/group/call/send/agent'],
		[{ pathPrefix: 'none' }, '/voice/group/call/query', '/voice/group/call/send/agent'],
	])('%j', async (credentialChanges, ...paths) => {
		const { error } = await runCampaign(sandbox(), { credentialChanges });

		expect(error).toBeUndefined();
		expect(
			sandbox()
				.ledger.requests()
				.map(({ path }) => path),
		).toEqual(paths);
	});

	test('a base URL may bring /v3 itself, with a slash or two at its end', async () => {
		const { error } = await runCampaign(sandbox(), {
			credentialChanges: { baseUrl: `${sandbox().url}/v3//` },
		});

		expect(error).toBeUndefined();
		expect(sandbox().ledger.requests('createTask')[0].path).toBe('/v3/voice/group/call/send/agent');
	});
});

describe('what the pages leave open', () => {
	const sandbox = useSandbox({ quirks: { taskIdField: 'jobId', listTotals: false } });

	test('a list without totals, whose tasks have a jobId, serves as well', async () => {
		const earlier = sandbox().plant('Renewals May', 1);

		const { outputs } = await runCampaign(sandbox(), {
			parameters: { options: { onExistingName: 'return' } },
		});

		expect(outputs[0][0].json).toMatchObject({ outcome: 'existing', taskId: earlier });
	});
});
