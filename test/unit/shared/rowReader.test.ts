import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';
import { cellReader, type Row } from '../../../nodes/LaafficVoiceAgent/shared/rowReader';
import { createWorkflow, NO_OPERATION_TYPE, placed } from '../../support/surroundings';

const NODE = placed('Node', NO_OPERATION_TYPE);
const workflow = createWorkflow({ nodes: [NODE], connections: {} }, []);

/** What n8n's own engine makes of a parameter for one row. */
function engineValue(raw: unknown, row: Row): unknown {
	const items = [{ json: row }] as INodeExecutionData[];
	return workflow.expression.getParameterValue(
		raw as string,
		null,
		0,
		0,
		NODE.name,
		items,
		'manual',
		{},
		undefined,
	);
}

const noEngine = () => {
	throw new Error('The engine was called');
};

/** What the reader makes of a parameter for one row, and whether it had to ask the engine. */
function readValue(raw: unknown, row: Row): { value: unknown; usedEngine: boolean } {
	let usedEngine = false;
	const reader = cellReader(raw, () => {
		usedEngine = true;
		return engineValue(raw, row);
	});
	return { value: reader.cell(row, 0), usedEngine };
}

describe('the common forms', () => {
	const row: Row = {
		phone: '919778112233',
		amount: 12.5,
		count: 0,
		paid: false,
		note: null,
		name: 'Asha',
		link: 'https://example.com',
		'first name': 'Asha',
		überfällig: 3,
		customer: { numbers: ['1', '2'], name: { first: 'Ravi' } },
		0: 'zero',
	};

	it.each<[string, unknown]>([
		['919778112233', '919778112233'],
		['', ''],
		['{{ $json.phone }}', '{{ $json.phone }}'],
		['=', ''],
		['=919778112233', '919778112233'],
		['={{ $json.phone }}', '919778112233'],
		['={{$json.phone}}', '919778112233'],
		['={{ $json["phone"] }}', '919778112233'],
		["={{ $json['first name'] }}", 'Asha'],
		['={{ $json["überfällig"] }}', 3],
		['={{ $json.amount }}', 12.5],
		['={{ $json.count }}', 0],
		['={{ $json.paid }}', false],
		['={{ $json.note }}', null],
		['={{ $json.missing }}', undefined],
		['={{ $json.name }}', 'Asha'],
		['={{ $json.link }}', 'https://example.com'],
		['={{ $json.customer.numbers[1] }}', '2'],
		['={{ $json.customer["numbers"][0] }}', '1'],
		['={{ $json.customer.name.first }}', 'Ravi'],
		['={{ $json.customer.numbers }}', ['1', '2']],
		['={{ $json.missing.deeper }}', undefined],
		['={{ $json[0] }}', 'zero'],
		['=+{{ $json.phone }}', '+919778112233'],
		['=Dear {{ $json.name }}, {{ $json.amount }} are due', 'Dear Asha, 12.5 are due'],
		['={{ $json.note }}{{ $json.missing }}', ''],
		['={{ $json.count }}/{{ $json.paid }}', '0/false'],
		['= {{ $json.phone }}', ' 919778112233'],
		['={{ $json.phone }}\n', '919778112233\n'],
	])('%j need no engine', (raw, value) => {
		const reader = cellReader(raw, noEngine);
		expect(reader.usesEngine).toBe(false);
		expect(reader.cell(row, 0)).toEqual(value);
		expect(value).toEqual(raw.startsWith('=') ? engineValue(raw, row) : raw);
	});

	it.each<unknown>([5, true, null, undefined])('the constant %p stays as it is', (raw) => {
		const reader = cellReader(raw, noEngine);
		expect(reader).toMatchObject({ usesEngine: false });
		expect(reader.cell(row, 0)).toBe(raw);
	});
});

describe('everything else is left to the engine', () => {
	it.each([
		'={{ $json }}',
		'={{ $json.phone.trim() }}',
		'={{ $json.phone?.length }}',
		'={{ $json.amount * 2 }}',
		'={{ $json.phone || "none" }}',
		'={{ $json[$json.phone] }}',
		'={{ $json["a" + "b"] }}',
		'={{ $json.a\u00e9 }}',
		'={{ $json[`phone`] }}',
		'={{ $json["a\\"b"] }}',
		'={{ $json[-1] }}',
		'={{ $json[01] }}',
		'={{ $json[010] }}',
		'={{ $json. phone; $json.name }}',
		'={{ $now }}',
		'={{ $("Sheet").item.json.phone }}',
		'={{ /* the number */ $json.phone }}',
		'={{ $json.constructor }}',
		'={{ $json["__proto__"] }}',
		'={{ }}',
		'=\\{{ $json.phone }}',
	])('%s', (raw) => {
		const asked: number[] = [];
		const reader = cellReader(raw, (index) => {
			asked.push(index);
			return 'from the engine';
		});
		expect(reader.usesEngine).toBe(true);
		expect(reader.cell({ phone: '919778112233' }, 7)).toBe('from the engine');
		expect(asked).toEqual([7]);
	});

	it('also for a single row, where the look-up goes into more than data', () => {
		const reader = cellReader('={{ $json.at.length }}', () => 'from the engine');
		expect(reader.usesEngine).toBe(false);
		expect(reader.cell({ at: { length: 3 } }, 0)).toBe(3);
		expect(reader.cell({ at: 'text' }, 1)).toBe('from the engine');
		expect(reader.cell({ at: [1, 2] }, 2)).not.toBe(undefined);
		expect(reader.cell({ at: new Date(0) }, 3)).toBe('from the engine');
	});

	it('passes on what the engine throws', () => {
		const reader = cellReader('={{ $json.phone.broken( }}', () => {
			throw new Error('invalid syntax');
		});
		expect(() => reader.cell({}, 0)).toThrow('invalid syntax');
	});
});

