/** Rows that cannot be called: nobody is called by mistake, and no row gets lost. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Rejection } from '../../../nodes/LaafficVoiceAgent/task/callees/rejections';
import {
	dialled,
	jsonOf,
	onlyTask,
	pairsOf,
	rowsOf,
	runCampaign,
	stopText,
	useSandbox,
} from '../../support/campaign';

const sandbox = useSandbox();

const GOOD = { phone: '919777654321', customer: 'Asha' };
const LETTERS = { phone: 'call me', customer: 'Ravi' };
const SHORT = { phone: '12345', customer: 'Mina' };
const OTHER_GOOD = { phone: '919777654322', customer: 'Omar' };
const MIXED = [GOOD, LETTERS, OTHER_GOOD, SHORT];

describe('On Error: Stop', () => {
	test('one message tells how many, which and why, and nobody is called', async () => {
		const result = await runCampaign(sandbox(), { items: MIXED });

		expect(result.error?.message).toBe('2 of 4 input rows cannot be called, so nobody was called');
		expect(result.error?.description).toBe(
			[
				'1 row (item 1, cal**me): The phone number contains letters or other signs. Leave only the number.',
				'1 row (item 3, *****): The phone number has fewer than 6 digits. Write it with the country code.',
				"To call the others, set 'On Error' in the settings of the node to 'Continue (using error output)', or add the option 'Invalid Callees' with 'Skip'.",
			].join(' '),
		);
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('rows with the same reason are told together, the most frequent reason first', async () => {
		const result = await runCampaign(sandbox(), {
			items: [SHORT, ...Array.from({ length: 12 }, () => [LETTERS, GOOD]).flat()],
		});

		expect(result.error?.description).toMatch(
			/^12 rows \(items 1, 3, 5, 7, 9 …, such as cal\*\*me\): The phone number contains letters .* 1 row \(item 0, \*{5}\): The phone number has fewer/,
		);
	});

	test('of many reasons the five most frequent are told', async () => {
		const cells = ['x', '1-1-1999', '12345', '9.19778E+11', '+91 09777 654321', '09777654321'];
		const items = cells.map((phone) => ({ phone }));
		const { error } = await runCampaign(sandbox(), { items: [...items, ...items.slice(0, 5)] });

		expect(error?.description?.match(/2 rows \(/g)).toHaveLength(5);
		expect(error?.description).toContain(' 1 row for other reasons.');
		expect(error?.description).not.toContain('To call the others');
	});
});

describe('On Error: Continue (using error output)', () => {
	test('each rejected row leaves by the error branch with its data, the rest is dialled', async () => {
		const { outputs, arrived, error } = await runCampaign(sandbox(), {
			items: MIXED,
			onError: 'continueErrorOutput',
		});

		expect(error).toBeUndefined();
		expect(dialled(sandbox())).toEqual({ 919777654321: 1, 919777654322: 1 });
		expect(outputs[1]).toEqual([
			{
				json: {
					...LETTERS,
					error: 'The phone number contains letters or other signs. Leave only the number.',
				},
				pairedItem: { item: 1 },
			},
			{
				json: {
					...SHORT,
					error: 'The phone number has fewer than 6 digits. Write it with the country code.',
				},
				pairedItem: { item: 3 },
			},
		]);
		expect(pairsOf(outputs[0])).toEqual([[0, 2]]);
		expect(arrived.map((items) => items.length)).toEqual([1, 2]);
	});

	test('the task tells about them, too', async () => {
		const { outputs, hints } = await runCampaign(sandbox(), {
			items: MIXED,
			onError: 'continueErrorOutput',
		});

		expect(outputs[0][0].json).toMatchObject({ calleeCount: 2, rejectedCount: 2 });
		expect(hints).toMatchObject([
			{
				message:
					'2 rows cannot be called. They are on the error branch, with the reason beside each row.',
			},
		]);
	});

	test('if all rows are rejected, all come back and nothing is sent', async () => {
		const { outputs, hints, error } = await runCampaign(sandbox(), {
			items: [LETTERS, SHORT],
			onError: 'continueErrorOutput',
		});

		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([]);
		expect(jsonOf(outputs[1])).toMatchObject([LETTERS, SHORT]);
		expect(hints[0].message).toBe('Nobody was called.');
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('a field called error or details of the row’s own is not mistaken for one', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: [{ ...GOOD, error: 'none', details: 'of the CRM' }, LETTERS],
			onError: 'continueErrorOutput',
		});

		expect(outputs.map((items) => items.length)).toEqual([1, 1]);
		expect(dialled(sandbox())).toEqual({ 919777654321: 1 });
	});
});

describe('On Error: Continue', () => {
	test('rejected rows and the task leave by the same branch', async () => {
		const { outputs, hints, error } = await runCampaign(sandbox(), {
			items: MIXED,
			onError: 'continueRegularOutput',
		});

		expect(error).toBeUndefined();
		expect(outputs).toHaveLength(1);
		expect(pairsOf(outputs[0])).toEqual([[1], [3], [0, 2]]);
		expect(jsonOf(outputs[0])).toMatchObject([
			{ error: expect.stringContaining('letters') },
			{ error: expect.stringContaining('fewer than 6 digits') },
			{ outcome: 'created' },
		]);
		expect(hints).toMatchObject([{ message: expect.stringContaining("reason in 'error'") }]);
	});
});

describe('Invalid Callees: Skip', () => {
	const SKIP = { options: { invalidCallees: 'skip' } };

	test.each([undefined, 'continueErrorOutput', 'continueRegularOutput'] as const)(
		'the rest is called and the task lists the rows left out (On Error: %s)',
		async (onError) => {
			const { outputs, hints, error } = await runCampaign(sandbox(), {
				items: MIXED,
				parameters: SKIP,
				onError,
			});

			expect(error).toBeUndefined();
			expect(dialled(sandbox())).toEqual({ 919777654321: 1, 919777654322: 1 });
			expect(outputs.flat()).toHaveLength(1);
			expect(outputs[0][0].json).toMatchObject({
				rejectedCount: 2,
				rejectedRows: [
					{ item: 1, reason: 'letters' },
					{ item: 3, reason: 'tooShort' },
				],
			});
			expect(hints).toMatchObject([
				{
					message: "2 rows cannot be called. They are listed in 'rejectedRows' of the output.",
				},
			]);
		},
	);

	test('the list of the rows stays short', async () => {
		const items = [...rowsOf(2), ...Array.from({ length: 150 }, () => LETTERS)];
		const { outputs, hints } = await runCampaign(sandbox(), { items, parameters: SKIP });

		expect(outputs[0][0].json.rejectedCount).toBe(150);
		expect(outputs[0][0].json.rejectedRows).toHaveLength(100);
		expect(hints).toMatchObject([{ message: expect.stringContaining('The first 100') }]);
	});

	test('if no row is left, the node stops all the same', async () => {
		const result = await runCampaign(sandbox(), { items: [LETTERS, SHORT], parameters: SKIP });

		expect(stopText(result)).toContain('2 of 2 input rows cannot be called');
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

/** One row for each reason that there is, with the words that tell the user what to do. */
const REASONS: Record<
	Exclude<Rejection, 'suppressed' | 'serialDate'>,
	{ row: IDataObject; options?: INodeParameters; says: string }
