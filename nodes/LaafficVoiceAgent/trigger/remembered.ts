/** The newest of many texts, each once. */
export class Newest {
	private readonly texts = new Set<string>();
	/** It goes on where it stopped; a new one would step over every place given up before. */
	private readonly oldestFirst = this.texts.values();

	constructor(private readonly most: number) {}

	has(text: string): boolean {
		return this.texts.has(text);
	}

	add(text: string): void {
		this.texts.add(text);
		if (this.texts.size > this.most) this.texts.delete(this.oldestFirst.next().value as string);
	}
}

/** Texts are told apart by 48 bits, which six bytes hold. */
const PRINT_BYTES = 6;
const PRINT_BITS = 0xffff;

/**
 * 48 bits that tell a text from others, also from its neighbours in a row of numbers (cyrb53 by
 * bryc). A digest of node:crypto takes ten times as long, and there is no secret to keep here.
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
	return (high & PRINT_BITS) * 2 ** 32 + (low >>> 0);
}

/** The prints of the newest texts, in a ring of bytes that is written as one text of base64. */
export class Prints {
	private readonly ring: Buffer;
	private end = 0;
	private isFull = false;
	/** Those that were read. What was added here is not looked for: it is known by its text. */
	private read: ReadonlySet<number> = new Set();

	constructor(most: number) {
		this.ring = Buffer.alloc(most * PRINT_BYTES);
	}

	add(text: string): void {
		this.addPrint(printOf(text));
	}

	/** Whether the text is one of those whose prints were read. */
	wasRead(text: string): boolean {
		return this.read.size > 0 && this.read.has(printOf(text));
	}

	/** Takes in prints as `toString` wrote them, as the newest. */
	takeIn(written: string): void {
		const before = printsIn(this.inOrder());
		const prints = new Set([...before, ...printsIn(Buffer.from(written, 'base64'))]);
		const newest = [...prints].slice(-this.ring.length / PRINT_BYTES);
		this.end = 0;
		this.isFull = false;
		for (const print of newest) this.addPrint(print);
		this.read = new Set(newest);
	}

	toString(): string {
		return this.inOrder().toString('base64');
	}

	private inOrder(): Buffer {
		const newer = this.ring.subarray(0, this.end);
		return this.isFull ? Buffer.concat([this.ring.subarray(this.end), newer]) : newer;
	}

	private addPrint(print: number): void {
		this.ring.writeUIntBE(print, this.end, PRINT_BYTES);
		this.end += PRINT_BYTES;
		if (this.end < this.ring.length) return;
		this.end = 0;
		this.isFull = true;
	}
}

function printsIn(bytes: Buffer): number[] {
	const count = Math.floor(bytes.length / PRINT_BYTES);
	return Array.from({ length: count }, (_, index) =>
		bytes.readUIntBE(index * PRINT_BYTES, PRINT_BYTES),
	);
}
