/** People who must not be called: on a list, or marked in a row. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import fc from 'fast-check';
import { dialled, jsonOf, rowsOf, runCampaign, stopText, useSandbox } from '../../support/campaign';

const sandbox = useSandbox();

const [ASHA, RAVI, OMAR] = ['919777654321', '919777654322', '919777654323'];
const ROWS = [{ phone: ASHA }, { phone: RAVI }, { phone: OMAR }];

const run = async (
	options: INodeParameters,
	items: IDataObject[] = ROWS,
	parameters: INodeParameters = {},
) => await runCampaign(sandbox(), { items, parameters: { ...parameters, options } });

describe('Do Not Call', () => {
	test.each([
		['a text with commas', `+91 97776 54321, 00${OMAR}`],
		['a text with lines', `${ASHA}\r\n\n${OMAR}\n`],
		['a list', `={{ ['${ASHA}', ${OMAR}] }}`],
		['a list of nobody else', `={{ [${OMAR}, '+${ASHA}', '4915112345678'] }}`],
	])('%s: its people are not called, counted and listed', async (_kind, doNotCall) => {
		const { outputs, hints } = await run({ doNotCall });

		expect(dialled(sandbox())).toEqual({ [RAVI]: 1 });
		expect(outputs[0][0].json).toMatchObject({
			calleeCount: 1,
			rejectedCount: 0,
			suppressedCount: 2,
			suppressedRows: [
				{ item: 0, reason: 'suppressed', maskedNumber: '919*******21' },
				{ item: 2, reason: 'suppressed', maskedNumber: '919*******23' },
			],
		});
		expect(hints.map(({ message }) => message).join()).toContain('must not be called');
	});

	test('knows a number of Brazil with and without its ninth digit', async () => {
		const items = [{ phone: '5511987654321' }, { phone: '551187654322' }, { phone: RAVI }];
		await run({ doNotCall: '+55 11 8765-4321, +55 11 98765-4322' }, items);

		expect(dialled(sandbox())).toEqual({ [RAVI]: 1 });
	});

	test('is read with the default country, as the rows are', async () => {
		await run({ doNotCall: '09777654321', defaultCountry: 'IN' });

		expect(dialled(sandbox())).toEqual({ [RAVI]: 1, [OMAR]: 1 });
	});

	test('lists a hundred rows at most', async () => {
		const { outputs } = await run(
			{ doNotCall: '={{ $input.all().slice(1).map((row) => row.json.phone) }}' },
			rowsOf(151),
		);

		expect(outputs[0][0].json.suppressedCount).toBe(150);
		expect(outputs[0][0].json.suppressedRows).toHaveLength(100);
	});

	test('a row that must not be called is not judged by anything else', async () => {
		const { outputs } = await run(
			{ doNotCall: ASHA, duplicates: 'reject' },
			[{ phone: ASHA }, { phone: ASHA, first: 'Asha' }, { phone: RAVI, first: 'Ravi' }],
			{ textVariablesFrom: 'map', textVariables: { text1: '={{ $json.first }}' } },
		);

		expect(outputs[0][0].json).toMatchObject({ calleeCount: 1, suppressedCount: 2 });
	});

	test('if nobody is left, the run goes well and says so', async () => {
		const { outputs, error } = await run({ doNotCall: [ASHA, RAVI, OMAR].join() });

		expect(error).toBeUndefined();
		expect(jsonOf(outputs[0])).toMatchObject([
			{ outcome: 'nobodyCalled', taskId: null, calleeCount: 0, suppressedCount: 3 },
		]);
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('with an item for each row they say so themselves', async () => {
		const { outputs } = await run({ doNotCall: RAVI }, ROWS, { output: 'rows' });

		expect(jsonOf(outputs[0]).map(({ outcome }) => outcome)).toEqual([
			'created',
			'suppressed',
			'created',
		]);
		expect(outputs[0][1].json).toMatchObject({ phone: RAVI, taskId: null });
	});

	test('with a task for each row they come out as skipped', async () => {
		const { outputs } = await run({ doNotCall: RAVI }, ROWS, {
			taskScope: 'perItem',
			taskName: '=Call {{ $json.phone }}',
		});

		expect(jsonOf(outputs[0])).toContainEqual(
			expect.objectContaining({ outcome: 'skipped', reason: 'suppressed' }),
		);
		expect(dialled(sandbox())).toEqual({ [ASHA]: 1, [OMAR]: 1 });
	});
});

describe('Do Not Call Field', () => {
	const FIELD = { doNotCallField: '={{ $json.optOut }}' };

	test.each([true, 1, '1', 'true', 'TRUE', ' Yes ', 'y', 'x', 'on'])(
		'%j: not called',
		async (yes) => {
			await run(FIELD, [{ phone: ASHA, optOut: yes }, { phone: RAVI }]);

			expect(dialled(sandbox())).toEqual({ [RAVI]: 1 });
		},
	);

	test.each([false, 0, '0', 'false', 'No', 'n', 'off', '', ' ', null])('%j: called', async (no) => {
		await run(FIELD, [{ phone: ASHA, optOut: no }, { phone: RAVI }]);

		expect(dialled(sandbox())).toEqual({ [ASHA]: 1, [RAVI]: 1 });
	});

	test('who is marked in one row is called for none, neither before nor after it', async () => {
		const { outputs } = await run(FIELD, [
			{ phone: ASHA, optOut: '' },
			{ phone: '+91 97776-54321', optOut: 'x' },
			{ phone: `00${ASHA}`, optOut: 'no' },
			{ phone: RAVI, optOut: '' },
		]);

		expect(dialled(sandbox())).toEqual({ [RAVI]: 1 });
		expect(outputs[0][0].json).toMatchObject({ suppressedCount: 3, duplicateCount: 0 });
	});

	test('a marked row without a number stops nothing; one with a bad number does', async () => {
		const { outputs } = await run(FIELD, [{ phone: '', optOut: 'x' }, { phone: RAVI }]);
		expect(outputs[0][0].json).toMatchObject({ calleeCount: 1, suppressedCount: 1 });

		const bad = await run(FIELD, [{ phone: 'Asha', optOut: 'x' }, { phone: OMAR }]);
		expect(stopText(bad)).toContain('1 of 2 input rows cannot be called');
	});
});

describe('a doubt stops everything before anybody is called', () => {
	afterEach(() => expect(sandbox().ledger.requestCount).toBe(0));

	test.each<[string, INodeParameters, string]>([
		['an empty list', { doNotCall: '' }, "'Do Not Call' is empty"],
		['a list without entries', { doNotCall: '={{ [] }}' }, "'Do Not Call' is empty"],
		['blank lines', { doNotCall: ' \n,\n' }, "'Do Not Call' is empty"],
		['an expression that gives nothing', { doNotCall: '={{ $json.nope }}' }, 'is empty'],
		['an entry that is no number', { doNotCall: `${ASHA}, Ravi Kumar` }, 'Entry 2 of .*\\(Rav'],
		['an entry in national form', { doNotCall: '09777654321' }, "set 'Default Country'"],
		['a blank entry of a list', { doNotCall: `={{ ['${ASHA}', ''] }}` }, 'Entry 2 of'],
		[
			'rows instead of numbers',
			{ doNotCall: '={{ [$input.first().json] }}' },
			'is an object.*row.json.phone',
		],
		['a row instead of numbers', { doNotCall: '={{ $input.first().json }}' }, 'is an object'],
		['an expression that fails', { doNotCall: '={{ $json.a.b.c }}' }, ''],
		['another node', { doNotCall: "={{ $('Nowhere').all() }}" }, ''],
		[
			'a field whose expression fails',
			{ doNotCallField: "={{ $('Nowhere').item.json.optOut }}" },
			"'Do Not Call Field' could not be evaluated for item 0",
		],
		['an empty field', { doNotCallField: '' }, "'Do Not Call Field' is empty"],
		['a column that no row has', { doNotCallField: '={{ $json.typo }}' }, 'No row has the field'],
		['an unclear mark', { doNotCallField: '={{ $json.phone }}' }, 'neither yes nor no'],
		['a name in place of a column', { doNotCallField: 'optOut' }, '"optOut" for item 0'],
	])('%s', async (_kind, options, says) => {
		const result = await run(options);

		expect(stopText(result)).toMatch(new RegExp(says, 's'));
		expect(stopText(result)).not.toContain(ASHA.slice(0, 8));
	});

	test('also where the node continues on errors: all rows come back', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			items: ROWS,
			onError: 'continueErrorOutput',
			parameters: { options: { doNotCall: 'nobody', invalidCallees: 'skip' } },
		});

		expect(outputs[0]).toEqual([]);
		expect(outputs[1]).toHaveLength(3);
	});
});

/** The same number as people write it. */
const FORMATS: ReadonlyArray<(digits: string) => string> = [
	(digits) => digits,
	(digits) => `+${digits}`,
	(digits) => `00${digits}`,
	(digits) => `+${digits.slice(0, 2)} ${digits.slice(2, 7)} ${digits.slice(7)}`,
	(digits) => `(+${digits.slice(0, 2)}) ${digits.slice(2, 5)}-${digits.slice(5)}`,
	(digits) => `tel:+${digits}`,
	(digits) =>
		Array.from(`+${digits}`, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
	(digits) => Array.from(digits, (digit) => String.fromCharCode(0x0660 + Number(digit))).join(''),
];

/** As people write it who call within India. */
const NATIONAL_FORMATS: typeof FORMATS = [
	(digits) => digits.slice(2),
	(digits) => `0${digits.slice(2)}`,
	(digits) => `(0)${digits.slice(2, 7)} ${digits.slice(7)}`,
];

test.each([
	['with their country codes', {}, FORMATS],
	['also without, in one country', { defaultCountry: 'IN' }, [...FORMATS, ...NATIONAL_FORMATS]],
])(
	'nobody on the list is dialled, however the numbers are written: %s',
	async (_how, country, formats) => {
		const person = fc.record({
			number: fc.integer({ min: 0, max: 400 }).map((index) => String(919_777_000_000 + index)),
			inRow: fc.constantFrom(...formats),
			onList: fc.constantFrom(...formats),
			isListed: fc.boolean(),
			isMarked: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 30 }), async (people) => {
				sandbox().reset();
				const listed = people.filter(({ isListed }) => isListed);
				const list = ['+4915112345678', ...listed.map(({ number, onList }) => onList(number))];
				const marked = people.filter(({ isMarked }) => isMarked);
				await run(
					{ ...country, doNotCall: list.join('\n'), doNotCallField: '={{ $json.optOut }}' },
					people.map(({ number, inRow, isMarked }) => ({ phone: inRow(number), optOut: isMarked })),
					{ taskName: `Renewals ${Math.random()}` },
				);
				const never = new Set([...listed, ...marked].map(({ number }) => number));
				const wanted = new Set(people.map(({ number }) => number));
				expect(Object.keys(dialled(sandbox())).sort()).toEqual(
					[...wanted].filter((number) => !never.has(number)).sort(),
				);
			}),
			{ seed: 20310501, numRuns: 60 },
		);
	},
);
