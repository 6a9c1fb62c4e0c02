import fc from 'fast-check';
import { partsOf, singles } from '../../../../nodes/LaafficVoiceAgent/task/callees/lists';
import { calleesIn, listsOf } from '../../../support/callees';

const CALLEES = Array.from({ length: 1_234 }, (_, row) => ({
	calleeNumber: String(919778000000 + row),
	text1: `Ünïcødé 😀 "${row}" \\ \n \u2028`,
	text2: 'अशोक',
}));

describe('lists of callees', () => {
	it.each([1, 499, 500, 501, 1_000, 1_234, 5_000])('have %d callees, and the rest', (size) => {
		const lists = listsOf(CALLEES, size);
		expect(lists.map(({ items }) => items.length)).toEqual([
			...Array.from({ length: Math.floor(CALLEES.length / size) }, () => size),
			...(CALLEES.length % size > 0 ? [CALLEES.length % size] : []),
		]);
		expect(lists.flatMap(({ items }) => items)).toEqual([...CALLEES.keys()]);
		expect(lists.flatMap(calleesIn)).toEqual(CALLEES);
	});

	it('show their first callees', () => {
		const [first, second] = listsOf(CALLEES, 1_232);
		const shown = ({ firstEntries }: typeof first) => calleesIn({ entries: firstEntries });
		expect(shown(first)).toEqual(CALLEES.slice(0, 3));
		expect(shown(second)).toEqual(CALLEES.slice(1_232));
	});
});

describe('the mark of a list', () => {
	const markOf = (callees: typeof CALLEES) => listsOf(callees, 200_000)[0].fingerprint;
	const [one, other, third] = CALLEES;

	it('is the same for the same people, whatever they are told', () => {
		expect(markOf([one, other])).toBe(markOf([{ ...one, text1: 'Another text' }, other]));
	});

	it('is another for others, for more, and for another order', () => {
		const marks = [[one], [one, other], [other, one], [one, third], [one, other, third]].map(
			markOf,
		);
		expect(new Set(marks).size).toBe(marks.length);
		const joined = { ...one, calleeNumber: `${one.calleeNumber}${other.calleeNumber}` };
		expect(markOf([joined])).not.toBe(markOf([one, other]));
	});

	it('holds no number', () => {
		expect(markOf([one])).not.toContain(one.calleeNumber);
	});
});

const callee = (item: number) => ({ calleeNumber: String(919778000000 + item) });
const collected = (items: readonly number[], size = 200_000) =>
	listsOf(items.map(callee), size, items);

describe('parts of a campaign', () => {
	it('are one, if the platform takes all callees in a task', () => {
		const [only, ...more] = partsOf(collected([0, 1, 2]), 3);
		expect(only).toMatchObject({ items: [0, 1, 2], from: 0, before: 3 });
		expect(more).toEqual([]);
	});

	it('take the rejected rows around them along', () => {
		const [only] = partsOf(collected([1, 3]), 6);
		expect(only).toMatchObject({ from: 0, before: 6 });
	});

	it('are several above the limit, in order', () => {
		expect(partsOf(collected([1, 2, 4, 5, 8], 2), 10)).toMatchObject([
			{ items: [1, 2], from: 0, before: 4 },
			{ items: [4, 5], from: 4, before: 8 },
			{ items: [8], from: 8, before: 10 },
		]);
	});

	it('are none without callees', () => {
		expect(partsOf(collected([]), 3)).toEqual([]);
	});

	it('hold each callee once, and answer for each input row exactly once', () => {
		const rows = fc.array(fc.boolean(), { minLength: 1, maxLength: 60 });
		fc.assert(
			fc.property(rows, fc.integer({ min: 1, max: 12 }), (isCalled, size) => {
				const items = isCalled.flatMap((called, item) => (called ? [item] : []));
				const parts = partsOf(collected(items, size), isCalled.length);
				expect(parts.flatMap((part) => part.items)).toEqual(items);
				expect(parts.flatMap(calleesIn)).toEqual(items.map(callee));
				if (items.length === 0) return;
				const answered = parts.flatMap(({ from, before }) =>
					Array.from({ length: before - from }, (_, index) => from + index),
				);
				expect(answered).toEqual(isCalled.map((_, item) => item));
				for (const part of parts) {
					expect(part.items.length).toBeLessThanOrEqual(size);
					expect(part.items.every((item) => item >= part.from && item < part.before)).toBe(true);
				}
			}),
			{ seed: 20310501, numRuns: 2_000 },
		);
	});
});

describe('a task for each callee', () => {
	it('answers for its own row only', () => {
		expect(singles(collected([0, 3], 1))).toMatchObject([
			{ items: [0], from: 0, before: 1 },
			{ items: [3], from: 3, before: 4 },
		]);
	});
});
