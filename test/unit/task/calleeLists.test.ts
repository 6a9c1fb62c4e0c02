import { calleesIn, listsOf } from '../../support/callees';

const CALLEES = Array.from({ length: 1_234 }, (_, row) => ({
	calleeNumber: String(919778000000 + row),
	text1: `Ünïcødé 😀 "${row}" \\ \n \u2028`,
	callInformation: { name: 'अशोक' },
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
		expect(first.first).toEqual(CALLEES.slice(0, 3));
		expect(second.first).toEqual(CALLEES.slice(1_232));
	});
});

describe('the mark of a list', () => {
	const markOf = (callees: typeof CALLEES) => listsOf(callees, 200_000)[0].people;
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