const KEYS = [
	'a',
	'b',
	'phone',
	'name',
	'link',
	'map',
	'at',
	'keys',
	'size',
	'first name',
	'a.b',
	'x"y',
	"it's",
	'a]b',
	'{{a}}',
	'back\\slash',
	'line\nbreak',
	'carriage\rreturn',
	'line\u2028separator',
	'paragraph\u2029separator',
	'8',
	'10',
	'ключ',
	'日本',
	'😀',
	'length',
	'constructor',
	'toString',
	'valueOf',
	'hasOwnProperty',
	'caller',
	'prototype',
	'arguments',
	'0',
	'1',
	'01',
	'',
	' ',
	'$x',
	'_y',
	'first-name',
	'isEmpty',
	'json',
	'toJSON',
];
const key = fc.constantFrom(...KEYS);

const leaf = fc.oneof(
	fc.constantFrom<unknown>(null, undefined, true, false, 0, -0, '', 'Asha', Number.NaN, 1e21, 0.1),
	fc.integer(),
	fc.double(),
	fc.string(),
	fc.string({ unit: 'grapheme', maxLength: 6 }),
	fc.constantFrom('{{ $json.a }}', '}}', '=1', '\\', "it's", '${a}', '\u2028', '919778112233'),
	fc.date({ noInvalidDate: true }),
	fc.bigInt({ min: -5n, max: 2n ** 60n }),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		{ arbitrary: leaf, weight: 4 },
		{ arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 4 }), weight: 2 },
		{ arbitrary: fc.array(tie('value'), { maxLength: 3 }), weight: 1 },
	),
}));
const row = fc.dictionary(key, anyValue, { minKeys: 1, maxKeys: 8, noNullPrototype: true });

/** A zero in front makes an octal number, and JavaScript has more forms still. */
const INDEXES = ['0', '1', '2', '01', '8', '10', '010', '08', '1_0', '0x8', '1.0', '1e1'];

const space = fc.constantFrom('', '', '', ' ', '  ', '\n', '\t', '\u00a0', '\ufeff');
const step = fc
	.tuple(key, fc.constantFrom('dot', 'double', 'single', 'index'), space)
	.map(([name, form, blank]) => {
		if (form === 'index') return `[${blank}${INDEXES[name.length % INDEXES.length]}${blank}]`;
		if (form === 'dot' && /^[A-Za-z_$][\w$]*$/.test(name)) return `.${name}`;
		const quote = form === 'single' ? "'" : '"';
		return `[${blank}${quote}${name}${quote}${blank}]`;
	});
const lookUp = fc
	.tuple(space, fc.array(step, { minLength: 1, maxLength: 3, size: 'max' }), space)
	.map(([before, steps, after]) => `{{${before}$json${steps.join('')}${after}}}`);
const codeForTheEngine = fc.constantFrom(
	'{{ $json.a + 1 }}',
	'{{ $json.a?.b }}',
	'{{ $json.phone.length }}',
	'{{ $json.keys() }}',
	'{{ $json }}',
	'{{ $json; }}',
	'{{ "text" }}',
	'{{ "}}" }}',
	'{{ $itemIndex }}',
	'{{ }}',
	'{{ $json.a // a comment }}',
	'{{ $json.a.isEmpty() }}',
	'{{ $json["a" }}',
	'{{ undefined }}',
	'{{ ({}) }}',
);
const literal = fc.oneof(
	fc.constantFrom(' ', 'Dear ', '+', '}', '{', '\\', '{{', '}}', '\n', '\r\n', '"', "'", '`'),
	fc.constantFrom(
		'${a}',
		'$json.a',
		'é😀',
		'\\{{',
		'=',
		'\\\\',
		'\\n',
		'{ {',
		'\0',
		'\u2028',
		'//',
	),
	fc.string({ maxLength: 4 }),
);
const template = fc
	.array(
		fc.oneof(
			{ arbitrary: lookUp, weight: 4 },
			{ arbitrary: literal, weight: 4 },
			{ arbitrary: codeForTheEngine, weight: 1 },
		),
		{ maxLength: 5 },
	)
	.map((pieces) => `=${pieces.join('')}`);

type Outcome = { value: unknown } | 'throws';

function outcomeOf(value: () => unknown): Outcome {
	try {
		return { value: value() };
	} catch {
		return 'throws';
	}
}

/** Reads each case both ways, and counts those that the reader answered by itself. */
function compare(raws: fc.Arbitrary<string>, seed: number, numRuns: number): number {
	let direct = 0;
	fc.assert(
		fc.property(raws, row, (raw, fields) => {
			let usedEngine = false;
			const fast = outcomeOf(() => {
				const read = readValue(raw, fields);
				usedEngine = read.usedEngine;
				return read.value;
			});
			expect(fast).toStrictEqual(outcomeOf(() => engineValue(raw, fields)));
			if (fast !== 'throws' && !usedEngine) direct++;
		}),
		{ seed, numRuns },
	);
	return direct;
}

describe('gives what the engine of n8n gives, in value and type', () => {
	jest.setTimeout(120_000);

	it('for a single look-up', () => {
		expect(
			compare(
				lookUp.map((code) => `=${code}`),
				20310501,
				4_000,
			),
		).toBeGreaterThan(1_000);
	});

	it('for texts with look-ups', () => {
		expect(compare(template, 20310502, 4_000)).toBeGreaterThan(1_000);
	});

	it('for any text at all', () => {
		const anyText = fc.string({ unit: fc.constantFrom(...'={}$json.a"[0]\\ \n'), maxLength: 24 });
		compare(
			anyText.map((text) => `=${text}`),
			20310503,
			2_000,
		);
	});
});
