/** The words that the agent says to each callee, from the columns of the rows. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	calleesOf,
	onlyTask,
	runCampaign,
	stopText,
	useSandbox,
	type CampaignRun,
} from '../../support/campaign';

const sandbox = useSandbox();

const mapped = (textVariables: INodeParameters): INodeParameters => ({
	textVariablesFrom: 'map',
	variableNames: 'text',
	textVariables,
});

const collectionFields = (callInformation: INodeParameters): INodeParameters => ({
	textVariablesFrom: 'map',
	variableNames: 'callInformation',
	callInformation,
});

/** What the platform received about the first callee, besides the number. */
async function textsFor(row: IDataObject, parameters: INodeParameters, run: CampaignRun = {}) {
	const { error } = await runCampaign(sandbox(), {
		items: [{ phone: '919777654321', ...row }],
		parameters,
		...run,
	});
	expect(error).toBeUndefined();
	const [{ calleeNumber, ...texts }] = calleesOf(onlyTask(sandbox()));
	expect(calleeNumber).toBe('919777654321');
	return texts;
}

describe('Map Each Variable Below', () => {
	test('each row brings its own words', async () => {
		await runCampaign(sandbox(), {
			items: [
				{ phone: '919777654321', first: 'Asha', due: 120.5 },
				{ phone: '919777654322', first: 'Ravi', due: 80 },
			],
			parameters: mapped({ text1: '={{ $json.first }}', text2: '=EUR {{ $json.due }}' }),
		});

		expect(calleesOf(onlyTask(sandbox()))).toEqual([
			{ calleeNumber: '919777654321', text1: 'Asha', text2: 'EUR 120.5' },
			{ calleeNumber: '919777654322', text1: 'Ravi', text2: 'EUR 80' },
		]);
	});

	test('all ten variables are sent, whichever were added', async () => {
		const names = Array.from({ length: 10 }, (_, index) => `text${index + 1}`);
		const all = Object.fromEntries(names.map((name) => [name, `=${name} of {{ $json.first }}`]));

		expect(await textsFor({ first: 'Asha' }, mapped(all))).toEqual(
			Object.fromEntries(names.map((name) => [name, `${name} of Asha`])),
		);
	});

	test.each([
		['a number', 0, '0'],
		['yes or no', false, 'false'],
		['blanks around it', '  Asha ', 'Asha'],
		['30 characters', 'x'.repeat(30), 'x'.repeat(30)],
	])('%s is said as a text', async (_what, cell, said) => {
		expect(await textsFor({ cell }, mapped({ text1: '={{ $json.cell }}' }))).toEqual({
			text1: said,
		});
	});

	test('a date of n8n’s is formatted by the expression', async () => {
		const texts = await textsFor(
			{ due: '2099-05-01' },
			mapped({ text1: '={{ DateTime.fromISO($json.due).toFormat("d MMMM") }}' }),
		);
		expect(texts).toEqual({ text1: '1 May' });
	});

	test('a variable that was added and left blank is not used', async () => {
		expect(await textsFor({}, mapped({ text1: 'Hello', text2: '' }))).toEqual({ text1: 'Hello' });
	});

	test('the variables of the hidden set of names are not sent', async () => {
		const parameters = {
			...mapped({ text1: 'Hello' }),
			callInformation: { name: 'Asha' },
		};
		expect(await textsFor({}, parameters)).toEqual({ text1: 'Hello' });
	});
});

