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
	const HOUR = 3_600_000;

	const saved = (atMost: number, added: readonly number[]) => {
		const prints = new SavedPrints({ withinMs: HOUR, atLeast: 1, atMost });
		for (const print of added) prints.add(print);
		return prints;
	};
	const written = (...added: number[]) => saved(9, added).write(0);

	it('are the newest, from the oldest of them on', () => {
		expect(saved(3, [1, 2, 3, 4, 5]).write(0)).toBe(written(3, 4, 5));
		expect(saved(3, [1, 2]).write(0)).toBe(written(1, 2));
	});

	it('are those of the last hour, or a few where hardly any came', () => {
		const prints = saved(9, [1, 2]);
		expect(prints.write(0)).toBe(written(1, 2));
		prints.add(3);
		expect(prints.write(HOUR / 2)).toBe(written(1, 2, 3));
		prints.add(4);
		expect(prints.write(HOUR)).toBe(written(3, 4));
		expect(prints.write(3 * HOUR)).toBe(written(4));
	});

	it('are all after a long time in which nothing was written', () => {
		const prints = saved(9, []);
		prints.write(0);
		for (const print of [1, 2, 3]) prints.add(print);
		expect(prints.write(9 * HOUR)).toBe(written(1, 2, 3));
	});

	it('are taken in as the newest, each once', () => {
		const prints = saved(4, [1, 2, 3]);
		prints.takeIn(written(3, 4, 5));
		expect(prints.write(0)).toBe(written(2, 3, 4, 5));
		expect([1, 2, 5].map((print) => prints.wasTakenIn(print))).toEqual([false, true, true]);
	});

	it('are no newer for being here when others are taken in', () => {
		const prints = saved(9, [1, 2]);
		prints.write(0);
		prints.takeIn(written(3));
		expect(prints.write(HOUR)).toBe(written(3));
	});

	it('are none in a text that is something else', () => {
		const prints = saved(4, [1]);
		prints.takeIn('?');
		expect(prints.write(0)).toBe(written(1));
	});
});
