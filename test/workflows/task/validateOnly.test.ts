/** Trying a campaign out, and the safeguard against the wrong list. */
import { jsonOf, pairsOf, rowsOf, runCampaign, stopText, useSandbox } from '../../support/campaign';

const sandbox = useSandbox();
afterEach(() => expect(sandbox().ledger.requestCount).toBe(0));

describe('Validate Only', () => {
	test('sends nothing, and shows the request with its first callees', async () => {
		const { outputs, hints, error } = await runCampaign(sandbox(), {
			items: rowsOf(5).map((row, index) => ({ ...row, first: `Name ${index}` })),
			parameters: {
				textVariablesFrom: 'map',
				textVariables: { text1: '={{ $json.first }}' },
				schedule: 'at',
				sendTime: '2099-05-01T09:30:00Z',
				options: { validateOnly: true, maxCalls: 120 },
			},
		});

		expect(error).toBeUndefined();
		expect(outputs[0][0].json).toMatchObject({
			outcome: 'validated',
			taskId: null,
			taskName: 'Renewals May',
			calleeCount: 5,
			sendTime: '2099-05-01T05:30:00.000-04:00',
			request: {
				appId: 'DemoApp1',
				taskName: 'Renewals May',
				agentId: 43,
				maxCalls: 120,
				sendTime: '2099-05-01 17:30:00',
				numberInfoList: [
					{ calleeNumber: '919*******00', text1: 'Name 0' },
					{ calleeNumber: '919*******01', text1: 'Name 1' },
					{ calleeNumber: '919*******02', text1: 'Name 2' },
				],
			},
		});
		expect(pairsOf(outputs[0])).toEqual([[0, 1, 2, 3, 4]]);
		expect(hints).toMatchObject([
			{ message: expect.stringMatching(/^Nobody was called, because 'Validate Only' is on/) },
		]);
	});

	test('finds what a real run would find', async () => {
		const result = await runCampaign(sandbox(), {
			parameters: { agentId: 'Bob', options: { validateOnly: true } },
		});
		expect(stopText(result)).toContain('\'Agent ID\' is "Bob"');
	});

	test('rejected rows leave by the error branch as in a real run', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: [...rowsOf(1), { phone: 'nobody' }],
			parameters: { options: { validateOnly: true } },
			onError: 'continueErrorOutput',
		});

		expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'validated', rejectedCount: 1 }]);
		expect(jsonOf(outputs[1])).toMatchObject([{ phone: 'nobody' }]);
	});

	test('shows each task where each row is one', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: rowsOf(2),
			parameters: {
				taskScope: 'perItem',
				taskName: '=Call {{ $itemIndex }}',
				options: { validateOnly: true },
			},
		});

		expect(jsonOf(outputs[0])).toMatchObject([
			{ outcome: 'validated', taskName: 'Call 0' },
			{ outcome: 'validated', taskName: 'Call 1' },
		]);
	});

	test.each(['={{ "true" }}', '={{ 1 }}', '={{ "yes" }}', '={{ null }}'])(
		'holds too when an expression gives %s, because only a plain "off" lets people be called',
		async (validateOnly) => {
			const { outputs } = await runCampaign(sandbox(), {
				parameters: { options: { validateOnly } },
			});
			expect(jsonOf(outputs[0])).toMatchObject([{ outcome: 'validated' }]);
		},
	);
});

describe('Max Callees', () => {
	test('with more callees than that nobody is called', async () => {
		const result = await runCampaign(sandbox(), {
			items: rowsOf(3),
			parameters: { options: { maxCallees: 2 } },
		});

		expect(result.error?.message).toBe(
			"There are 3 callees, but 'Max Callees' is 2, so nobody was called",
		);
		expect(stopText(result)).toContain("raise 'Max Callees'");
	});

	test('rows that are left out do not count', async () => {
		const { outputs, error } = await runCampaign(sandbox(), {
			items: [...rowsOf(2), ...rowsOf(2)],
			parameters: { options: { maxCallees: 2, validateOnly: true } },
		});

		expect(error).toBeUndefined();
		expect(outputs[0][0].json.calleeCount).toBe(2);
	});

	test('it holds for all rows together where each row is a task', async () => {
		const result = await runCampaign(sandbox(), {
			items: rowsOf(3),
			parameters: {
				taskScope: 'perItem',
				taskName: '=Call {{ $itemIndex }}',
				options: { maxCallees: 2 },
			},
		});

		expect(stopText(result)).toContain("'Max Callees' is 2");
	});

	test.each(['={{ $json.missing }}', '={{ "many" }}', '={{ null }}', 0])(
		'a safeguard that is not a number (%s) does not let everything through',
		async (maxCallees) => {
			const result = await runCampaign(sandbox(), { parameters: { options: { maxCallees } } });
			expect(stopText(result)).toContain("'Max Callees'");
		},
	);
});