> = {
	empty: { row: { phone: ' ' }, says: 'Fill it in' },
	letters: { row: { phone: '91977765432x' }, says: 'Leave only the number' },
	severalNumbers: {
		row: { phone: '919777654321; 919777654322' },
		says: 'Give each number its own row',
	},
	scientific: { row: { phone: '9.19778E+11' }, says: 'Format the column as text' },
	digitsLost: { row: { phone: 1e18 }, says: 'Format the column as text' },
	notWhole: { row: { phone: 919777654321.5 }, says: 'Format the column as text' },
	date: { row: { phone: '2099-05-01' }, says: 'Map the field with the phone number' },
	belowZero: { row: { phone: '-49 30 901820' }, says: 'minus sign' },
	unclear: { row: { phone: '+49 30 901820 (12)' }, says: 'Leave only the number' },
	trunkZero: { row: { phone: '+91 09777 654321' }, says: 'Remove the zero' },
	noSuchStart: { row: { phone: '11988887777' }, says: "set 'Default Country'" },
	twoReadings: {
		row: { phone: '491711234567' },
		options: { defaultCountry: 'DE' },
		says: 'Write it with a plus',
	},
	notANumber: { row: { phone: { mobile: '919777654321' } }, says: 'Map a single field' },
	misplacedPlus: { row: { phone: '91+9777654321' }, says: 'plus sign' },
	nationalForm: { row: { phone: '09777654321' }, says: "set 'Default Country'" },
	unusual: {
		row: { phone: '+91 97776 5432' },
		options: { unusualNumbers: 'reject' },
		says: 'breaks the numbering rules of its country',
	},
	notValidInCountry: {
		row: { phone: '1234567' },
		options: { defaultCountry: 'IN' },
		says: 'Write it with the country code',
	},
	tooShort: { row: { phone: '12345' }, says: 'fewer than 6 digits' },
	tooLong: { row: { phone: '1234567890123456789' }, says: 'more than 18 digits' },
	duplicate: {
		row: { phone: '+91 97776 54321' },
		options: { duplicates: 'reject' },
		says: 'stands in an earlier row',
	},
	noCountry: {
		row: { phone: '9777654322', country: '' },
		options: { defaultCountry: '={{ $json.country }}' },
		says: 'Fill in the country',
	},
	unknownCountry: {
		row: { phone: '9777654322', country: 'India' },
		options: { defaultCountry: '={{ $json.country }}' },
		says: 'Write a code such as IN',
	},
	noTimeZone: {
		row: { phone: '12125550123', zone: '' },
		options: { calleeTimeZone: 'number', calleeTimeZoneField: '={{ $json.zone }}' },
		says: 'Fill it in',
	},
	unknownTimeZone: {
		row: { phone: '12125550123', zone: 'Mars/Base' },
		options: { calleeTimeZone: 'number', calleeTimeZoneField: '={{ $json.zone }}' },
		says: 'region and city',
	},
	severalTimeZones: {
		row: { phone: '12125550123' },
		options: { calleeTimeZone: 'number' },
		says: "'Callee Time Zone Field'",
	},
	emptyText: { row: { phone: '919777654322', first: '' }, says: "'Text 1' is empty" },
	longText: {
		row: { phone: '919777654322', first: 'x'.repeat(31) },
		says: "'Text 1' has more than 30 characters",
	},
	errorText: {
		row: { phone: '919777654322', first: '#N/A' },
		says: "'Text 1' is or contains what a sheet",
	},
	notAText: {
		row: { phone: '919777654322', first: ['Asha'] },
		says: "'Text 1' is an object or a list",
	},
	expression: {
		row: { phone: '919777654322', due: null },
		says: "The expression in 'Text 2' could",
	},
};

