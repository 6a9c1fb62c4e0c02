import fc from 'fast-check';
import { visibleText } from '../../../../nodes/LaafficVoiceAgent/api/coerce';
import {
	readyText,
	textValue,
	variablesOf,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/textVariables';

const THIRTY = 'abcdefghijklmnopqrstuvwxyz1234';

describe('the names of the variables', () => {
	it('are text1 to text10, each required where it is used', () => {
		const variables = variablesOf('text', true);
		expect(variables.map(({ name }) => name)).toEqual([
			'text1',
			'text2',
			'text3',
			'text4',
			'text5',
			'text6',
			'text7',
			'text8',
			'text9',
			'text10',
		]);
		for (const { name, sentAs, required } of variables) {
			expect({ sentAs, required }).toEqual({ sentAs: name, required: true });
		}
		expect(variablesOf('text', false)).toEqual(variables);
	});

	it('are those of a collection, sent as they are where the platform knows them', () => {
		expect(variablesOf('callInformation', true).map(({ name, sentAs }) => [name, sentAs])).toEqual([
			['name', 'name'],
			['borrow_total_money', 'borrow_total_money'],
			['due_date', 'due_date'],
			['due_days', 'due_days'],
			['platform', 'platform'],
			['gender', 'gender'],
			['loan_date', 'loan_date'],
			['loan_total_money', 'loan_total_money'],
			['overdue_fee', 'overdue_fee'],
			['emergency_contact_name', 'emergency_contact_name'],
		]);
	});

	it('are those of a collection, sent as text1 to text10 elsewhere', () => {
		expect(variablesOf('callInformation', false).map(({ name, sentAs }) => [name, sentAs])).toEqual(
			[
				['name', 'text1'],
				['borrow_total_money', 'text2'],
				['due_date', 'text3'],
				['due_days', 'text4'],
				['platform', 'text5'],
				['gender', 'text6'],
				['loan_date', 'text7'],
				['loan_total_money', 'text8'],
				['overdue_fee', 'text9'],
				['emergency_contact_name', 'text10'],
			],
		);
	});

	it('are required as the collection scenarios need them', () => {
		const required = variablesOf('callInformation', true).filter((variable) => variable.required);
		expect(required.map(({ name }) => name)).toEqual([
			'name',
			'borrow_total_money',
			'due_date',
			'emergency_contact_name',
		]);
	});
});

describe('a cell as it is spoken', () => {
	it.each<[string, unknown, string]>([
		['a text', 'Asha', 'Asha'],
		['a text with blanks around it', '  Asha\n', 'Asha'],
		['thirty characters', THIRTY, THIRTY],
		['a whole number', 5000, '5000'],
		['a number with a fraction', 120.5, '120.5'],
		['zero', 0, '0'],
		['a big integer', 12345678901234567890n, '12345678901234567890'],
		['yes', true, 'true'],
		['no', false, 'false'],
		['a date', new Date('2031-05-01T09:30:00Z'), '2031-05-01T09:30:00.000Z'],
		['another script', 'अशोक', 'अशोक'],
		['a joiner that belongs to the word', 'ന്‍', 'ന്‍'],
		['a text with unseen signs around it', '\u202aAsha\u202c\u200b', 'Asha'],
		['a word in which an error hides', 'NaNcy', 'NaNcy'],
	])('%s', (_what, cell, text) => {
		expect(textValue(cell, false)).toEqual({ kind: 'text', text, truncated: false });
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['an empty text', ''],
		['blanks', ' \n\t'],
		['a text of which nothing is seen', '\u200b\u00a0\u2060'],
		['not a number', Number.NaN],
	])('%s is empty', (_what, cell) => {
		expect(textValue(cell, true)).toEqual({ kind: 'empty' });
	});

	it.each<[string, unknown]>([
		['an object', { name: 'Asha' }],
		['a list', ['Asha']],
		['an invalid date', new Date('never')],
		['a function', () => 'Asha'],
		['a symbol', Symbol('Asha')],
	])('%s is no text', (_what, cell) => {
		expect(textValue(cell, true)).toEqual({ kind: 'notAText' });
	});
});

describe('what is written in place of words', () => {
	it.each([
		'#N/A',
		' #REF! ',
		'#DIV/0!',
		'#WERT!',
		'#¿NOMBRE?',
		'#NV',
		'Err:502',
		'Loading...',
		'Invalid DateTime',
		'[object Object]',
		'NaN',
		'null',
		'NULL',
		'Dear undefined',
		'undefined undefined',
		'EUR NaN',
		'due Invalid Date',
		'Dear [object Object],',
		'EUR #N/A',
		'4.5E+15',
		'1e+21',
		'EUR 199.99999999999997',
		'0.3333333333333333',
		'Dear {{ $json.name }}',
		'{{name}}',
		'Tom &amp; Jerry',
		'O&#39;Brien',
		'O&#x27;Brien',
		'Jos&eacute;',
	])('%j is not spoken', (cell) => {
		expect(textValue(cell, true)).toEqual({ kind: 'errorText' });
		expect(readyText(cell)).toBeUndefined();
	});

	it.each<[string, number]>([
		['more digits than a number holds', 12345678901234567890],
		['an exponent', 1e21],
		['a tiny rest', 2.27e-14],
		['no end', -Infinity],
	])('nor is a number with %s', (_what, cell) => {
		expect(textValue(cell, true)).toEqual({ kind: 'errorText' });
	});

	it.each([
		'Null',
		'Ms Null',
		'null Prozent',
		'NaNcy',
		'AT&T',
		'R&D; sales',
		'#1 choice',
		'#12',
		'Box #A!',
		'{name}',
		'E10',
		'1E',
		'12E5',
		'0.123456',
		'Infinity Bank',
		'Loading dock',
	])('%j is', (cell) => {
		expect(readyText(cell)).toBe(cell);
		expect(textValue(cell, false)).toEqual({ kind: 'text', text: cell, truncated: false });
	});
});

describe('a number that was worked out', () => {
	it.each([
		[199.99999999999997, '200'],
		[0.1 + 0.2, '0.3'],
		[1234.5600000000002, '1234.56'],
		[-4.35 * 100, '-435'],
		[12345678901234.56, '12345678901234.56'],
		[9007199254740991, '9007199254740991'],
	])('%d is spoken as %s', (cell, text) => {
		expect(textValue(cell, false)).toEqual({ kind: 'text', text, truncated: false });
	});
});

describe('a text that is too long', () => {
	it('is refused, because the platform would cut it silently', () => {
		expect(textValue(`${THIRTY}5`, false)).toEqual({ kind: 'tooLong' });
	});

	it.each<[string, string, string]>([
		['is cut where that is wished', `${THIRTY}567`, THIRTY],
		['keeps no blank at its end', `${'a'.repeat(29)} b`, 'a'.repeat(29)],
		['keeps an emoji that fits', `${'a'.repeat(28)}😀b`, `${'a'.repeat(28)}😀`],
		['loses an emoji that does not fit whole', `${'a'.repeat(29)}😀b`, 'a'.repeat(29)],
		['made of emojis only', '😀'.repeat(16), '😀'.repeat(15)],
	])('%s', (_what, cell, text) => {
		expect(textValue(cell, true)).toEqual({ kind: 'text', text, truncated: true });
	});

	it('is never longer than 30, never cut through a character, and always a start of the cell', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60, size: 'max' }), (cell) => {
				const value = textValue(cell, true);
				if (value.kind === 'empty') return;
				if (value.kind !== 'text') throw new Error(`Unexpected: ${value.kind}`);
				expect(value.text.length).toBeLessThanOrEqual(30);
				expect(value.text).not.toMatch(/\p{Surrogate}/u);
				const seen = visibleText(cell);
				expect(cell).toContain(seen);
				expect(seen.startsWith(value.text)).toBe(true);
				expect(value.truncated).toBe(seen.length > 30);
			}),
			{ seed: 20310501, numRuns: 5_000 },
		);
	});
});

describe('a cell that is ready', () => {
	it('is taken as it stands, just as the long way round would', () => {
		const cell = fc.oneof(fc.string(), fc.anything(), fc.constantFrom(THIRTY, `${THIRTY}5`, ' a'));
		fc.assert(
			fc.property(cell, (value) => {
				const ready = readyText(value);
				if (ready === undefined) return;
				expect(textValue(value, false)).toEqual({ kind: 'text', text: ready, truncated: false });
			}),
			{ seed: 20310502, numRuns: 5_000 },
		);
	});

	it.each<[unknown]>([[''], [' a'], ['a '], [`${THIRTY}5`], [5], [null], [undefined], [{}]])(
		'%j is not',
		(cell) => {
			expect(readyText(cell)).toBeUndefined();
		},
	);
});
