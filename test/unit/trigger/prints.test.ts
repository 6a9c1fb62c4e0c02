import { randomUUID } from 'node:crypto';
import { NewestPrints, printOf, PrintSet } from '../../../nodes/LaafficVoiceAgent/trigger/prints';
import { SavedPrints } from '../../../nodes/LaafficVoiceAgent/trigger/savedPrints';

const MANY = 50_000;
const ids = (idOf: (index: number) => string, count = MANY) =>
	Array.from({ length: count }, (_, index) => idOf(index));

describe('the print of an id', () => {
	it.each<[string, (index: number) => string]>([
		['numbers in a row', (index) => String(31050109301512340000n + BigInt(index))],
		['short numbers in a row', String],
		['moments with a count', (index) => `${1_795_290_270_183 + index * 7_001}${index % 100}`],
		['random ids', () => randomUUID()],
		['numbers that differ in front', (index) => `${index}012345678901234`],
	])('tells apart %s, also by the part that is saved', (_, idOf) => {
		const prints = ids(idOf).map(printOf);
		expect(new Set(prints).size).toBe(MANY);
		expect(new Set(prints.map((print) => print % 2 ** 48)).size).toBe(MANY);
		// Those of one push must not crowd in one place.
		expect(new Set(prints.map((print) => print % 2 ** 18)).size).toBeGreaterThan(MANY / 2);
	});

	it('is the same at every time, because it is saved', () => {
		expect(printOf('31050109301512340000')).toBe(6_730_127_998_585_221);
		expect(printOf('')).toBeGreaterThan(0);
	});
});

describe('a set of prints', () => {
	it('has what was added, and nothing else', () => {
		const prints = new PrintSet(1_000);
		const added = ids(String, 1_000).map(printOf);
		for (const print of added) prints.add(print);
		expect(added.every((print) => prints.has(print))).toBe(true);
		expect(ids((index) => `other ${index}`).some((id) => prints.has(printOf(id)))).toBe(false);
		prints.clear();
		expect(added.some((print) => prints.has(print))).toBe(false);
	});

	it('finds prints that want the same place', () => {
		const prints = new PrintSet(4);
		for (const print of [7, 7 + 16, 7 + 32]) prints.add(print);
		expect([7, 23, 39, 55].map((print) => prints.has(print))).toEqual([true, true, true, false]);
	});

	it('of the newest does not count one twice', () => {
		const newest = new NewestPrints(2);
		for (const print of [1, 2, 2, 2, 3]) newest.add(print);
		expect([1, 2, 3].map((print) => newest.has(print))).toEqual([true, true, true]);
	});
});

describe('the prints that are saved', () => {
	const saved = (most: number, added: readonly number[]) => {
		const prints = new SavedPrints(most);
		for (const print of added) prints.add(print);
		return prints;
	};

	it('are the newest, from the oldest of them on', () => {
		expect(saved(3, [1, 2, 3, 4, 5]).toString()).toBe(saved(3, [3, 4, 5]).toString());
		expect(saved(3, [1, 2]).toString()).toBe(saved(9, [1, 2]).toString());
	});

	it('are taken in as the newest, each once', () => {
		const prints = saved(4, [1, 2, 3]);
		prints.takeIn(saved(4, [3, 4, 5]).toString());
		expect(prints.toString()).toBe(saved(4, [2, 3, 4, 5]).toString());
		expect([1, 2, 5].map((print) => prints.wasTakenIn(print))).toEqual([false, true, true]);
	});

	it('are none in a text that is something else', () => {
		const prints = saved(4, [1]);
		prints.takeIn('?');
		expect(prints.toString()).toBe(saved(4, [1]).toString());
	});
});