describe('reasons', () => {
	test.each(Object.entries(REASONS))('%s', async (_reason, { row, options = {}, says }) => {
		const { outputs } = await runCampaign(sandbox(), {
			items: [
				// With a plus, so that it is the same number whatever the default country.
				{ ...GOOD, phone: `+${GOOD.phone}`, first: 'Asha', due: '12' },
				{ first: 'Ravi', due: '12', ...row },
			],
			onError: 'continueErrorOutput',
			parameters: {
				textVariablesFrom: 'map',
				textVariables: {
					text1: '={{ $json.first }}',
					text2: '={{ $json.due ?? $("A node that is gone").first().json.due }}',
				},
				options,
			},
		});

		expect(jsonOf(outputs[1])).toMatchObject([{ ...row, error: expect.stringContaining(says) }]);
		expect(onlyTask(sandbox()).callees).toEqual(['919777654321']);
	});
});

test('an expression that fails is named, with the items where it does', async () => {
	const result = await runCampaign(sandbox(), {
		items: [GOOD, OTHER_GOOD],
		parameters: {
			calleeNumber: "={{ $json.customer === 'Omar' ? $('Nowhere').item.json.phone : $json.phone }}",
		},
	});

	expect(stopText(result)).toContain(
		"1 row (item 1): The expression in 'Callee Number' could not be evaluated for this row.",
	);
});

test('an expression of an option that fails is named by the label of the option', async () => {
	const result = await runCampaign(sandbox(), {
		items: [GOOD],
		parameters: { options: { maxCalls: "={{ $('Nowhere').item.json.seconds }}" } },
	});

	expect(stopText(result)).toContain("The expression in 'Max Call Seconds' could not be evaluated");
	expect(dialled(sandbox())).toEqual({});
});

