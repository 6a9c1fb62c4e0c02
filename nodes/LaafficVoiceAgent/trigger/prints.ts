/** No text has this one. */
export const NO_PRINT = 0;

/**
 * A number of 53 bits that tells a text from others, also from its neighbours in a row of numbers
 * (cyrb53 by bryc). A digest of node:crypto takes twenty times as long, and nothing is secret here.
 */
export function printOf(text: string): number {
	let low = 0xdeadbeef;
	let high = 0x41c6ce57;
	for (let place = 0; place < text.length; place++) {
		const code = text.charCodeAt(place);
		low = Math.imul(low ^ code, 2_654_435_761);
		high = Math.imul(high ^ code, 1_597_334_677);
	}
	low = Math.imul(low ^ (low >>> 16), 2_246_822_507);
	low ^= Math.imul(high ^ (high >>> 13), 3_266_489_909);
	high = Math.imul(high ^ (high >>> 16), 2_246_822_507);
	high ^= Math.imul(low ^ (low >>> 13), 3_266_489_909);
	return (high >>> 11) * 2 ** 32 + (low >>> 0) || 1;
}

/**
 * A set of prints in plain numbers, which is at most half full. A `Set` of 50,000 takes five times
 * as long, most of it for growing and for the collector of garbage.
 */
export class PrintSet {
	private readonly places: Float64Array;
	private readonly lastPlace: number;
	private size = 0;

	constructor(private readonly most: number) {
		this.places = new Float64Array(2 ** Math.ceil(Math.log2(2 * most + 1)));
		this.lastPlace = this.places.length - 1;
	}

	get isFull(): boolean {
		return this.size >= this.most;
	}

	has(print: number): boolean {
		return print !== NO_PRINT && this.places[this.placeOf(print)] === print;
	}

	/** Adds one that is not there yet. */
	add(print: number): void {
		this.places[this.placeOf(print)] = print;
		this.size++;
	}

	clear(): void {
		this.places.fill(NO_PRINT);
		this.size = 0;
	}

	/** Where it stands, or the free place where it would. */
	private placeOf(print: number): number {
		let place = print & this.lastPlace;
		while (this.places[place] !== print && this.places[place] !== NO_PRINT) {
			place = (place + 1) & this.lastPlace;
		}
		return place;
	}
}

/** At least so many of the newest prints, and never more than twice as many. */
export class NewestPrints {
	private newer: PrintSet;
	private older: PrintSet;

	constructor(most: number) {
		this.newer = new PrintSet(most);
		this.older = new PrintSet(most);
	}

	has(print: number): boolean {
		return this.newer.has(print) || this.older.has(print);
	}

	add(print: number): void {
		if (this.newer.has(print)) return;
		if (this.newer.isFull) {
			[this.newer, this.older] = [this.older, this.newer];
			this.newer.clear();
		}
		this.newer.add(print);
	}
}
