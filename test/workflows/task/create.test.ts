import { startSandbox, type Sandbox } from '../../../demo/sandbox';
import { runCampaign } from '../../support/campaign';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

test('all rows become the callees of one task', async () => {
	const { outputs, error, hints } = await runCampaign(sandbox, {
		items: [
			{ phone: '+91 97776-54321' },
			{ phone: '00919777654322' },
			{ phone: 919777654321 },
			{ phone: 'abc' },
		],
		onError: 'continueErrorOutput',
		parameters: {
			textVariablesFrom: 'map',
			variableNames: 'text',
			textVariables: { text1: 'x {{ $json.phone }}' },
		},
	});
	console.dir(
		{ outputs, error, hints, tasks: sandbox.ledger.tasks, req: sandbox.ledger.requests },
		{ depth: 8 },
	);
});
