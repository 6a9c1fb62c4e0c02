import { lineOf } from './phoneLine';

/** Numbers with this many digits are exact as a number of JavaScript's. */
const MOST_DIGITS = 15;

const SMALLEST = 2 ** 10;

/**
 * Phone numbers with an input item each. A `Map` of texts would take as long for 200,000 rows as
 * everything else that is done with them; here a number is a number, in a table with free places.
 * Two spellings of one number are the same.
 */
export class NumberTable {
	private keys: Float64Array;
	private items: Int32Array;
	private count = 0;
	private readonly long = new Map<string, number>();

	/** @param expected how many numbers may come; with more the table grows */
	constructor(expected = 0) {
		const size = Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(expected * 2 + 1)));
		this.keys = new Float64Array(size);
		this.items = new Int32Array(size);
	}

	/** Whether a number is there: digits that do not begin with zero. */
	has(number: string): boolean {
		if (number.length > MOST_DIGITS) return this.long.has(number);
		const key = keyOf(lineOf(number));
		return this.keys[this.placeOf(key)] === key;
	}

	/** Adds a number, unless it is there: then its item comes back, which stays. */
	add(number: string, item: number): number | undefined {
		if (number.length > MOST_DIGITS) return this.addLong(number, item);
		const key = keyOf(lineOf(number));
		const place = this.placeOf(key);
		if (this.keys[place] === key) return this.items[place];
		this.keys[place] = key;
		this.items[place] = item;
		this.count++;
		if (this.count * 2 > this.keys.length) this.grow();
		return undefined;
	}

	private addLong(number: string, item: number): number | undefined {
		const earlier = this.long.get(number);
		if (earlier === undefined) this.long.set(number, item);
		return earlier;
	}

	/** Where a key stands, or the free place where it belongs. */
	private placeOf(key: number): number {
		const { keys } = this;
		const last = keys.length - 1;
		let place = scattered(key) & last;
		while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & last;
		return place;
	}

	private grow(): void {
		const { keys, items } = this;
		this.keys = new Float64Array(keys.length * 2);
		this.items = new Int32Array(keys.length * 2);
		for (let old = 0; old < keys.length; old++) {
			const key = keys[old];
			if (key === 0) continue;
			const place = this.placeOf(key);
			this.keys[place] = key;
			this.items[place] = items[old];
		}
	}
}

const ZERO = '0'.charCodeAt(0);

function keyOf(number: string): number {
	let key = 0;
	for (let index = 0; index < number.length; index++) {
		key = key * 10 + number.charCodeAt(index) - ZERO;
	}
	return key;
}

/** Neighbours stay together, so that lists in order are quick; a step that is the same throughout scatters. */
const NEIGHBOURS = 16;

function scattered(key: number): number {
	const block = Math.floor(key / NEIGHBOURS);
	const mixed = Math.imul((block | 0) ^ Math.imul(block / 2 ** 32, 0x85ebca6b), 0x9e3779b1);
	return (mixed ^ (mixed >>> 15)) * NEIGHBOURS + (key % NEIGHBOURS);
}