describe('Matching Input Fields', () => {
	test('text1 to text10 are taken from fields of these names, others are left alone', async () => {
		const row = { text1: 'Asha', text10: 'Ravi', text11: 'no', Text2: 'no', note: 'no' };
		const parameters = { textVariablesFrom: 'matchingFields', variableNames: 'text' };

		expect(await textsFor(row, parameters)).toEqual({ text1: 'Asha', text10: 'Ravi' });
	});

	test('a field counts when any of the rows fills it', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: [
				{ phone: '919777654321', text1: 'Asha', text2: '' },
				{ phone: '919777654322', text1: 'Ravi', text2: 'Monday' },
			],
			parameters: {
				textVariablesFrom: 'matchingFields',
				variableNames: 'text',
				options: { invalidCallees: 'skip' },
			},
		});

		expect(calleesOf(onlyTask(sandbox()))).toEqual([
			{ calleeNumber: '919777654322', text1: 'Ravi', text2: 'Monday' },
		]);
		expect(outputs[0][0].json.rejectedRows).toMatchObject([
			{ item: 0, reason: 'emptyText', variable: 'text2' },
		]);
	});

	test('without any such field the user is told, and nobody is called', async () => {
		const result = await runCampaign(sandbox(), {
			items: [{ phone: '919777654321', name: 'Asha' }],
			parameters: { textVariablesFrom: 'matchingFields', variableNames: 'text' },
		});

		expect(stopText(result)).toContain(
			"'Text Variables From' is 'Matching Input Fields', but the input has no field",
		);
		expect(stopText(result)).toContain('Name the input fields text1, text2 and so on');
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

describe('None', () => {
	test('nothing but numbers is sent, even if the rows have fields of such names', async () => {
		const row = { text1: 'Asha', name: 'Asha' };
		expect(await textsFor(row, { textVariablesFrom: 'none' })).toEqual({});
	});
});

describe('Collection Fields', () => {
	const NEEDED = { name: 'Asha', borrow_total_money: '1500', due_date: '1 May' };

	test('stand for text1 to text10 in their order', async () => {
		const texts = await textsFor(
			{},
			collectionFields({
				...NEEDED,
				due_days: '4',
				platform: 'Car loan',
				gender: 'f',
				loan_date: '1 March',
				loan_total_money: '9000',
				overdue_fee: '12',
				emergency_contact_name: 'Ravi',
			}),
		);
		expect(texts).toEqual({
			text1: 'Asha',
			text2: '1500',
			text3: '1 May',
			text4: '4',
			text5: 'Car loan',
			text6: 'f',
			text7: '1 March',
			text8: '9000',
			text9: '12',
			text10: 'Ravi',
		});
	});

	test('a date that is a number of a sheet is not spoken as that number', async () => {
		const result = await runCampaign(sandbox(), {
			items: [{ phone: '919777654321', due: 46122, days: 46122 }],
			parameters: collectionFields({
				...NEEDED,
				due_date: '={{ $json.due }}',
				due_days: '={{ $json.days }}',
			}),
		});

		expect(stopText(result)).toContain("'Due Date' is a number as sheets keep dates");
		expect(stopText(result)).not.toContain('Days Overdue');
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('the optional ones may be empty in a row', async () => {
		const parameters = collectionFields({ ...NEEDED, gender: '={{ $json.gender }}' });
		expect(await textsFor({ gender: null }, parameters)).toEqual({
			text1: 'Asha',
			text2: '1500',
			text3: '1 May',
		});
	});

	test.each([
		['mapped', collectionFields({ name: 'Asha' }), {}],
		[
			'in the input',
			{ textVariablesFrom: 'matchingFields', variableNames: 'callInformation' },
			{ name: 'Asha' },
		],
	])('those that every collection agent needs have to be %s', async (_what, parameters, row) => {
		const result = await runCampaign(sandbox(), {
			items: [{ phone: '919777654321', ...row }],
			parameters,
		});

		expect(stopText(result)).toContain(
			"'Collection Fields' misses 'Current Total Amount Payable' (borrow_total_money), 'Due Date' (due_date)",
		);
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

describe('Long Texts', () => {
	const LONG = `${'x'.repeat(29)}yz`;

	test('a row with more than 30 characters is not called', async () => {
		const result = await runCampaign(sandbox(), {
			items: [{ phone: '919777654321', long: LONG }],
			parameters: mapped({ text1: '={{ $json.long }}' }),
		});

		expect(stopText(result)).toContain("'Text 1' has more than 30 characters");
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('or its text is truncated, which is counted and told', async () => {
		const { outputs, hints } = await runCampaign(sandbox(), {
			items: [
				{ phone: '919777654321', long: LONG },
				{ phone: '919777654322', long: 'short' },
			],
			parameters: {
				...mapped({ text1: '={{ $json.long }}' }),
				options: { longText: 'truncate' },
			},
		});

		expect(calleesOf(onlyTask(sandbox()))).toEqual([
			{ calleeNumber: '919777654321', text1: `${'x'.repeat(29)}y` },
			{ calleeNumber: '919777654322', text1: 'short' },
		]);
		expect(onlyTask(sandbox()).cutTexts).toEqual([]);
		expect(outputs[0][0].json.truncatedTextCount).toBe(1);
		expect(hints).toMatchObject([{ message: '1 text was truncated.' }]);
	});

	test('a character is never cut in half', async () => {
		const texts = await textsFor(
			{ long: `${'x'.repeat(29)}😀` },
			{ ...mapped({ text1: '={{ $json.long }}' }), options: { longText: 'truncate' } },
		);
		expect(texts).toEqual({ text1: 'x'.repeat(29) });
	});
});

describe('Empty Texts', () => {
	const ROWS = [
		{ phone: '919777654321', first: ' ' },
		{ phone: '919777654322', first: 'Ravi' },
	];
	const BY_NAME = mapped({ text1: '={{ $json.first }}', text2: 'Hello' });

	test('a row with an empty text is not called, because the agent would say nothing', async () => {
		const result = await runCampaign(sandbox(), { items: ROWS, parameters: BY_NAME });

		expect(stopText(result)).toContain('1 of 2 input rows cannot be called');
		expect(stopText(result)).toContain("set 'Empty Texts' to 'Leave Out'");
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test.each<[string, INodeParameters]>([
		["'Text 1' is empty", BY_NAME],
		["'text1' is empty", { textVariablesFrom: 'matchingFields' }],
		[
			"'Due Date' is empty",
			{
				...mapped({}),
				variableNames: 'callInformation',
				callInformation: { name: 'A', borrow_total_money: '1', due_date: '={{ $json.text1 }}' },
			},
		],
	])('and is told by the name that the user knows: %s', async (words, parameters) => {
		const items = ROWS.map(({ phone, first }) => ({ phone, first, text1: first }));
		expect(stopText(await runCampaign(sandbox(), { items, parameters }))).toContain(words);
	});

	test('or it is called without the variable', async () => {
		await runCampaign(sandbox(), {
			items: ROWS,
			parameters: { ...BY_NAME, options: { emptyTexts: 'leaveOut' } },
		});

		expect(calleesOf(onlyTask(sandbox()))).toEqual([
			{ calleeNumber: '919777654321', text2: 'Hello' },
			{ calleeNumber: '919777654322', text1: 'Ravi', text2: 'Hello' },
		]);
	});
});
