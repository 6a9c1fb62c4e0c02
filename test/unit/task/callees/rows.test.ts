import fc from 'fast-check';
import { FailedExpression, type Row } from '../../../../nodes/LaafficVoiceAgent/shared/rowReader';
import {
	REJECTIONS,
	rejectionText,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/rejections';
import type { CalleeRules } from '../../../../nodes/LaafficVoiceAgent/task/callees/rules';
import {
	textValue,
	variablesOf,
	type VariableNames,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/textVariables';
import { sortRows } from '../../../support/callees';

const RULES: CalleeRules = {
	number: (row) => row.phone,
	country: () => ({}),
	countryOutsideRows: {},
	variables: [],
	inCallInformation: false,
	duplicates: 'keepFirst',
	rejectUnusualNumbers: false,
	truncateLongTexts: false,
	leaveOutEmptyTexts: false,
};

/** Variables by the field of the row that fills each of them. */
function filledFrom(
	fields: Record<string, string>,
	names: VariableNames = 'text',
	hasCallInformation = false,
): Pick<CalleeRules, 'variables' | 'inCallInformation'> {
	return {
		inCallInformation: hasCallInformation,
		variables: variablesOf(names, hasCallInformation)
			.filter(({ name }) => name in fields)
			.map((variable) => ({ ...variable, cell: (row) => row[fields[variable.name]] })),
	};
}

const collect = (rows: readonly Row[], rules: Partial<CalleeRules> = {}) =>
	sortRows(rows, { ...RULES, ...rules });

const NAMES = filledFrom({ text1: 'first', text2: 'due' });

describe('rows that can be called', () => {
	it('become callees in their order, each with its item', () => {
		const { callees, items, rejected, duplicates } = collect([
			{ phone: '+91 97781 12233' },
			{ phone: 919778112234 },
		]);
		expect(callees).toEqual([{ calleeNumber: '919778112233' }, { calleeNumber: '919778112234' }]);
		expect(items).toEqual([0, 1]);
		expect(rejected).toEqual([]);
		expect(duplicates).toEqual([]);
	});

	it('bring their texts along, in the order of the panel', () => {
		const { callees } = collect([{ phone: '919778112233', due: 5000, first: ' David ' }], NAMES);
		expect(JSON.stringify(callees)).toBe(
			'[{"calleeNumber":"919778112233","text1":"David","text2":"5000"}]',
		);
	});

	it('bring texts of every kind as they are', () => {
		const piece = fc.constantFrom(
			'"',
			'\\',
			'\n',
			'\t',
			'\u0001',
			'\ud83d',
			'\ude00',
			'😀',
			'é',
			'a',
			' ',
		);
		const words = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(words, (first) => {
				const { callees } = collect(
					[{ phone: '919778112233', first }],
					filledFrom({ text1: 'first' }),
				);
				const value = textValue(first, false);
				const texts = value.kind === 'text' ? [value.text] : [];
				expect(callees.map(({ text1 }) => text1)).toEqual(texts);
			}),
			{ seed: 20310501, numRuns: 2_000 },
		);
	});

	it('know their index in the input', () => {
		const asked: number[] = [];
		collect([{}, {}], {
			number: (_row, index) => {
				asked.push(index);
				return '919778112233';
			},
		});
		expect(asked).toEqual([0, 1]);
	});

	it('are read with the default country', () => {
		const { callees } = collect([{ phone: '09778112233' }], {
			country: () => ({ code: 'IN' }),
		});
		expect(callees).toEqual([{ calleeNumber: '919778112233' }]);
	});
});

describe('the names of a collection', () => {
	const FIELDS = { name: 'first', borrow_total_money: 'amount', due_date: 'due', gender: 'gender' };
	const ROW = { phone: '919778112233', first: 'Asha', amount: 5000, due: '2026-02-02', gender: '' };

	it('go into a map of their own where the platform documents it', () => {
		const { callees } = collect([ROW], filledFrom(FIELDS, 'callInformation', true));
		expect(callees).toEqual([
			{
				calleeNumber: '919778112233',
				callInformation: { name: 'Asha', borrow_total_money: '5000', due_date: '2026-02-02' },
			},
		]);
	});

	it('go out as text1 to text10 elsewhere', () => {
		const { callees } = collect([ROW], filledFrom(FIELDS, 'callInformation', false));
		expect(callees).toEqual([
			{ calleeNumber: '919778112233', text1: 'Asha', text2: '5000', text3: '2026-02-02' },
		]);
	});

	it('must be there if the scenario needs them, and are named as on the panel', () => {
		const { rejected } = collect([{ ...ROW, due: null }], filledFrom(FIELDS, 'callInformation'));
		expect(rejected).toMatchObject([{ reason: 'emptyText', variable: 'due_date' }]);
	});
});

describe('rows that cannot be called', () => {
	it('come back with reason, words, item and masked number', () => {
		const { callees, items, rejected } = collect([
			{ phone: '919778112233' },
			{ phone: '9.19778E+11' },
			{},
			{ phone: '919778112234' },
		]);
		expect(callees).toHaveLength(2);
		expect(items).toEqual([0, 3]);
		expect(rejected).toEqual([
			{
				item: 1,
				reason: 'scientific',
				message: REJECTIONS.scientific,
				maskedNumber: '9.1******11',
			},
			{ item: 2, reason: 'empty', message: REJECTIONS.empty, maskedNumber: '' },
		]);
	});

	it.each<[string, unknown, string]>([
		['an empty text', '', 'emptyText'],
		['no text', undefined, 'emptyText'],
		['a text that is too long', 'x'.repeat(31), 'longText'],
		['an object for a text', { first: 'Asha' }, 'notAText'],
	])('%s', (_what, first, reason) => {
		const { callees, rejected } = collect([{ phone: '919778112233', first, due: 1 }], NAMES);
		expect(callees).toEqual([]);
		expect(rejected).toMatchObject([{ reason, variable: 'text1', maskedNumber: '919*******33' }]);
	});

	it('have the reason of the number first, then of the first text', () => {
		const { rejected } = collect(
			[
				{ phone: 'none', first: '', due: '' },
				{ phone: '919778112233', first: '', due: 'x'.repeat(31) },
				{ phone: '919778112233', first: 'Asha', due: 'x'.repeat(31) },
			],
			NAMES,
		);
		expect(rejected.map(({ reason, variable }) => [reason, variable])).toEqual([
			['letters', undefined],
			['emptyText', 'text1'],
			['longText', 'text2'],
		]);
		expect(rejected[1].message).toMatch(/^'Text 1' is empty/);
		expect(rejected[2].message).toMatch(/^'Text 2' has more than 30 characters/);
	});

	it('are told once, however many things are wrong', () => {
		const { rejected } = collect([{ phone: '919778112233', first: '', due: '' }], NAMES);
		expect(rejected).toHaveLength(1);
	});

	it('are also those whose expression fails, with its label', () => {
		const fails = () => {
			throw new FailedExpression('Text 1', 0);
		};
		const { callees, rejected } = collect([{ phone: '919778112233' }, { phone: '919778112234' }], {
			variables: [
				{
					name: 'text1',
					label: 'Text 1',
					sentAs: 'text1',
					required: true,
					cell: (row, item) => (item === 0 ? fails() : row.phone),
				},
			],
		});
		expect(callees).toEqual([{ calleeNumber: '919778112234', text1: '919778112234' }]);
		expect(rejected).toEqual([
			{
				item: 0,
				reason: 'expression',
				message: rejectionText('expression', 'Text 1'),
				maskedNumber: '',
			},
		]);
		const { rejected: byNumber } = collect([{}], { number: fails });
		expect(byNumber).toMatchObject([{ item: 0, reason: 'expression', maskedNumber: '' }]);
	});

	it('never leave a part of themselves behind', () => {
		const { callees, items } = collect(
			[
				{ phone: '919778112233', first: 'Asha', due: '' },
				{ phone: '919778112234', first: 'Ravi', due: '12' },
			],
			NAMES,
		);
		expect(callees).toEqual([{ calleeNumber: '919778112234', text1: 'Ravi', text2: '12' }]);
		expect(items).toEqual([1]);
	});
});

describe('empty and long texts', () => {
	it('are left out where that is wished', () => {
		const { callees } = collect([{ phone: '919778112233', first: '', due: 12 }], {
			...NAMES,
			leaveOutEmptyTexts: true,
		});
		expect(callees).toEqual([{ calleeNumber: '919778112233', text2: '12' }]);
	});

	it('leave an empty map where all are left out', () => {
		const { callees } = collect([{ phone: '919778112233' }], {
			...filledFrom({ name: 'first' }, 'callInformation', true),
			leaveOutEmptyTexts: true,
		});
		expect(callees).toEqual([{ calleeNumber: '919778112233', callInformation: {} }]);
	});

	it('are cut where that is wished, and counted', () => {
		const { callees, truncatedTexts } = collect(
			[
				{ phone: '919778112233', first: 'x'.repeat(31), due: 'y'.repeat(40) },
				{ phone: '919778112234', first: 'Ravi', due: 'z'.repeat(30) },
			],
			{ ...NAMES, truncateLongTexts: true },
		);
		expect(callees[0]).toMatchObject({ text1: 'x'.repeat(30), text2: 'y'.repeat(30) });
		expect(truncatedTexts).toBe(2);
	});

	it('are counted as cut only where they are sent', () => {
		const long = 'x'.repeat(31);
		const { callees, truncatedTexts } = collect(
			[
				{ phone: '919778112233', first: long, due: '12' },
				{ phone: '919778112233', first: long, due: '12' },
				{ phone: '919778112234', first: long, due: '' },
			],
			{ ...NAMES, truncateLongTexts: true },
		);
		expect(callees).toHaveLength(1);
		expect(truncatedTexts).toBe(1);
	});
});

describe('the same number in several rows', () => {
	const ROWS = [
		{ phone: '919778112233' },
		{ phone: '+91 97781 12233' },
		{ phone: '919778112234' },
		{ phone: 919778112233 },
	];

	it('is called once: the first row counts, the others are left out', () => {
		const { callees, items, rejected, duplicates } = collect(ROWS);
		expect(callees).toEqual([{ calleeNumber: '919778112233' }, { calleeNumber: '919778112234' }]);
		expect(items).toEqual([0, 2]);
		expect(rejected).toEqual([]);
		expect(duplicates).toEqual(
			[1, 3].map((item) => ({
				item,
				reason: 'duplicate',
				message: REJECTIONS.duplicate,
				maskedNumber: '919*******33',
				sameAsItem: 0,
			})),
		);
	});

	it('is called once in Brazil, with and without the ninth digit', () => {
		const rows = ['+55 11 98765-4321', '+55 11 8765-4321', '+55 11 2765-4321', '+55 11 92765-4321'];
		const { callees, duplicates } = collect(rows.map((phone) => ({ phone })));
		expect(callees.map(({ calleeNumber }) => calleeNumber)).toEqual([
			'5511987654321',
			'551127654321',
			'5511927654321',
		]);
		expect(duplicates).toMatchObject([{ item: 1, sameAsItem: 0 }]);
	});

	it('is an error of the later rows where that is wished', () => {
		const { callees, rejected, duplicates } = collect(ROWS, { duplicates: 'reject' });
		expect(callees).toHaveLength(2);
		expect(rejected).toMatchObject([
			{ item: 1, reason: 'duplicate', sameAsItem: 0 },
			{ item: 3, reason: 'duplicate', sameAsItem: 0 },
		]);
		expect(duplicates).toEqual([]);
	});

	it('is called as often as it stands there where that is wished', () => {
		const { callees, items, rejected, duplicates } = collect(ROWS, { duplicates: 'keepAll' });
		expect(callees).toHaveLength(4);
		expect(items).toEqual([0, 1, 2, 3]);
		expect([...rejected, ...duplicates]).toEqual([]);
	});

	it('is called for the later row if the first one is rejected', () => {
		const { callees, rejected, duplicates } = collect(
			[
				{ phone: '919778112233', first: '', due: '12' },
				{ phone: '919778112233', first: 'Asha', due: '12' },
			],
			NAMES,
		);
		expect(callees).toEqual([{ calleeNumber: '919778112233', text1: 'Asha', text2: '12' }]);
		expect(rejected).toMatchObject([{ item: 0, reason: 'emptyText' }]);
		expect(duplicates).toEqual([]);
	});
});