describe('Unusual Numbers', () => {
	/** A digit short, and two digits too many. Numbers of India can have both lengths. */
	const UNUSUAL = [{ phone: '+91977765432' }, { phone: '91 97776 54321 12' }];
	const ROWS = [GOOD, ...UNUSUAL, OTHER_GOOD];

	test('are called, and the output and a note say so', async () => {
		const { outputs, hints } = await runCampaign(sandbox(), { items: ROWS });

		expect(onlyTask(sandbox()).callees).toHaveLength(4);
		expect(outputs[0][0].json).toMatchObject({
			calleeCount: 4,
			rejectedCount: 0,
			unusualCount: 2,
			unusualRows: [
				{ item: 1, reason: 'unusual', maskedNumber: '919******32' },
				{ item: 2, reason: 'unusual', maskedNumber: '919*********12' },
			],
		});
		expect(hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining('2 numbers break the') }),
		]);
	});

	test('are counted before anybody is called', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: ROWS,
			parameters: { options: { validateOnly: true } },
		});

		expect(outputs[0][0].json).toMatchObject({ outcome: 'validated', unusualCount: 2 });
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('are bad rows, if the user wants', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: ROWS,
			parameters: { options: { unusualNumbers: 'reject', invalidCallees: 'skip' } },
		});

		expect(onlyTask(sandbox()).callees).toHaveLength(2);
		expect(outputs[0][0].json).toMatchObject({
			calleeCount: 2,
			rejectedCount: 2,
			rejectedRows: [{ item: 1, reason: 'unusual' }, { item: 2 }],
			unusualCount: 0,
		});
	});

	test('are counted and listed for the task that calls them', async () => {
		const { outputs, hints } = await runCampaign(sandbox(), {
			items: ROWS,
			parameters: { taskScope: 'perItem', taskName: '=Renewals {{ $itemIndex }}' },
		});

		expect(outputs[0].map(({ json }) => json.unusualCount)).toEqual([0, 1, 1, 0]);
		expect(outputs[0][1].json).toMatchObject({ unusualRows: [{ item: 1 }] });
		expect(hints).toMatchObject([
			{ message: expect.stringContaining("They are listed in 'unusualRows' of the output.") },
		]);
	});

	test('with a length that their country does not have are bad rows all the same', async () => {
		const result = await runCampaign(sandbox(), { items: [GOOD, { phone: '+44 7700 9003011' }] });

		expect(stopText(result)).toContain('1 of 2 input rows cannot be called');
		expect(sandbox().ledger.requestCount).toBe(0);
	});
});

describe('Duplicates', () => {
	const TWICE = [
		GOOD,
		{ phone: '+91 97776-54321', customer: 'Asha again' },
		OTHER_GOOD,
		{ phone: 919777654321, customer: 'Asha once more' },
	];

	test('a number in several rows is called once, however it is written', async () => {
		const { outputs, hints } = await runCampaign(sandbox(), { items: TWICE });

		expect(dialled(sandbox())).toEqual({ 919777654321: 1, 919777654322: 1 });
		expect(outputs[0][0].json).toMatchObject({
			calleeCount: 2,
			rejectedCount: 0,
			duplicateCount: 2,
			duplicateRows: [
				{ item: 1, sameAsItem: 0, maskedNumber: '919*******21' },
				{ item: 3, sameAsItem: 0, maskedNumber: '919*******21' },
			],
		});
		expect(hints).toMatchObject([
			{
				message:
					"2 rows were left out, because an earlier row has the same number. They are listed in 'duplicateRows' of the output.",
			},
		]);
	});

	test('Call Each Row calls it each time', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: TWICE,
			parameters: { options: { duplicates: 'keepAll' } },
		});

		expect(dialled(sandbox())).toEqual({ 919777654321: 3, 919777654322: 1 });
		expect(outputs[0][0].json).toMatchObject({ calleeCount: 4, duplicateCount: 0 });
	});

	test('Reject stops the node', async () => {
		const result = await runCampaign(sandbox(), {
			items: TWICE,
			parameters: { options: { duplicates: 'reject' } },
		});

		expect(stopText(result)).toContain('2 of 4 input rows cannot be called');
		expect(stopText(result)).toContain('2 rows (items 1, 3, such as 919*******21)');
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('Reject sends the later rows to the error branch', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: TWICE,
			onError: 'continueErrorOutput',
			parameters: { options: { duplicates: 'reject' } },
		});

		expect(jsonOf(outputs[1])).toMatchObject([
			{ customer: 'Asha again', error: expect.stringMatching(/earlier row/) },
			{ customer: 'Asha once more', error: expect.stringMatching(/earlier row/) },
		]);
		expect(dialled(sandbox())).toEqual({ 919777654321: 1, 919777654322: 1 });
	});

	test('a row that is rejected for another reason does not count as the first', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: [
				{ phone: '919777654321', first: '' },
				{ phone: '919777654321', first: 'Asha' },
			],
			onError: 'continueErrorOutput',
			parameters: { textVariablesFrom: 'map', textVariables: { text1: '={{ $json.first }}' } },
		});

		expect(dialled(sandbox())).toEqual({ 919777654321: 1 });
		expect(pairsOf(outputs[0])).toEqual([[1]]);
	});
});
